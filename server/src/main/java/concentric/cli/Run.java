package concentric.cli;

import concentric.demo.Building;
import concentric.demo.Demo;
import concentric.people.Accounts;

/** Runs the program until it is told to end. */
final class Run {

    private final Terminal terminal;

    Run(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs somebody's own organisation.
     *
     * @param more further properties, as {@code --name=value}
     */
    Ending run(Installation installation, Listening listening, String... more) {
        terminal.progress("Starting…");
        try (var program = Program.start(installation, listening, Program.Talk.LOG, more)) {
            ready(program);
            if (program.door(Accounts.class).awaitFirst()) {
                terminal.print("Whoever opens it first sets it up and becomes the custodian.");
            }
            return untilTold(program, installation);
        }
    }

    /** Runs the demonstration, and builds it first where it is missing or not complete. */
    Ending demo(Installation installation, Listening listening) {
        terminal.progress("Starting…");
        try (var program = Program.start(installation, listening, Program.Talk.LOG)) {
            terminal.tell("Looking whether the demonstration is complete; building it takes about a minute…");
            var building = program.door(Demo.class)
                    .build(progress -> terminal.progress(
                            "%s: %,d of %,d lines".formatted(progress.file(), progress.done(), progress.total())));
            switch (building) {
                case Building.Built built -> {
                    ready(program);
                    terminal.print("Sign in as “%s” with the password “%s”.".formatted(Demo.LOGIN, Demo.PASSWORD));
                }
                case Building.Occupied occupied ->
                    throw new Failure(
                            Ending.DIFFERS,
                            "In %s is another organisation, which is left alone. Give the demonstration a folder of its own with --data, or start yours with `concentric run`."
                                    .formatted(
                                            installation.data().toAbsolutePath().normalize()));
                case Building.Stopped(var job) ->
                    throw new Failure(
                            Ending.NOT_POSSIBLE,
                            "The demonstration is not complete: the import of %s stopped. %s Starting again goes on."
                                    .formatted(job.file(), job.note()));
            }
            return untilTold(program, installation);
        }
    }

    private void ready(Program program) {
        terminal.print("Concentric is ready at " + program.url());
    }

    private Ending untilTold(Program program, Installation installation) {
        terminal.print("Everything is kept in %s. Ctrl-C stops it."
                .formatted(installation.data().toAbsolutePath().normalize()));
        program.await();
        return Ending.FINE;
    }
}
