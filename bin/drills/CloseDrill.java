import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Kills (SIGKILL) the program, or PostgreSQL, in the middle of closing a month, month after month. Afterwards a month is
 * closed with all that its preview said, or it is open and nothing of it is posted; then it is closed in peace.
 */
final class CloseDrill {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final YearMonth FIRST = YearMonth.of(2016, 1);
    private static final int MOST_MONTHS = 100;
    private static final int UNITS = 300;
    private static final int WRONG_USAGE = 2;

    private final Installation installation;
    private final SplittableRandom random = new SplittableRandom(42);
    private final List<String> broken = new ArrayList<>();
    private int whole;
    private int nothing;

    private CloseDrill(Installation installation) {
        this.installation = installation;
    }

    /** What a close would move, and the hash of all of it. */
    private record Preview(String postings, String fingerprint) {}

    public static void main(String[] args) throws Exception {
        var times = args.length == 0 ? "20" : args[0];
        if (!times.matches("[1-9]\\d?")) {
            System.err.println("How many times? A whole number up to 99, as in bin/drill close 20; not “" + times + "”.");
            System.exit(WRONG_USAGE);
        }
        var installation = Installation.setUp();
        installation.exit(new CloseDrill(installation).run(Integer.parseInt(times)));
    }

    private boolean run(int rounds) throws Exception {
        setUp(rounds);
        installation.start();
        long usual = closed(FIRST).toMillis();
        for (int i = 1; i <= rounds; i++) kill(i, FIRST.plusMonths(i), usual);
        installation.stop();
        boolean holds = installation.verifies();
        System.out.printf(
                "a close takes %d ms; killed in %d: %d were closed with everything, %d not at all, %d by halves; verify %s%n",
                usual, rounds, whole, nothing, broken.size(), holds ? "holds" : "DOES NOT HOLD");
        broken.forEach(System.out::println);
        return holds && broken.isEmpty();
    }

    /** Units that each share what they are left with, each month paid a little. */
    private void setUp(int rounds) throws Exception {
        var units = new StringBuilder("unit,name,kind\n");
        var offers = new StringBuilder("offer,unit\n");
        var contracts = new StringBuilder();
        var payments = new StringBuilder("source,external_id,offer,amount,currency,occurred_at\n");
        for (int unit = 0; unit < UNITS; unit++) {
            units.append("u%d,Unit %d,user-facing%n".formatted(unit, unit));
            offers.append("o%d,u%d%n".formatted(unit, unit));
            contracts.append("contract \"Sales %d\" in EUR on payments for o%d%n  share rest: u%d%n"
                    .formatted(unit, unit, unit));
            contracts.append("contract \"Result %d\" in EUR on result of u%d%n  pay node 7 %% of gross%n  share rest: maker 2, cloud 1%n"
                    .formatted(unit, unit));
            for (int month = 0; month <= rounds; month++) {
                payments.append("drill,p%d-%d,o%d,%d.%02d,EUR,%s-15%n".formatted(
                        unit, month, unit, 10 + unit, (unit * 7 + month) % 100, FIRST.plusMonths(month)));
            }
        }
        installation.takes("units", units.toString());
        installation.takes("offers", offers.toString());
        installation.takes("contracts", contracts.toString(), "--sign");
        installation.takes("payments", payments.toString());
    }

    private void kill(int round, YearMonth month, long usual) throws Exception {
        var preview = preview(month);
        var before = totals();
        var closing = Thread.ofPlatform().name("closing").start(() -> tried(month, preview));
        // The first close of a program takes longest; later ones are over sooner, so most kills come early.
        TimeUnit.MILLISECONDS.sleep((long) (usual * random.nextDouble() * random.nextDouble()));
        boolean isProgram = round % 2 == 1;
        if (isProgram) {
            installation.kill();
        } else {
            installation.postmaster().destroyForcibly();
        }
        closing.join();
        if (isProgram) installation.start();
        Wait.until("the program to go on", PATIENCE, () -> installation.api().get("/api/closes").status() == 200);
        boolean isClosed = isClosed(month);
        check(month, preview, before, isClosed);
        System.out.printf("round %d: %s killed while %s was closed: %s%n",
                round, isProgram ? "the program" : "PostgreSQL", month, isClosed ? "all of it is there" : "nothing is");
    }

    private void check(YearMonth month, Preview preview, String before, boolean isClosed) throws Exception {
        if (isClosed) {
            whole++;
        } else {
            nothing++;
            if (!totals().equals(before)) broken.add(month + " is open, and something of it is posted");
            if (!preview(month).equals(preview)) broken.add(month + " would be closed otherwise than before");
            closed(month);
        }
        if (totals().equals(before)) broken.add(month + " is closed, and nothing of it is posted");
        if (!postings(month).equals(preview.postings())) broken.add(month + " posted something else than it said");
    }

    /** The call that is killed; whether it was answered says nothing. */
    private void tried(YearMonth month, Preview preview) {
        try {
            post(month, preview);
        } catch (IOException killed) {
            // As it was meant.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration closed(YearMonth month) throws Exception {
        var answer = post(month, preview(month));
        if (!answer.isAcknowledgement()) throw new IllegalStateException(answer.body());
        return answer.took();
    }

    private Api.Answer post(YearMonth month, Preview preview) throws IOException, InterruptedException {
        return installation.api().post(
                "/api/closes/" + month, "{\"fingerprint\":\"" + preview.fingerprint() + "\"}");
    }

    private Preview preview(YearMonth month) throws IOException, InterruptedException {
        var body = installation.api().get("/api/closes/" + month).body();
        var from = body.indexOf("\"fingerprint\":\"");
        if (from < 0) throw new IllegalStateException("no fingerprint in " + body);
        return new Preview(postings(body), body.substring(from + 15, from + 15 + 64));
    }

    private String postings(YearMonth month) throws IOException, InterruptedException {
        return postings(installation.api().get("/api/closes/" + month).body());
    }

    private static String postings(String body) {
        return body.substring(body.indexOf("\"postings\""), body.indexOf("\"unfinished\""));
    }

    private boolean isClosed(YearMonth month) throws IOException, InterruptedException {
        return installation.api().get("/api/closes?limit=" + MOST_MONTHS).body().contains("\"month\":\"" + month + "\"");
    }

    private String totals() throws IOException, InterruptedException {
        return installation.api().get("/api/ledger/totals").body();
    }
}
