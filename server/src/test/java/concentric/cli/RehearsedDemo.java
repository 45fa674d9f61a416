package concentric.cli;

import concentric.Browser;
import concentric.demo.Demo;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a rehearsal is what would have happened, on a year of a real shop: the demonstration rehearses the draft that it
 * negotiates; and it is built anew in a fresh folder with that draft signed from the first day on. {@code bin/drill rehearsal}.
 */
final class RehearsedDemo {

    private static final Pattern FRANCE = Pattern.compile("(?s)contract \"France shop\".*?\n\n");
    private static final String NEGOTIATION = "/demo/negotiation.txt";
    private static final String CONTRACTS = "/demo/contracts.txt";

    private final Path folder;

    private RehearsedDemo(Path folder) {
        this.folder = folder;
    }

    /** Ends with 0 if each party would have had, to the cent, what it has. */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createTempDirectory("concentric-rehearsal");
        try {
            System.exit(new RehearsedDemo(folder).differences() == 0 ? 0 : 1);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private int differences() throws IOException {
        var draft = shipped(NEGOTIATION);
        System.out.println("Building the demonstration, and rehearsing its draft …");
        JsonNode rehearsal;
        try (var demo = new Built("as-it-is", "")) {
            rehearsal = demo.rehearsed(draft);
        }
        var begins = Pattern.compile("from \\d{4}-\\d\\d-\\d\\d").matcher(draft).replaceFirst("from 2010-12-01");
        var signed = begins.substring(begins.indexOf("contract ")) + "\n";
        var contracts = FRANCE.matcher(shipped(CONTRACTS)).replaceFirst(Matcher.quoteReplacement(signed));
        System.out.println("Building it anew with the draft in force …");
        try (var drafted = new Built("as-drafted", contracts)) {
            drafted.close(YearMonth.parse(rehearsal.path("lastMonth").asString()));
            return compared(rehearsal, drafted);
        }
    }

    private static int compared(JsonNode rehearsal, Built drafted) {
        var first = YearMonth.parse(rehearsal.path("firstMonth").asString());
        var last = YearMonth.parse(rehearsal.path("lastMonth").asString());
        var real = drafted.nets(first, last);
        var would = kept(rehearsal, "after");
        int differences = 0;
        for (var effect : rehearsal.path("effects")) {
            var party = effect.path("party").asString();
            var then = would.getOrDefault(party, BigDecimal.ZERO);
            var now = real.getOrDefault(party, BigDecimal.ZERO);
            if (then.compareTo(now) == 0) continue;
            differences++;
            System.out.println(party + ": rehearsed " + then + ", real " + now);
        }
        for (var party : real.keySet()) {
            if (would.containsKey(party)) continue;
            differences++;
            System.out.println(party + ": not rehearsed, real " + real.get(party));
        }
        System.out.println(
                first + " to " + last + ": " + rehearsal.path("rehearsed").asLong() + " payments, "
                        + would.size() + " parties, " + differences + " differences; the draft changes "
                        + changed(rehearsal) + " of them.");
        return differences;
    }

    private static long changed(JsonNode rehearsal) {
        var before = kept(rehearsal, "before");
        return kept(rehearsal, "after").entrySet().stream()
                .filter(each -> each.getValue().compareTo(before.getOrDefault(each.getKey(), BigDecimal.ZERO)) != 0)
                .count();
    }

    private static Map<String, BigDecimal> kept(JsonNode rehearsal, String when) {
        var kept = new TreeMap<String, BigDecimal>();
        for (var effect : rehearsal.path("effects")) {
            var amount = new BigDecimal(effect.path(when).path("amount").asString());
            if (amount.signum() != 0) kept.put(effect.path("party").asString(), amount);
        }
        return kept;
    }

    private static String shipped(String name) throws IOException {
        try (var in = Demo.class.getResourceAsStream(name)) {
            if (in == null) throw new IOException("no " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A demonstration that is built and runs. */
    private final class Built implements AutoCloseable {

        private final RunningProgram program;
        private final String url;
        private final String token;

        /** @param contracts stand for those that are shipped; empty: those are signed */
        private Built(String name, String contracts) throws IOException {
            var data = folder.resolve(name);
            var shipped = Files.createDirectories(folder.resolve(name + "-contracts"));
            if (!contracts.isEmpty()) {
                Files.createDirectories(shipped.resolve("demo"));
                Files.writeString(shipped.resolve(CONTRACTS.substring(1)), contracts);
            }
            program = RunningProgram.behind(shipped + File.pathSeparator, "demo", "--data", data, "--port", 0);
            url = program.said("Concentric is ready at ");
            token = Browser.signedIn(port(), Demo.LOGIN, Demo.PASSWORD).token("drill");
        }

        private int port() {
            return URI.create(url).getPort();
        }

        private JsonNode rehearsed(String draft) {
            var answer = Browser.anonymous(port()).apiText("/api/rehearsals", token, draft);
            if (answer.status() != 200) throw new IllegalStateException(answer.body());
            return JsonMapper.shared().readTree(answer.body());
        }

        /** The demonstration leaves its last month open; a rehearsal closes it with what is known. */
        private void close(YearMonth month) {
            var browser = Browser.anonymous(port());
            var address = "/api/closes/" + month;
            var preview = JsonMapper.shared()
                    .readTree(browser.apiGet(address, token, "application/json").body());
            var seen = "{\"fingerprint\":\"%s\"}"
                    .formatted(preview.path("fingerprint").asString());
            var closed = browser.api("POST", address, token, seen);
            if (closed.status() != 201) throw new IllegalStateException(closed.body());
        }

        private Map<String, BigDecimal> nets(YearMonth first, YearMonth last) {
            var period = "?from=" + first.atDay(1) + "&to=" + last.atEndOfMonth();
            var nets = new TreeMap<String, BigDecimal>();
            Browser.anonymous(port())
                    .apiGet("/api/ledger/totals" + period, token, "text/csv")
                    .body()
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        var cells = line.split(",");
                        var net = new BigDecimal(cells[3]);
                        if (!cells[0].startsWith("(") && net.signum() != 0) nets.put(cells[0], net);
                    });
            return nets;
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
