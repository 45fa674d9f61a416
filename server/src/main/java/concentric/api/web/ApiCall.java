package concentric.api.web;

import concentric.platform.web.Access;
import concentric.platform.web.Call;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of the API, as its controller's method says it.
 *
 * @param verb of HTTP, in capitals
 * @param path with its variables in braces
 * @param access who may
 * @param call what the method declares
 * @param inputs of the path and the query
 * @param paged whether it answers sheet by sheet
 * @param body what is sent; {@code String} for text, null for nothing
 * @param file whether a file is sent
 * @param answer what comes back
 */
record ApiCall(
        String verb,
        String path,
        Access access,
        Call call,
        List<Input> inputs,
        boolean paged,
        @Nullable Type body,
        boolean file,
        Type answer) {

    /**
     * A parameter.
     *
     * @param words those that it may be; none: any
     * @param usual what it is where it is left out; null if nothing
     */
    record Input(
            String name,
            boolean inPath,
            Type type,
            boolean needed,
            List<String> words,
            @Nullable String usual) {}

    /** The name, as programs that are generated from the document call it. */
    String name() {
        return call.value();
    }

    /** The noun of the path: {@code payments} of {@code /api/payments/find}. */
    String noun() {
        return path.split("/")[2].replaceAll("\\..*", "");
    }

    boolean changes() {
        return !verb.equals("GET");
    }

    boolean inPath() {
        return inputs.stream().anyMatch(Input::inPath);
    }
}
