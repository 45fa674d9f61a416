import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Kills (SIGKILL) the program, one of PostgreSQL's processes, and PostgreSQL itself, in turn, while payments, refunds and
 * usage come in and a file is imported. After each kill everything must go on without anybody's help; at the end what was
 * acknowledged is compared with what is stored.
 */
final class KillDrill {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ROWS = 30_000;
    private static final int WRONG_USAGE = 2;

    private enum Victim {
        PROGRAM,
        PROCESS,
        POSTGRES
    }

    private final Installation installation;
    private final Load load;
    private final SplittableRandom random = new SplittableRandom(42);
    private final Map<Victim, List<Duration>> recoveries = new EnumMap<>(Victim.class);
    private final List<String> jobs = new ArrayList<>();
    private int files;
    private volatile boolean over;

    private KillDrill(Installation installation) {
        this.installation = installation;
        this.load = new Load(installation.api());
        for (var victim : Victim.values()) recoveries.put(victim, new ArrayList<>());
    }

    public static void main(String[] args) throws Exception {
        var times = args.length == 0 ? "100" : args[0];
        if (!times.matches("[1-9]\\d{0,4}")) {
            System.err.println("How many times? A whole number, as in bin/drill kill 100; not “" + times + "”.");
            System.exit(WRONG_USAGE);
        }
        int rounds = Integer.parseInt(times);
        var installation = Installation.setUp();
        installation.exit(new KillDrill(installation).run(rounds));
    }

    private boolean run(int rounds) throws Exception {
        long begun = System.nanoTime();
        installation.start();
        load.begin();
        var imports = Thread.ofPlatform().name("imports").start(this::importFiles);
        try {
            for (int i = 0; i < rounds; i++) kill(i + 1, Victim.values()[i % Victim.values().length]);
        } finally {
            over = true;
            load.end();
            imports.join();
        }
        for (var job : jobs) finished(job);
        var comparison = load.compare((long) files * ROWS);
        installation.stop();
        boolean holds = installation.verifies();
        recoveries.forEach((victim, times) -> System.out.printf("%s killed %d times; until it went on: %s%n",
                victim, times.size(), figures(times)));
        System.out.printf("%s%nimports %d, each finished by itself; %s; verify %s; %s%n",
                load.told(), files, comparison, holds ? "holds" : "DOES NOT HOLD",
                Wait.seconds(Duration.ofNanos(System.nanoTime() - begun)));
        return holds && comparison.holds();
    }

    /** In the middle of something: where exactly differs from time to time. */
    private void kill(int round, Victim victim) throws Exception {
        load.goesOn(PATIENCE);
        TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(1_500));
        long killed = System.nanoTime();
        switch (victim) {
            case PROGRAM -> {
                installation.kill();
                installation.start();
            }
            case PROCESS -> {
                var processes = installation.postgresProcesses();
                processes.get(random.nextInt(processes.size())).destroyForcibly();
            }
            case POSTGRES -> installation.postmaster().destroyForcibly();
        }
        load.goesOn(PATIENCE);
        var took = Duration.ofNanos(System.nanoTime() - killed);
        if (!installation.program().isAlive()) throw new IllegalStateException("the program ended");
        recoveries.get(victim).add(took);
        System.out.printf("round %d: %s killed, %s later it goes on; %d acknowledgements%n",
                round, victim, Wait.seconds(took), load.acknowledgements());
    }

    /** One file after the other. One whose arrival was not acknowledged is sent again. */
    private void importFiles() {
        try {
            while (!over) {
                var csv = csv(++files);
                var job = new String[1];
                Wait.until("a file to be taken", PATIENCE.multipliedBy(3), () -> {
                    var answer = installation.api().upload("/api/imports/payments", "payments.csv", csv);
                    if (answer.status() == 202) job[0] = answer.location();
                    return answer.status() == 202;
                });
                jobs.add(path(job[0]));
                finished(path(job[0]));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finished(String job) throws InterruptedException {
        Wait.until("job " + job + " to finish by itself", PATIENCE.multipliedBy(3), () -> {
            var answer = installation.api().get(job);
            if (answer.body().contains("\"state\":\"failed\"")) throw new IllegalStateException(answer.body());
            return answer.body().contains("\"state\":\"finished\"");
        });
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/api/"));
    }

    private static String csv(int file) {
        var csv = new StringBuilder("source,external_id,offer,amount,currency,occurred_at\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("file,f%d-%d,thing,%d.%02d,EUR,2026-01-15%n".formatted(file, i, 1 + i % 300, i % 100));
        }
        return csv.toString();
    }

    private static String figures(List<Duration> times) {
        if (times.isEmpty()) return "-";
        var sorted = times.stream().sorted().toList();
        return "median %s, longest %s".formatted(
                Wait.seconds(sorted.get(sorted.size() / 2)), Wait.seconds(sorted.getLast()));
    }
}
