package concentric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.Browser;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What a rehearsal says")
class RehearsedTest {

    private static final long SEED = 20_261_122;
    private static final YearMonth LAST = YearMonth.of(2025, 6);
    private static final YearMonth FIRST = LAST.minusMonths(2);

    private static final String OTHERS = """
            contract "Cake tins" in EUR on payments for tins
              promise "tins that close"
              share rest: Recipes 2, Oven 1

            contract "Recipe content" in EUR on receipts of Recipes from "Smart oven"
              priority 50
              promise "new recipes"
              pay Lab 15.1234 %% of gross
              hold 3 %% of gross in Pool for Lab until %1$s-10

            contract Hosting in EUR on usage of hosting by Cloud at 0.062957
              promise "always on"
              pay Centre 33.3333 %% of gross

            contract "Oven thanks" in EUR on result of Oven
              promise "warm bread"
              pay Recipes 10 %% of gross
              bonus 3 %% of excess of result over 20.00 to Cloud 2, Lab 1, at most 90.00
            """.formatted(FIRST.plusMonths(1));

    private static final String AS_IT_IS = """
            contract "Smart oven" in EUR on payments for oven
              promise "a working oven"
              pay Cloud 0.40 per unit
              pay Pool 5 % of gross
              share rest: Oven 6, Recipes 3, Fitters 1
            """;

