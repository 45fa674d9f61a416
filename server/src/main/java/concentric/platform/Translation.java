package concentric.platform;

import concentric.platform.Mapping.Source;
import concentric.platform.Work.LeftOut;
import concentric.platform.Work.Taken;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the rows of somebody else's file into rows of ours, by a mapping; or says why one can't be understood. */
final class Translation {

    /** What a row turns out to be. */
    sealed interface Translated {

        /** A row as our own files have it. */
        record Ours(CsvRow row) implements Translated {}

        /** Left out, and why. */
        record Out(LeftOut leftOut) implements Translated {}
    }

    /** 1234,56 or 1.234,56 or 1 234,56: dots and spaces only between groups of three. */
    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("[+-]?(?:[0-9]+|[0-9]{1,3}(?:[.\u00a0\u202f ’'][0-9]{3})+)(?:,[0-9]+)?");

    private static final Pattern NOT_IN_A_CODE = Pattern.compile("[^\\p{L}\\p{N}_/ -]+");
    private static final int SHOWN = 60;

    private final Mapping mapping;
    private final List<Column> columns;
    private final List<String> names;
    private final List<String> theirs;
    private final ZoneId zone;

    /**
     * A translation.
     *
     * @param header of the file
     * @param zone of times that bear none
     */
    Translation(Mapping mapping, Columns ours, List<String> header, ZoneId zone) {
        this.mapping = mapping;
        this.theirs = distinct(header);
        this.zone = zone;
        this.columns = ours.all().stream()
                .filter(column -> mapping.columns().containsKey(column.name()))
                .toList();
        this.names = columns.stream().map(Column::name).toList();
    }

    /** The names of a header made different: what has none, or one that was there before, is counted. */
    static List<String> distinct(List<String> header) {
        var names = new ArrayList<String>();
        for (var each : header) {
            var name = each.isEmpty() ? String.valueOf(names.size() + 1) : each;
            for (int n = 2; names.contains(name); n++) name = each + " (" + n + ")";
            names.add(name);
        }
        return names;
    }

    /** The row as ours; a file that calls all columns as we do is understood already. */
    Translated of(CsvRow row) {
        if (mapping.columns().isEmpty()) return new Translated.Ours(row);
        var ragged = row.fault();
        if (ragged.isPresent()) return out(row, ragged.get(), false);
        var fields = new ArrayList<String>();
        for (var column : columns) {
            var source = mapping.columns().get(column.name());
            if (source instanceof Source.From(String from, Map<String, String> words)) {
                var written = row.fields().get(theirs.indexOf(from)).strip();
                var said = words.getOrDefault(written, written);
                if (said.isEmpty() && words.containsKey(written)) {
                    return out(row, Fault.in(column.name(), "word-left-out", shown(written)), true);
                }
                var text = text(column, said);
                if (text == null) return out(row, notUnderstood(column, said), false);
                fields.add(text);
            } else if (source instanceof Source.Always(String always)) {
                fields.add(always);
            }
        }
        return new Translated.Ours(row.as(names, fields));
    }

    /** Has a work take those rows that can be understood. */
    Taken take(Work work, Job job, List<CsvRow> rows) {
        var ours = new ArrayList<CsvRow>();
        var out = new ArrayList<LeftOut>();
        for (var row : rows) {
            switch (of(row)) {
                case Translated.Ours(CsvRow its) -> ours.add(its);
                case Translated.Out(LeftOut leftOut) -> out.add(leftOut);
            }
        }
        var taken = work.take(job, ours);
        out.addAll(taken.leftOut());
        return new Taken(taken.accepted(), taken.added(), out);
    }

    /** The first rows that can be understood, as ours. */
    List<CsvRow> ours(List<CsvRow> rows, int limit) {
        return rows.stream()
                .flatMap(row -> of(row) instanceof Translated.Ours(CsvRow ours) ? Stream.of(ours) : Stream.of())
                .limit(limit)
                .toList();
    }

    private static Translated out(CsvRow row, Fault fault, boolean setAside) {
        return new Translated.Out(new LeftOut(row, fault, setAside));
    }

    private Fault notUnderstood(Column column, String text) {
        if (column.type() == Column.Type.NUMBER) return Fault.in(column.name(), "no-decimal-comma", shown(text));
        if (mapping.dates().read(text) instanceof LocalDateTime time) {
            return Fault.in(column.name(), "skipped-time", time, zone.getId());
        }
        return Fault.in(
                column.name(),
                "not-in-date-format",
                shown(text),
                mapping.dates().word());
    }

    /** What was written as our own files write it; null if it can't be understood. */
    private @Nullable String text(Column column, String written) {
        if (written.isEmpty()) return written;
        return switch (column.type()) {
            case TEXT, WORD -> written;
            case CODE -> mapping.makesCodes() ? code(column, written) : written;
            case NUMBER -> mapping.dialect().decimalComma() ? withPoint(written) : written;
            case DAY, TIME -> time(written);
        };
    }

    /** A code made of whatever is called so elsewhere: always the same for the same. */
    static String code(Column column, String written) {
        var text = Normalizer.normalize(written, Normalizer.Form.NFC).strip();
        if (text.isEmpty() || Parties.isCode(text)) return text;
        var joined = NOT_IN_A_CODE.matcher(text).replaceAll("-").replaceAll(" +", " ");
        return Character.isLetter(joined.codePointAt(0)) ? joined : column.name() + "-" + joined;
    }

    private static @Nullable String withPoint(String written) {
        var percent = written.endsWith("%")
                ? written.substring(0, written.length() - 1).strip()
                : written;
        if (!DECIMAL_COMMA.matcher(percent).matches()) return null;
        return percent.replaceAll("[.\u00a0\u202f ’']", "").replace(',', '.');
    }

    private @Nullable String time(String written) {
        TemporalAccessor time = mapping.dates().read(written);
        if (time == null) time = DateFormat.ISO.read(written);
        return switch (time) {
            case LocalDate day -> day.toString();
            case LocalDateTime local ->
                zone.getRules().getValidOffsets(local).stream()
                        .findFirst()
                        .map(offset -> local.atOffset(offset).toString())
                        .orElse(null);
            case OffsetDateTime instant -> instant.toString();
            case null, default -> null;
        };
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
