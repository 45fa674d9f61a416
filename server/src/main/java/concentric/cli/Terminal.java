package concentric.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: results to the standard output, everything else to the standard error. Both are UTF-8 whatever
 * the machine's language is, since files made of them are.
 */
final class Terminal {

    /** Back to the beginning of the line, and nothing on it. */
    static final String ERASE_LINE = "\r\033[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean isWatched;
    private boolean lineIsOpen;

    private Terminal(PrintStream out, PrintStream err, boolean isWatched) {
        this.out = out;
        this.err = err;
        this.isWatched = isWatched;
    }

    /**
     * Takes the standard output for results: whatever a library prints or logs goes to the standard error from now on, so
     * that it can't get between the lines of a CSV.
     */
    static Terminal taken() {
        var out = utf8(FileDescriptor.out);
        var err = utf8(FileDescriptor.err);
        System.setOut(err);
        System.setErr(err);
        // The launcher knows whether the standard error is a terminal; the JVM can only tell for both at once.
        return new Terminal(out, err, Boolean.getBoolean("concentric.terminal"));
    }

    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }

    /** The standard output. */
    PrintStream out() {
        return out;
    }

    /** The standard error. */
    PrintStream err() {
        return err;
    }

    /** Writes a line of a result. */
    synchronized void print(String line) {
        closeLine();
        out.println(line);
    }

    /** Tells whoever waits something that is no result. */
    synchronized void tell(String line) {
        closeLine();
        err.println(line);
    }

    /** Shows how far something is, in a line that the next call replaces; nothing where nobody watches. */
    synchronized void progress(String line) {
        if (!isWatched) return;
        err.print(ERASE_LINE + line);
        err.flush();
        lineIsOpen = true;
    }

    private void closeLine() {
        if (lineIsOpen) err.print(ERASE_LINE);
        lineIsOpen = false;
    }
}
