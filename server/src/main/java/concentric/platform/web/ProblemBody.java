package concentric.platform.web;

import java.util.List;

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
public record ProblemBody(String type, String title, int status, String detail, String code, List<Item> errors) {

    /** One thing that is wrong, and in which field; its code is stable, its detail a sentence. */
    public record Item(String field, String code, String detail) {}
}
