package concentric.backups.file;

import concentric.backups.file.Manifest.Content;
import concentric.ledger.Checkpoints;
import concentric.platform.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an archive once from its beginning to its end, and compares everything with its manifest. */
final class ArchiveReader {

    /** A head or manifest longer than this, in bytes, is none. */
    private static final int LONGEST_JSON = 16 << 20;

    /** Checkpoints longer than this, in bytes, are none: millions of them. */
    private static final int LONGEST_CHECKPOINTS = 1 << 30;

    private final JsonMapper json = JsonMapper.shared();
    private final Reader reader;
    private final Progress progress;
    private final TarArchiveInputStream tar;
    private final Map<String, Content> found = new HashMap<>();
    private final byte[] piece = new byte[Pieces.LONGEST];
    private String place = "before its first table";
    private @Nullable TarArchiveEntry entry;

    /** @param in the gzipped archive */
    ArchiveReader(InputStream in, Reader reader, Progress progress) throws IOException {
        this.reader = reader;
        this.progress = progress;
        var gzip = GzipCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .get();
        this.tar = new TarArchiveInputStream(gzip, StandardCharsets.UTF_8.name());
    }

    /** Where it is, for a sentence. */
    String place() {
        return place;
    }

    /**
     * Reads all of it.
     *
     * @throws BadBackup if it is not what was written
     * @throws IOException if it can't be read; what isn't whole can't be unpacked either
     */
    Contents read() throws IOException, SQLException {
        next();
        if (!Head.FILE.equals(name())) throw new BadBackup("is no backup of Concentric.");
        var headBytes = whole(LONGEST_JSON);
        var head = head(headBytes);
        reader.head(head);
        next();
        if (!Checkpoints.FILE.equals(name())) throw notExpected();
        var checkpoints = whole(LONGEST_CHECKPOINTS);
        next();
        for (var table : head.tables().keySet()) {
            place = "in the table " + table;
            reader.begin(table);
            readTable(table);
            reader.end(table);
        }
        place = "at its end";
        var manifest = manifest();
        compareBeginning(headBytes, checkpoints, manifest);
        compareTables(head, manifest);
        next();
        if (entry != null) throw new BadBackup("was altered: something was added at its end.");
        // What follows the end of an archive is padding; a gzip file says by its last bytes that it is whole.
        tar.transferTo(OutputStream.nullOutputStream());
        reader.whole(
                manifest,
                new String(checkpoints, StandardCharsets.UTF_8).lines().toList());
        return Contents.of(head, manifest);
    }

    private void next() throws IOException {
        entry = tar.getNextEntry();
    }

    private @Nullable String name() {
        return entry == null ? null : entry.getName();
    }

    private void readTable(String table) throws IOException, SQLException {
        var digest = Sha256.digest();
        long bytes = 0;
        for (int number = 1; Pieces.name(table, number).equals(name()); number++) {
            bytes += readPiece(digest);
            progress.at(table, bytes);
            next();
        }
        if (entry == null) throw new EOFException();
        found.put(table, new Content(0, bytes, HexFormat.of().formatHex(digest.digest())));
    }

    private int readPiece(MessageDigest digest) throws IOException, SQLException {
        if (entry == null || entry.getSize() > piece.length) throw new BadBackup("was altered " + place + ".");
        int length = tar.readNBytes(piece, 0, piece.length);
        if (length < entry.getSize()) throw new EOFException();
        digest.update(piece, 0, length);
        reader.rows(piece, length);
        return length;
    }

    private Head head(byte[] bytes) throws BadBackup {
        try {
            int format = json.readTree(bytes).path("format").asInt(0);
            if (format > Head.FORMAT) {
                throw new BadBackup("was made by a newer Concentric: its format is %d, and this one reads %d."
                        .formatted(format, Head.FORMAT));
            }
            return json.readValue(bytes, Head.class);
        } catch (JacksonException e) {
            throw new BadBackup("was altered " + place + ".");
        }
    }

    private IOException notExpected() {
        return entry == null
                ? new EOFException()
                : new BadBackup("was altered: it holds something else than its tables.");
    }

    private Manifest manifest() throws IOException {
        if (!Manifest.FILE.equals(name())) throw notExpected();
        try {
            return json.readValue(whole(LONGEST_JSON), Manifest.class);
        } catch (JacksonException e) {
            throw new BadBackup("was altered " + place + ".");
        }
    }

    /** All of a member. */
    private byte[] whole(int longest) throws IOException {
        var bytes = tar.readNBytes(longest);
        if (entry == null || bytes.length < entry.getSize()) throw new EOFException();
        return bytes;
    }

    private static void compareBeginning(byte[] head, byte[] checkpoints, Manifest manifest) throws BadBackup {
        if (!Manifest.hash(head).equals(manifest.head())) throw new BadBackup("was altered before its first table.");
        if (!Manifest.hash(checkpoints).equals(manifest.checkpoints())) {
            throw new BadBackup("was altered in its checkpoints.");
        }
    }

    private void compareTables(Head head, Manifest manifest) throws BadBackup {
        if (!head.tables().keySet().equals(manifest.tables().keySet())) {
            throw new BadBackup("was altered: its tables are not those of its manifest.");
        }
        for (var content : found.entrySet()) {
            var said = manifest.tables().get(content.getKey());
            if (said == null
                    || !said.sha256().equals(content.getValue().sha256())
                    || said.bytes() != content.getValue().bytes()) {
                throw new BadBackup("was altered in the table %s: its rows do not have the hash of its manifest."
                        .formatted(content.getKey()));
            }
        }
    }
}
