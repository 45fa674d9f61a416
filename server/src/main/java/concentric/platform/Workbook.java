package concentric.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * A workbook as spreadsheets save it (XLSX, Office Open XML), which is a ZIP file. It is unpacked once, into nothing, before
 * it is believed: what it says about its own size may be a lie, and a kilobyte can hold a terabyte.
 */
final class Workbook {

    /** All its parts unpacked, in bytes: more than a million rows. */
    private static final long LARGEST = 512L << 20;

    /** The parts that are held in memory, unpacked: all but the sheets. */
    private static final long LARGEST_IN_MEMORY = 64L << 20;

    private static final int MOST_PARTS = 1_000;

    private static final ReadingOptions OPTIONS = new ReadingOptions(true, true);

    private Workbook() {}

    /** Whether the bytes of a file begin as those of a ZIP file do. */
    static boolean isOne(byte[] begin) {
        return begin.length >= 4 && begin[0] == 'P' && begin[1] == 'K' && begin[2] == 3 && begin[3] == 4;
    }

    /** Why a file can't be read as a workbook. */
    static Optional<Fault> fault(Path file) throws IOException {
        try (var zip = ZipFile.builder().setPath(file).get()) {
            var parts = Collections.list(zip.getEntries());
            if (parts.size() > MOST_PARTS) return Optional.of(Fault.in("file", "xlsx-too-large", LARGEST >> 20));
            long all = 0;
            long inMemory = 0;
            for (var part : parts) {
                long size = unpacked(zip, part, LARGEST - all);
                all += size;
                if (!part.getName().contains("/worksheets/")) inMemory += size;
                if (all > LARGEST || inMemory > LARGEST_IN_MEMORY) {
                    return Optional.of(Fault.in("file", "xlsx-too-large", LARGEST >> 20));
                }
            }
        } catch (IOException e) {
            return Optional.of(Fault.in("file", "not-xlsx"));
        }
        return sheetFault(file);
    }

    /** How large a part is, counted up to a limit. */
    private static long unpacked(ZipFile zip, ZipArchiveEntry part, long limit) throws IOException {
        try (InputStream in = zip.getInputStream(part)) {
            var buffer = new byte[1 << 16];
            long size = 0;
            for (int n = in.read(buffer); n >= 0 && size <= limit; n = in.read(buffer)) size += n;
            return size;
        }
    }

    private static Optional<Fault> sheetFault(Path file) {
        try {
            return sheets(file).isEmpty() ? Optional.of(Fault.in("file", "not-xlsx")) : Optional.empty();
        } catch (IOException | ExcelReaderException e) {
            return Optional.of(Fault.in("file", "not-xlsx"));
        }
    }

    /** The names of the sheets that can be seen, in their order. */
    static List<String> sheets(Path file) throws IOException {
        try (var workbook = open(file)) {
            return workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .map(Sheet::getName)
                    .toList();
        }
    }

    static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), OPTIONS);
        } catch (ExcelReaderException e) {
            throw new IOException(e);
        }
    }

    /** The sheet of a name; the first one that can be seen for no name; null if there is none. */
    static @Nullable Sheet sheet(ReadableWorkbook workbook, String name) {
        return workbook.getSheets()
                .filter(sheet -> name.isEmpty()
                        ? sheet.getVisibility() == SheetVisibility.VISIBLE
                        : sheet.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
