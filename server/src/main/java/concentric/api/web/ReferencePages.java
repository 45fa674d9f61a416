package concentric.api.web;

import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Bundles;
import concentric.platform.web.Call;
import concentric.platform.web.Crumb;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** The reference as a page, and the document for programs; both from the same calls, in the reader's language. */
@Controller
class ReferencePages {

    static final String PATH = "/api";
    static final String DOCUMENT = "/api/openapi.json";

    private final ApiCalls calls;
    private final Examples examples;
    private final Bundles bundles;
    private final JsonMapper json;

    ReferencePages(ApiCalls calls, Examples examples, Bundles bundles, JsonMapper json) {
        this.calls = calls;
        this.examples = examples;
        this.bundles = bundles;
        this.json = json;
    }

    @Allowed(Access.SIGNED_IN)
    @GetMapping(PATH)
    View reference(@RequestParam(defaultValue = "") String q, Visit visit) {
        var texts = new ApiTexts(bundles, visit.texts());
        var entries = new ReferenceEntries(examples, texts, json);
        var query = q.strip().toLowerCase(visit.locale());
        var nouns = new ArrayList<ReferencePage.Noun>();
        int found = 0;
        for (var noun : calls.all().stream().map(ApiCall::noun).distinct().toList()) {
            var shown = calls.all().stream()
                    .filter(call -> call.noun().equals(noun) && matches(call, query, texts, visit.locale()))
                    .map(entries::entry)
                    .toList();
            found += shown.size();
            if (!shown.isEmpty()) nouns.add(new ReferencePage.Noun(noun, texts.noun(noun), shown));
        }
        var title = visit.t("api.title");
        var view = new ReferencePage(q, found, nouns);
        return visit.page("api/reference", title, List.of(new Crumb(title, null)), view);
    }

    private static boolean matches(ApiCall call, String query, ApiTexts texts, Locale locale) {
        var said = String.join(
                " ",
                call.verb(),
                call.path(),
                call.name(),
                texts.summary(call),
                texts.more(call),
                texts.noun(call.noun()));
        return said.toLowerCase(locale).contains(query);
    }

    @Call("getDocument")
    @Allowed(Access.SIGNED_IN)
    @GetMapping(DOCUMENT)
    ResponseEntity<Map<String, Object>> document(Visit visit) {
        var document = new OpenApi(calls.all(), examples, new ApiTexts(bundles, visit.texts())).document();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }
}
