package concentric.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call of each kind as it was made, with the answer. They were made one after the other, in a new organisation; the
 * tests make them again and compare.
 */
@Component
class Examples {

    static final String FILE = "api/examples.json";

    private final Map<String, Example> byCall = new LinkedHashMap<>();

    Examples(JsonMapper json) {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            for (var example : json.readValue(in, new TypeReference<List<Example>>() {})) {
                byCall.putIfAbsent(example.call(), example);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A call that was made.
     *
     * @param as the person who made it; null for the custodian
     * @param path with the query, as it was asked
     * @param body JSON that was sent; null for none
     * @param text text that was sent; null for none
     * @param file the content of a file that was sent; null for none
     * @param status of the answer
     * @param answer JSON that came back, or a text; null if it is too long to be shown
     */
    record Example(
            String call,
            @Nullable String as,
            String path,
            @Nullable JsonNode body,
            @Nullable String text,
            @Nullable String file,
            int status,
            @Nullable JsonNode answer) {}

    /** The example of a call. */
    Optional<Example> of(ApiCall call) {
        return Optional.ofNullable(byCall.get(call.name()));
    }
}
