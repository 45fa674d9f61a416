package concentric.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for PostgreSQL's {@code COPY … FROM STDIN BINARY}, the fastest durable way in.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS-BINARY-FORMAT">its format</a>
 */
public final class BinaryCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long FIRST_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int NULL = -1;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    /** Begins {@code copy … from stdin binary}. */
    public BinaryCopy(Connection connection, String sql) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row; as many fields must follow. */
    public BinaryCopy row(int fields) throws SQLException {
        if (buffer.position() > buffer.capacity() / 2) flush();
        room(2).putShort((short) fields);
        return this;
    }

    public BinaryCopy bigint(@Nullable Long value) {
        if (value == null) return nothing();
        room(12).putInt(8).putLong(value);
        return this;
    }

    public BinaryCopy integer(@Nullable Integer value) {
        if (value == null) return nothing();
        room(8).putInt(4).putInt(value);
        return this;
    }

    public BinaryCopy text(@Nullable String value) {
        if (value == null) return nothing();
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    public BinaryCopy timestamp(Instant value) {
        room(12).putInt(8).putLong(ChronoUnit.MICROS.between(EPOCH, value));
        return this;
    }

    public BinaryCopy date(LocalDate value) {
        room(8).putInt(4).putInt((int) (value.toEpochDay() - FIRST_DAY));
        return this;
    }

    private BinaryCopy nothing() {
        room(4).putInt(NULL);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            var larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Ends the copy; only now are constraints told. */
    public void end() throws SQLException {
        room(2).putShort((short) -1);
        flush();
        copy.endCopy();
    }

    /** Gives the copy up if it has not ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) copy.cancelCopy();
    }
}
