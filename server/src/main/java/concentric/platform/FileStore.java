package concentric.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bytes of files, in pieces of a megabyte. */
@Repository
class FileStore {

    private static final int PIECE_BYTES = 1 << 20;

    /** Where pieces are kept; never a name from outside. */
    enum Place {
        /** For good, with the job that reads them. */
        FILE("platform.file_piece", "file_id"),
        /** Until somebody has said how the file is to be understood. */
        UPLOAD("platform.upload_piece", "upload_id");

        private final String table;
        private final String owner;

        Place(String table, String owner) {
            this.table = table;
            this.owner = owner;
        }
    }

    private final JdbcClient jdbc;

    FileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a file's pieces, and says what their hash is. */
    byte[] write(Place place, long id, Path file) throws IOException {
        var digest = Sha256.digest();
        try (var in = Files.newInputStream(file)) {
            int number = 0;
            for (var bytes = in.readNBytes(PIECE_BYTES); bytes.length > 0; bytes = in.readNBytes(PIECE_BYTES)) {
                digest.update(bytes);
                jdbc.sql("insert into " + place.table + " (" + place.owner + ", number, bytes)"
                                + " values (:id, :number, :bytes)")
                        .param("id", id)
                        .param("number", number++)
                        .param("bytes", bytes)
                        .update();
            }
        }
        return digest.digest();
    }

    /** The file's bytes, fetched a piece at a time. */
    InputStream open(Place place, long id) {
        return new InputStream() {
            private int number = 0;
            private InputStream piece =
                    new ByteArrayInputStream(piece(place, id, 0).orElse(new byte[0]));

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = piece.read(bytes, offset, length);
                if (read >= 0) return read;
                var next = piece(place, id, ++number);
                if (next.isEmpty()) return -1;
                piece = new ByteArrayInputStream(next.get());
                return piece.read(bytes, offset, length);
            }
        };
    }

    private Optional<byte[]> piece(Place place, long file, int number) {
        return jdbc.sql("select bytes from " + place.table + " where " + place.owner + " = :id and number = :number")
                .param("id", file)
                .param("number", number)
                .query((rs, n) -> rs.getBytes(1))
                .optional();
    }
}
