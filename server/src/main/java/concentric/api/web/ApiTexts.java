package concentric.api.web;

import concentric.platform.web.Bundles;
import concentric.platform.web.Texts;

/**
 * What the reference says in one reader's language. A field or parameter is explained once for all calls, and anew where
 * it means something else: {@code field.code}, {@code field.FundBody.code}, {@code field.listUnits.kind}.
 */
record ApiTexts(Bundles bundles, Texts texts) {

    /** What a field of a record is. */
    String field(Class<?> type, String name) {
        return field(type.getSimpleName(), name);
    }

    /** What a parameter of a call is. */
    String parameter(ApiCall call, String name) {
        return field(call.name(), name);
    }

    private String field(String where, String name) {
        return bundles.has("field." + where + "." + name)
                ? texts.of("field." + where + "." + name)
                : texts.of("field." + name);
    }

    /** What a call does, in a few words. */
    String summary(ApiCall call) {
        return texts.of("call." + call.name());
    }

    /** What else there is to know of it; may be empty. */
    String more(ApiCall call) {
        return bundles.has("call." + call.name() + ".more") ? texts.of("call." + call.name() + ".more") : "";
    }

    /** What a status says. */
    String status(int status) {
        return texts.of("status." + status);
    }

    /** How a noun of the API is headed. */
    String noun(String noun) {
        return texts.of("api.noun." + noun);
    }

    String t(String key, Object... args) {
        return texts.of(key, args);
    }
}
