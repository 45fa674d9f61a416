package concentric.platform.web;

import java.util.List;

/** What things are called, language by language. */
public record VocabularyPage(List<Language> languages) {

    /**
     * The words of one language.
     *
     * @param id its tag
     */
    public record Language(String title, String id, List<Row> rows) {}

    /**
     * A term.
     *
     * @param first as it is called at first
     * @param now in words of its own; empty if it was not renamed
     * @param name its first name alone
     * @param href where it is renamed
     */
    public record Row(String first, String now, String name, String href) {}
}
