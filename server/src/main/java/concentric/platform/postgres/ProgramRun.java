package concentric.platform.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One run of a program to its end.
 *
 * @param output what it said, on both channels
 */
record ProgramRun(int exitCode, String output) {

    /** A program that can't even be started has exit code 127, as in a shell. */
    static ProgramRun of(ProcessBuilder program, String input) {
        Process process;
        try {
            process = program.redirectErrorStream(true).start();
        } catch (IOException notStarted) {
            return new ProgramRun(127, String.valueOf(notStarted.getMessage()));
        }
        return toItsEnd(process, input);
    }

    static ProgramRun toItsEnd(Process process, String input) {
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                // It ended without reading; its exit code and output say why.
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ProgramRun(process.waitFor(), output);
        } catch (IOException failure) {
            process.destroyForcibly();
            return new ProgramRun(127, String.valueOf(failure.getMessage()));
        } catch (InterruptedException interrupt) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PostgresException("Starting the database was interrupted.", interrupt);
        }
    }
}
