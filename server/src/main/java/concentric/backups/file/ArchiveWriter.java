package concentric.backups.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a gzipped tar archive, member by member. */
final class ArchiveWriter implements Closeable {

    private static final int OWNER_READS = 0_100_600;

    private final BlockGzip gzip;
    private final TarArchiveOutputStream tar;
    private final Date at;

    ArchiveWriter(OutputStream out, Instant at) {
        this.gzip = new BlockGzip(out);
        this.tar = new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name());
        this.tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        this.at = Date.from(at);
    }

    void write(String name, byte[] bytes, int length) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(length);
        entry.setModTime(at);
        entry.setMode(OWNER_READS);
        entry.setUserId(0);
        entry.setGroupId(0);
        tar.putArchiveEntry(entry);
        tar.write(bytes, 0, length);
        tar.closeArchiveEntry();
    }

    /** Writes the end of the archive. Without it, it is cut short. */
    void finish() throws IOException {
        tar.finish();
        gzip.finish();
    }

    /** Gives up what is not finished; what is written to stays open. */
    @Override
    public void close() {
        gzip.close();
    }
}
