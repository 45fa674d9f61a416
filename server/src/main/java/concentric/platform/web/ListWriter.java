package concentric.platform.web;

import java.io.Closeable;
import java.io.IOException;

/** Writes a list, row by row. */
public interface ListWriter extends Closeable {

    /** Writes a row, in the order of the header. */
    void row(String... fields) throws IOException;
}
