package concentric.platform.web;

import concentric.platform.Column;
import concentric.platform.DateFormat;
import concentric.platform.Dialect;
import concentric.platform.Dialect.Encoding;
import concentric.platform.Dialect.Separator;
import concentric.platform.Mapping;
import concentric.platform.Mapping.Source;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;

/**
 * What a form says about a file: {@code column.unit} is the file's column after a colon, or {@link #ALWAYS}, and then {@code
 * always.unit} says what; {@code said.kind} are the words of the file and {@code word.kind} what each means, in turn.
 */
record MappingForm(MultiValueMap<String, String> form) {

    /** Instead of a column: the same for all rows. */
    static final String ALWAYS = "always";

    /** Instead of a word: the row is left out. */
    static final String LEAVE_OUT = "out";

    /** What a column or a word begins with, so that none is taken for one of those above. */
    static final String NAMED = ":";

    private static final int LONGEST = 1_000;

    /** The mapping that the form asks for, beginning with the one that stands. */
    Mapping mapping(Mapping before, List<Column> columns) {
        var dialect = before.dialect();
        return new Mapping(
                new Dialect(
                        dialect.format(),
                        choice("encoding", Encoding.values(), Encoding::name, dialect.encoding()),
                        choice("separator", Separator.values(), Separator::name, dialect.separator()),
                        form.getOrDefault("sheet", List.of(dialect.sheet())).getFirst(),
                        text("decimal").equals(",")),
                choice("dates", DateFormat.values(), DateFormat::name, before.dates()),
                !text("codes").isEmpty(),
                sources(columns));
    }

    private Map<String, Source> sources(List<Column> columns) {
        var sources = new LinkedHashMap<String, Source>();
        for (var column : columns) {
            var from = text("column." + column.name());
            if (from.equals(ALWAYS)) {
                var always = text("always." + column.name()).strip();
                if (!always.isEmpty()) sources.put(column.name(), new Source.Always(always));
            } else if (from.startsWith(NAMED)) {
                sources.put(column.name(), new Source.From(from.substring(NAMED.length()), words(column)));
            }
        }
        return sources;
    }

    private Map<String, String> words(Column column) {
        var said = form.getOrDefault("said." + column.name(), List.of());
        var meant = form.getOrDefault("word." + column.name(), List.of());
        var words = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(said.size(), meant.size()); i++) {
            if (meant.get(i).equals(LEAVE_OUT)) words.put(said.get(i), "");
            else if (meant.get(i).startsWith(NAMED))
                words.put(said.get(i), meant.get(i).substring(NAMED.length()));
        }
        return words;
    }

    private String text(String name) {
        var text = form.getFirst(name);
        return text == null || text.length() > LONGEST ? "" : text;
    }

    private <T> T choice(String name, T[] values, Function<T, String> word, T otherwise) {
        var text = text(name);
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElse(otherwise);
    }
}
