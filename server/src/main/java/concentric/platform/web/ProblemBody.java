package concentric.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as a program reads it (RFC 9457, {@code application/problem+json}).
 *
 * @param type always {@code about:blank}: the code says more
 * @param title the status in words
 * @param status the HTTP status
 * @param detail a sentence in the reader's language
 * @param code stable
 * @param errors each thing that is wrong with what was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemBody(String type, String title, int status, String detail, String code, List<Item> errors) {

    /** One thing that is wrong. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(String field, String code, String detail, @Nullable Long line) {}
}
