package concentric.contracts.web;

import java.util.List;

/** The catalogue of templates. */
public record TemplatesPage(List<Row> rows) {

    /** A template: what it is called, when it fits, and its first sentences. */
    public record Row(String title, String href, String when, List<String> sentences) {}
}
