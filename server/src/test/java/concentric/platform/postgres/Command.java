package concentric.platform.postgres;

import java.util.List;

/** A command of the operating system that must succeed. */
final class Command {

    private Command() {}

    static String run(String... command) {
        ProgramRun run = ProgramRun.of(new ProcessBuilder(command), "");
        if (run.exitCode() != 0) {
            throw new AssertionError(List.of(command) + " failed: " + run.output());
        }
        return run.output();
    }
}
