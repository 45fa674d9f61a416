package concentric.platform;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The header a file must have.
 *
 * @param all the columns, needed ones first
 * @param othersAllowed whether columns of other names are passed over; if not, they are refused, so that a misspelt
 *     optional column is not silently lost
 */
public record Columns(List<Column> all, boolean othersAllowed) {

    public Columns {
        all = List.copyOf(all);
    }

    /** Exactly these columns, in any order, and perhaps the optional ones. */
    public static Columns of(List<String> required, List<String> optional) {
        return new Columns(
                Stream.concat(
                                required.stream().map(name -> column(name, true)),
                                optional.stream().map(name -> column(name, false)))
                        .toList(),
                false);
    }

    /** These columns, among whatever others. */
    public static Columns among(List<String> required) {
        return new Columns(of(required, List.of()).all, true);
    }

    private static Column column(String name, boolean required) {
        return new Column(name, required, Column.Type.TEXT, List.of(), List.of());
    }

    /** The same; codes stand in some of them. */
    public Columns codes(String... names) {
        return with(Set.of(names), column -> column.of(Column.Type.CODE));
    }

    /** The same; numbers stand in some of them. */
    public Columns numbers(String... names) {
        return with(Set.of(names), column -> column.of(Column.Type.NUMBER));
    }

    /** The same; days stand in some of them. */
    public Columns days(String... names) {
        return with(Set.of(names), column -> column.of(Column.Type.DAY));
    }

    /** The same; days or instants stand in one of them. */
    public Columns times(String name) {
        return with(Set.of(name), column -> column.of(Column.Type.TIME));
    }

    /** The same; one of a few words stands in one of them. */
    public Columns words(String name, List<String> words) {
        return with(Set.of(name), column -> column.oneOf(words));
    }

    /** The same; others call one of them by these names. */
    public Columns called(String name, String... calls) {
        return with(Set.of(name), column -> column.called(List.of(calls)));
    }

    /** The same; each may be called by other names too. */
    Columns alsoCalled(Function<String, List<String>> names) {
        return new Columns(
                all.stream()
                        .map(column -> column.called(
                                Stream.concat(column.calls().stream(), names.apply(column.name()).stream())
                                        .toList()))
                        .toList(),
                othersAllowed);
    }

    private Columns with(Set<String> names, UnaryOperator<Column> change) {
        if (!all.stream().map(Column::name).toList().containsAll(names)) throw new IllegalArgumentException("" + names);
        return new Columns(
                all.stream()
                        .map(column -> names.contains(column.name()) ? change.apply(column) : column)
                        .toList(),
                othersAllowed);
    }

    /** Columns without which a file is refused. */
    public List<String> required() {
        return all.stream().filter(Column::required).map(Column::name).toList();
    }

    /** Columns that may be missing. */
    public List<String> optional() {
        return all.stream()
                .filter(column -> !column.required())
                .map(Column::name)
                .toList();
    }

    /** What is wrong with a header, in the words of whoever wrote it. */
    List<Fault> faults(List<String> header) {
        var names = all.stream().map(Column::name).toList();
        var missing = required().stream()
                .filter(name -> !header.contains(name))
                .map(name -> Fault.in("header", "missing-column", name, String.join(",", header)));
        var unknown = header.stream()
                .filter(name -> !othersAllowed && !names.contains(name))
                .map(name -> Fault.in("header", "unknown-column", name, String.join(",", required())));
        var twice = header.stream()
                .filter(name -> header.indexOf(name) != header.lastIndexOf(name))
                .distinct()
                .map(name -> Fault.in("header", "column-twice", name));
        return Stream.of(missing, unknown, twice).flatMap(faults -> faults).toList();
    }
}
