package concentric.backups.file;

import concentric.backups.file.Manifest.Content;
import concentric.platform.Sha256;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The rows of a table, read out in the order of its key. */
final class Rows {

    /** Takes what comes. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] bytes) throws IOException;
    }

    private Rows() {}

    /** Hands all rows over, as PostgreSQL's binary COPY format has them, and says what they were. */
    static Content read(Connection connection, Table table, Taker taker) throws SQLException, IOException {
        var digest = Sha256.digest();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copyOut());
        try {
            long bytes = handOver(copy, digest, taker);
            return new Content(copy.getHandledRowCount(), bytes, HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private static long handOver(CopyOut copy, MessageDigest digest, Taker taker) throws SQLException, IOException {
        long total = 0;
        for (var bytes = copy.readFromCopy(); bytes != null; bytes = copy.readFromCopy()) {
            if (Thread.interrupted()) throw new InterruptedIOException("told to end");
            digest.update(bytes);
            taker.take(bytes);
            total += bytes.length;
        }
        return total;
    }
}
