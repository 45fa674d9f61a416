package concentric.backups.file;

import java.sql.SQLException;
import java.util.List;

/** Whoever is handed what a file holds, in its order. Until the end nothing of it is known to be as it was written. */
interface Reader {

    /** The first thing in the file. */
    void head(Head head) throws SQLException, BadBackup;

    /** A table begins. */
    void begin(String table) throws SQLException, BadBackup;

    /** The next bytes of its rows; the array is used again. */
    void rows(byte[] bytes, int length) throws SQLException;

    /** A table is complete. */
    void end(String table) throws SQLException;

    /** Everything was read and is as the manifest says; also the checkpoints, a line each. */
    void whole(Manifest manifest, List<String> checkpoints) throws SQLException, BadBackup;

    /** For whoever only wants to know whether the file is as it was written. */
    final class Nobody implements Reader {

        @Override
        public void head(Head head) {}

        @Override
        public void begin(String table) {}

        @Override
        public void rows(byte[] bytes, int length) {}

        @Override
        public void end(String table) {}

        @Override
        public void whole(Manifest manifest, List<String> checkpoints) {}
    }
}
