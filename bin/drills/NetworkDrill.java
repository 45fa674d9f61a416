import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Cuts, silences and slows the link between the program and its database, under load. Meanwhile each call and each page
 * must be answered within five seconds, and with 503 and when to come back unless it succeeds; afterwards everything must
 * go on by itself, and nothing acknowledged may be lost.
 */
final class NetworkDrill {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final int ROUNDS = 2;

    private final Installation installation;
    private final Relay relay;
    private final List<String> complaints = new ArrayList<>();

    private NetworkDrill(Installation installation, Relay relay) {
        this.installation = installation;
        this.relay = relay;
    }

    public static void main(String[] args) throws Exception {
        var installation = Installation.setUp();
        boolean fine;
        try (var postgres = new OwnPostgres(installation.data())) {
            var relay = new Relay(postgres.port());
            installation.with("--database-url", "jdbc:postgresql://127.0.0.1:%d/concentric?user=postgres&password=%s"
                    .formatted(relay.port(), postgres.password()));
            fine = new NetworkDrill(installation, relay).run();
        }
        boolean holds = installation.verifies();
        System.out.println("verify " + (holds ? "holds" : "DOES NOT HOLD"));
        installation.exit(fine && holds);
    }

    private boolean run() throws Exception {
        installation.start();
        var load = new Load(installation.api()).begin();
        Load.Comparison comparison;
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                for (var weather : List.of(Relay.Weather.CUT, Relay.Weather.SILENT, Relay.Weather.SLOW)) {
                    outage(round, weather, load);
                }
            }
        } finally {
            load.end();
        }
        comparison = load.compare(0);
        installation.stop();
        System.out.printf("%s%n%s%n", load.told(), comparison);
        complaints.forEach(System.out::println);
        return complaints.isEmpty() && comparison.holds();
    }

    private void outage(int round, Relay.Weather weather, Load load) throws Exception {
        load.goesOn(PATIENCE);
        load.slowest();
        relay.set(weather);
        int asked = 0;
        var end = System.nanoTime() + OUTAGE.toNanos();
        while (System.nanoTime() < end) {
            ask("/api/ledger/totals", weather);
            ask("/network/units", weather);
            ask("/health", weather);
            asked += 3;
            TimeUnit.MILLISECONDS.sleep(200);
        }
        var slowest = load.slowest();
        if (slowest.compareTo(FIVE_SECONDS) > 0) complaints.add(weather + ": a call took " + Wait.seconds(slowest));
        relay.set(Relay.Weather.FINE);
        var back = load.goesOn(PATIENCE);
        System.out.printf("round %d: %s for %s; %d questions; slowest call %s; went on %s after it was over%n",
                round, weather, Wait.seconds(OUTAGE), asked, Wait.seconds(slowest), Wait.seconds(back));
    }

    private void ask(String path, Relay.Weather weather) throws IOException, InterruptedException {
        var answer = installation.api().get(path);
        if (answer.took().compareTo(FIVE_SECONDS) > 0) {
            complaints.add(weather + ": " + path + " took " + Wait.seconds(answer.took()));
        }
        boolean saysWhen = path.equals("/health") || !answer.retryAfter().isEmpty();
        boolean fine = answer.status() == 503 ? saysWhen : answer.status() < 400;
        if (!fine) complaints.add(weather + ": " + path + " answered " + answer.status() + " " + answer.body());
    }
}
