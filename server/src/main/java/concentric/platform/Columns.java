package concentric.platform;

import java.util.List;
import java.util.stream.Stream;

/**
 * The header a CSV file must have.
 *
 * @param required columns without which a file is refused
 * @param optional columns that may be missing
 * @param othersAllowed whether columns of other names are passed over; if not, they are refused, so that a misspelt
 *     optional column is not silently lost
 */
public record Columns(List<String> required, List<String> optional, boolean othersAllowed) {

    public Columns {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    /** Exactly these columns, in any order, and perhaps the optional ones. */
    public static Columns of(List<String> required, List<String> optional) {
        return new Columns(required, optional, false);
    }

    /** What is wrong with a header, in the words of whoever wrote it. */
    List<Fault> faults(List<String> header) {
        var missing = required.stream()
                .filter(name -> !header.contains(name))
                .map(name -> Fault.in("header", "missing-column", name, String.join(",", header)));
        var unknown = header.stream()
                .filter(name -> !othersAllowed && !required.contains(name) && !optional.contains(name))
                .map(name -> Fault.in("header", "unknown-column", name, String.join(",", required)));
        var twice = header.stream()
                .filter(name -> header.indexOf(name) != header.lastIndexOf(name))
                .distinct()
                .map(name -> Fault.in("header", "column-twice", name));
        return Stream.of(missing, unknown, twice).flatMap(faults -> faults).toList();
    }
}
