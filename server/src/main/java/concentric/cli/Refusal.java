package concentric.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the program answered instead of doing what it was asked: a problem (RFC 9457). */
final class Refusal extends RuntimeException {

    /**
     * One thing that is wrong with what was sent.
     *
     * @param line of a file; 0 where there is none
     * @param field empty where it is the whole
     */
    record Item(long line, String field, String words) {

        private static Item of(JsonNode error) {
            return new Item(
                    error.path("line").asLong(0),
                    error.path("field").asString(""),
                    error.path("detail").asString(""));
        }
    }

    /** The field that a fault of a text or of a file as a whole names. */
    private static final Pattern LINE_AND_COLUMN = Pattern.compile("line (\\d+)(?:, column (\\d+))?");

    private final int status;
    private final List<Item> items;

    private Refusal(int status, String detail, List<Item> items) {
        super(detail);
        this.status = status;
        this.items = items;
    }

    static Refusal of(int status, JsonNode problem) {
        var items = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(Item::of)
                .toList();
        return new Refusal(status, problem.path("detail").asString(""), items);
    }

    /** How a command that was refused so ends: a fault of the program or a closed door is not the file's fault. */
    Ending ending() {
        return status >= 500 || status == 401 || status == 403 ? Ending.NOT_POSSIBLE : Ending.DIFFERS;
    }

    /** Whether there is no such thing. */
    boolean isNotFound() {
        return status == 404;
    }

    /** Tells all of it, each thing with the file and line it is in. */
    void tell(Terminal terminal, String file) {
        if (items.isEmpty()) terminal.tell(String.valueOf(getMessage()));
        items.forEach(item -> terminal.tell(place(file, item) + item.words()));
    }

    /** As compilers say it, {@code file:line:column: field: }, which editors know how to follow. */
    private static String place(String file, Item item) {
        var inFile = LINE_AND_COLUMN.matcher(item.field());
        if (inFile.matches()) {
            var column = inFile.group(2) == null ? "" : ":" + inFile.group(2);
            return (file.isEmpty() ? "line " : file + ":") + inFile.group(1) + column + ": ";
        }
        var line = item.line() > 0 ? ":" + item.line() : "";
        var field = item.field().isEmpty() || item.field().equals("file") ? "" : item.field() + ": ";
        return (file.isEmpty() ? "" : file + line + ": ") + field;
    }
}