    /** Cloud's rate, the shares, and somebody who was not there before. */
    private static final String AS_DRAFTED = """
            contract "Smart oven" in EUR on payments for oven
              promise "a working oven"
              pay Cloud 0.55 per unit
              pay Lab 1.5 % of gross
              share rest: Oven 7, Recipes 2, Fitters 1
            """;

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "is to the cent what comes of it where the draft was in force from the beginning, closes and late payments too")
    void equalsReality() throws IOException {
        Map<String, BigDecimal> before;
        JsonNode rehearsal;
        try (var real = new Lived("as-it-is")) {
            real.live(AS_IT_IS);
            before = real.nets();
            rehearsal = real.rehearsed(AS_DRAFTED);
        }
        try (var drafted = new Lived("as-drafted")) {
            drafted.live(AS_DRAFTED);
            assertThat(kept(rehearsal, "after")).as("seed %d", SEED).isEqualTo(drafted.nets());
        }
        assertThat(kept(rehearsal, "before")).isEqualTo(before);
        assertThat(rehearsal.path("firstMonth").asString()).isEqualTo(FIRST.toString());
        assertThat(rehearsal.path("lastMonth").asString()).isEqualTo(LAST.toString());
        assertThat(rehearsal.path("unfinished").isEmpty()).isTrue();
        assertThat(before).isNotEqualTo(kept(rehearsal, "after"));
    }

    private static Map<String, BigDecimal> kept(JsonNode rehearsal, String when) {
        var kept = new TreeMap<String, BigDecimal>();
        for (var effect : rehearsal.path("effects")) {
            var amount = new BigDecimal(effect.path(when).path("amount").asString());
            if (amount.signum() != 0) kept.put(effect.path("party").asString(), amount);
        }
        return kept;
    }

    /** An organisation that lived through three months, closed each of them, and learned of some payments late. */
    private final class Lived implements AutoCloseable {

        private final Path files;
        private final String token;
        private final RunningProgram program;
        private final String url;
        private final Random random = new Random(SEED);
        private int number;

        Lived(String name) throws IOException {
            files = Files.createDirectory(folder.resolve(name));
            var data = files.resolve("data");
            var setUp = CommandLineRun.of("setup", "--data", data, "--name", "L", "--zone", "UTC", "--currency", "EUR");
            assertThat(setUp.status()).as(setUp.err()).isZero();
            token = CommandLineRun.of("token", "--data", data, "--name", "test")
                    .out()
                    .strip();
            program = new RunningProgram("run", "--data", data, "--port", 0);
            url = program.said("Concentric is ready at ");
        }

        void live(String contract) {
            bringIn("units", """
                    unit,name,kind
                    Oven,Oven,user-facing
                    Recipes,Recipes,node
                    Lab,Kitchen lab,node
                    Cloud,Cloud,node
                    Fitters,Fitters,node
                    Centre,Data centre,partner
                    """);
            bringIn("funds", "fund,name,unit\nPool,Pool,Oven\n");
            bringIn("offers", "offer,unit\noven,Oven\ntins,Recipes\n");
            sign(contract + "\n" + OTHERS);
            for (var month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
                bringIn("payments", payments(month));
                bringIn("refunds", refunds(month));
                bringIn("usage", usage(month));
                // What occurred in the month that was closed just before, and comes to be known now.
                if (month.isAfter(FIRST)) bringIn("payments", payments(month.minusMonths(1)));
                close(month);
            }
        }

        private String payments(YearMonth month) {
            var csv = new StringBuilder("source,external_id,offer,amount,currency,quantity,occurred_at,tax\n");
            for (int i = 0; i < 40; i++) {
                csv.append("shop,%s,%s,%s,EUR,%d,%s,%s%n"
                        .formatted(
                                "p" + ++number,
                                random.nextInt(3) == 0 ? "tins" : "oven",
                                BigDecimal.valueOf(random.nextInt(2) == 0 ? 999 : 500 + random.nextInt(9_000), 2),
                                random.nextInt(4),
                                day(month),
                                random.nextInt(3) == 0 ? "1.01" : "0"));
            }
            return csv.toString();
        }

        /** A part of some of the payments that came in last. */
        private String refunds(YearMonth month) {
            var csv = new StringBuilder(
                    "source,external_id,payment_source,payment_external_id,amount,currency,quantity,occurred_at,tax\n");
            for (int i = 0; i < 8; i++) {
                csv.append("shop,r%d,shop,p%d,%s,EUR,0,%s,0%n"
                        .formatted(
                                number - i,
                                number - i,
                                BigDecimal.valueOf(1 + random.nextInt(300), 2),
                                month.atEndOfMonth()));
            }
            return csv.toString();
        }

        private String usage(YearMonth month) {
            var csv = new StringBuilder("source,external_id,service,consumer,quantity,occurred_at\n");
            for (int i = 0; i < 10; i++) {
                csv.append("meter,u%d,hosting,%s,%d,%s%n"
                        .formatted(
                                ++number, random.nextBoolean() ? "Oven" : "Recipes", random.nextInt(90), day(month)));
            }
            return csv.toString();
        }

        private LocalDate day(YearMonth month) {
            return month.atDay(1 + random.nextInt(28));
        }

        private void bringIn(String what, String text) {
            var started = browser().upload("/api/imports/" + what, token, text.getBytes(StandardCharsets.UTF_8));
            assertThat(started.status()).as(started.body()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                var job = json(browser().apiGet(started.location(), token, "application/json"));
                return job.path("state").asString().equals("finished")
                        && job.path("rejected").asInt() == 0;
            });
        }

        private void sign(String contracts) {
            var signed = browser().apiText("/api/contracts?sign=true", token, contracts);
            assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        }

        private void close(YearMonth month) {
            var browser = browser();
            var preview = browser.apiGet("/api/closes/" + month, token, "application/json");
            var fingerprint = json(preview).path("fingerprint").asString();
            var closed = browser.api(
                    "POST", "/api/closes/" + month, token, "{\"fingerprint\":\"%s\"}".formatted(fingerprint));
            assertThat(closed.status()).as(closed.body()).isEqualTo(201);
        }

        /** What every party has, funds too. */
        Map<String, BigDecimal> nets() {
            var nets = new TreeMap<String, BigDecimal>();
            CommandLineRun.of(Map.of("CONCENTRIC_TOKEN", token), "totals", "--url", url)
                    .out()
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        var cells = line.split(",");
                        var net = new BigDecimal(cells[3]);
                        if (!cells[0].startsWith("(") && net.signum() != 0) nets.put(cells[0], net);
                    });
            return nets;
        }

        JsonNode rehearsed(String draft) {
            var answer = browser().apiText("/api/rehearsals", token, draft);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return json(answer);
        }

        private Browser browser() {
            return Browser.anonymous(URI.create(url).getPort());
        }

        private static JsonNode json(Browser.Answer answer) {
            return JsonMapper.shared().readTree(answer.body());
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
