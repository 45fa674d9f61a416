package concentric.platform;

import concentric.platform.Dialect.Encoding;
import concentric.platform.Dialect.Format;
import concentric.platform.Dialect.Separator;
import concentric.platform.Mapping.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a file seems to be, for somebody who then corrects it. */
final class Guess {

    private static final int BEGIN = 1 << 16;

    /** Rows that are looked at. */
    private static final int ROWS = 200;

    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?[0-9.]+,[0-9]+\\s*%?");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Guess() {}

    /** How a file seems to be written. */
    static Dialect dialect(Path file) throws IOException {
        byte[] begin;
        try (var in = Files.newInputStream(file)) {
            begin = in.readNBytes(BEGIN);
        }
        if (Workbook.isOne(begin)) return new Dialect(Format.XLSX, Encoding.UTF_8, Separator.COMMA, "", false);
        var encoding = encoding(file, begin);
        var best = Separator.COMMA;
        int most = 0;
        for (var separator : Separator.values()) {
            int score = score(file, new Dialect(Format.CSV, encoding, separator, "", false));
            if (score > most) {
                best = separator;
                most = score;
            }
        }
        return new Dialect(Format.CSV, encoding, best, "", false);
    }

    private static Encoding encoding(Path file, byte[] begin) throws IOException {
        if (TextCheck.isUtf16(ByteBuffer.wrap(begin))) {
            boolean bigEndian = begin[0] == 0 || Byte.toUnsignedInt(begin[0]) == 0xfe;
            return bigEndian ? Encoding.UTF_16BE : Encoding.UTF_16LE;
        }
        return TextCheck.fault(file, Encoding.UTF_8)
                .filter(fault -> fault.code().equals("not-utf-8"))
                .map(fault -> Encoding.LATIN_1)
                .orElse(Encoding.UTF_8);
    }

    /** Rows that have as many fields as the header, times these; nothing where there is but one field. */
    private static int score(Path file, Dialect dialect) throws IOException {
        try (var rows = TableFile.rows(file, dialect)) {
            int width = rows.header().size();
            if (width < 2) return 0;
            int like = 1;
            for (int i = 0; i < ROWS && rows.hasNext(); i++)
                if (rows.next().fields().size() == width) like++;
            return like * width;
        } catch (TableFile.Illegible e) {
            return 0;
        }
    }

    /** Where our columns seem to stand in a file that is written so. */
    static Mapping mapping(Path file, Dialect dialect, Columns ours) throws IOException, TableFile.Illegible {
        try (var rows = TableFile.rows(file, dialect)) {
            var header = Translation.distinct(rows.header());
            var sample = new ArrayList<CsvRow>();
            while (sample.size() < ROWS && rows.hasNext()) {
                var row = rows.next();
                sample.add(new CsvRow(row.line(), header, row.fields()));
            }
            return mapping(dialect, ours, header, sample);
        }
    }

    private static Mapping mapping(Dialect dialect, Columns ours, List<String> header, List<CsvRow> sample) {
        var columns = new LinkedHashMap<String, Source>();
        var free = new ArrayList<>(header);
        for (var column : ours.all()) {
            from(column, free).ifPresent(name -> {
                free.remove(name);
                columns.put(column.name(), new Source.From(name, words(column, name, sample)));
            });
        }
        boolean comma = values(ours, columns, sample, Column.Type.NUMBER)
                .anyMatch(text -> WITH_COMMA.matcher(text).matches());
        var times = Stream.concat(
                        values(ours, columns, sample, Column.Type.DAY), values(ours, columns, sample, Column.Type.TIME))
                .toList();
        var dates = Arrays.stream(DateFormat.values())
                .filter(format -> times.stream().allMatch(text -> format.read(text) != null))
                .findFirst()
                .orElse(DateFormat.ISO);
        boolean codes = values(ours, columns, sample, Column.Type.CODE).anyMatch(text -> !Parties.isCode(text));
        var written = new Dialect(dialect.format(), dialect.encoding(), dialect.separator(), dialect.sheet(), comma);
        return new Mapping(written, dates, codes, columns);
    }

    private static Stream<String> values(
            Columns ours, Map<String, Source> columns, List<CsvRow> sample, Column.Type type) {
        return ours.all().stream()
                .filter(column -> column.type() == type)
                .flatMap(column -> columns.get(column.name()) instanceof Source.From from
                        ? sample.stream().map(row -> row.get(from.column()))
                        : Stream.of())
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> from(Column column, List<String> header) {
        return Stream.concat(Stream.of(column.name()), column.calls().stream())
                .flatMap(name -> header.stream().filter(each -> letters(each).equals(letters(name))))
                .findFirst();
    }

    private static String letters(String text) {
        return NO_LETTER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** Words that differ from ours in nothing but capitals and signs are ours. */
    private static Map<String, String> words(Column column, String name, List<CsvRow> sample) {
        var words = new LinkedHashMap<String, String>();
        for (var row : sample) {
            var said = row.get(name);
            column.words().stream()
                    .filter(word -> !word.equals(said) && letters(word).equals(letters(said)))
                    .findFirst()
                    .ifPresent(word -> words.put(said, word));
        }
        return words;
    }
}
