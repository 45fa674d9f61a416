import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells the program to end (SIGTERM) while calls are in flight and a file is imported. It must be gone within ten seconds,
 * nothing acknowledged may be lost, and the next start must find a database that was closed in order.
 */
final class StopDrill {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int ROUNDS = 5;
    private static final int ROWS = 100_000;

    private StopDrill() {}

    public static void main(String[] args) throws Exception {
        var installation = Installation.setUp();
        installation.start();
        var load = new Load(installation.api()).begin();
        var longest = Duration.ZERO;
        var job = upload(installation);
        for (int round = 1; round <= ROUNDS; round++) {
            load.goesOn(Duration.ofMinutes(1));
            TimeUnit.MILLISECONDS.sleep(700L * round);
            var took = installation.stop();
            if (took.compareTo(longest) > 0) longest = took;
            System.out.printf("round %d: gone %s after SIGTERM, status %d%n",
                    round, Wait.seconds(took), installation.program().exitValue());
            System.out.printf("  started in %s%n", Wait.seconds(installation.start()));
        }
        Wait.until("the import to finish by itself", Duration.ofMinutes(5),
                () -> installation.api().get(job).body().contains("\"state\":\"finished\""));
        load.end();
        var comparison = load.compare(ROWS);
        installation.stop();
        boolean inOrder = !Files.readString(installation.data().resolve("postgres/postgres.log"))
                .contains("not properly shut down");
        boolean holds = installation.verifies();
        System.out.printf("%s%n%d stops, the longest %s; database %s; %s; verify %s%n",
                load.told(), ROUNDS, Wait.seconds(longest), inOrder ? "closed in order each time" : "NOT CLOSED IN ORDER",
                comparison, holds ? "holds" : "DOES NOT HOLD");
        installation.exit(holds && inOrder && comparison.holds() && longest.compareTo(TEN_SECONDS) <= 0);
    }

    private static String upload(Installation installation) throws Exception {
        var csv = new StringBuilder("source,external_id,offer,amount,currency,occurred_at\n");
        for (int i = 0; i < ROWS; i++) csv.append("file,f").append(i).append(",thing,9.99,EUR,2026-01-15\n");
        var answer = installation.api().upload("/api/imports/payments", "payments.csv", csv.toString());
        if (answer.status() != 202) throw new IllegalStateException(answer.body());
        return answer.location().substring(answer.location().indexOf("/api/"));
    }
}
