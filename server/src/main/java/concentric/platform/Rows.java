package concentric.platform;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** The rows of a file after its header, one at a time. */
public interface Rows extends Iterator<CsvRow>, AutoCloseable {

    /** The names of the columns; empty for an empty file. */
    List<String> header();

    @Override
    void close() throws IOException;
}
