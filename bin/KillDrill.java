import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Kills the program (SIGKILL) while payments come in by the API, and while a file is imported, as often as told; then
 * compares what was acknowledged with what is stored. Nothing may be lost, nothing doubled, the ledger must prove
 * itself, and each next start and each interrupted import must go on without anybody's help.
 */
final class KillDrill {

    private static final int BULK = 50;
    private static final int IMPORTED = 200_000;

    private final Path launcher;
    private final Path folder;
    private final Path data;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final SplittableRandom random = new SplittableRandom(42);
    private final AtomicLong number = new AtomicLong();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private String token = "";
    private String url = "";
    private Process program;

    private KillDrill(Path launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    public static void main(String[] args) throws Exception {
        int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        var folder = Files.createTempDirectory("concentric-drill");
        var launcher = Path.of(System.getProperty("concentric.launcher", "./concentric")).toAbsolutePath();
        System.exit(new KillDrill(launcher, folder).run(rounds) ? 0 : 1);
    }

    private boolean run(int rounds) throws Exception {
        setUp();
        for (int i = 1; i <= rounds; i++) killUnderLoad(i);
        for (int i = 1; i <= rounds; i++) killDuringImport(i);
        start();
        long known = postAgain();
        long stored = storedPayments();
        stop();
        boolean holds = concentric("verify", "--full", "--data", data.toString()) == 0;
        long lost = acknowledged.size() - known;
        long imported = (long) rounds * IMPORTED;
        // What was sent but not acknowledged may or may not be stored; more than was sent would be doubled.
        long doubled = Math.max(0, stored - number.get() - imported);
        System.out.printf(
                "%d kills under load, %d during import; acknowledged %d, lost %d; imported %d; stored %d of at most %d, doubled %d; verify %s%n",
                rounds,
                rounds,
                acknowledged.size(),
                lost,
                imported,
                stored,
                number.get() + imported,
                doubled,
                holds ? "holds" : "DOES NOT HOLD");
        return holds && lost == 0 && doubled == 0 && stored >= acknowledged.size() + imported;
    }

    private void setUp() throws Exception {
        write("units.csv", "unit,name,kind\nshop,Shop,user-facing\nnode,Node,node\nmaker,Maker,node\n");
        write("offers.csv", "offer,unit\nthing,shop\n");
        write("contracts.txt", """
                contract Things in EUR on payments for thing
                  promise "things that last"
                  pay node 0.40 per payment
                  share rest: shop 6, maker 3
                contract Making in EUR on receipts of maker
                  pay node 15 % of gross
                """);
        var where = data.toString();
        must("setup", "--data", where, "--name", "Drill", "--zone", "UTC", "--currency", "EUR");
        must("import", "units", folder.resolve("units.csv").toString(), "--data", where);
        must("import", "offers", folder.resolve("offers.csv").toString(), "--data", where);
        must("import", "contracts", folder.resolve("contracts.txt").toString(), "--sign", "--data", where);
        token = output("token", "--name", "drill", "--data", where).strip().lines().toList().getLast();
    }

    private void killUnderLoad(int round) throws Exception {
        start();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            int size = i % 2 == 0 ? 1 : BULK;
            threads.add(Thread.ofPlatform().start(() -> load(size)));
        }
        TimeUnit.MILLISECONDS.sleep(1500 + random.nextInt(2500));
        kill();
        for (var thread : threads) thread.join();
        System.out.printf("round %d: killed under load, %d acknowledged so far%n", round, acknowledged.size());
    }

    /** Posts payments until the program does not answer any more. */
    private void load(int size) {
        try {
            while (true) {
                var ids = new ArrayList<String>();
                for (int i = 0; i < size; i++) ids.add("p" + number.incrementAndGet());
                if (bulk(ids).statusCode() != 201) throw new IllegalStateException("a good payment was refused");
                acknowledged.addAll(ids);
            }
        } catch (IOException e) {
            // The program is gone: what this drill is about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void killDuringImport(int round) throws Exception {
        var file = new StringBuilder("source,external_id,offer,amount,currency,occurred_at\n");
        for (int i = 0; i < IMPORTED; i++) {
            file.append("file,r%d-%d,thing,%d.%02d,EUR,2026-01-15%n".formatted(round, i, i % 300, i % 100));
        }
        start();
        var job = upload(file.toString());
        await("the import to be at work", () -> {
            long done = figure(get(job), "done");
            return done > 0 && done < IMPORTED;
        });
        kill();
        start();
        await("the import to finish by itself", () -> get(job).contains("\"state\":\"finished\""));
        long accepted = figure(get(job), "accepted");
        if (accepted != IMPORTED) throw new IllegalStateException("accepted " + accepted + " of " + IMPORTED);
        kill();
        System.out.printf("round %d: killed during import, went on and finished by itself%n", round);
    }

    /** Sends everything acknowledged again: what is stored is known. */
    private long postAgain() throws Exception {
        long known = 0;
        var all = List.copyOf(acknowledged);
        for (int i = 0; i < all.size(); i += 5_000) {
            known += figure(bulk(all.subList(i, Math.min(all.size(), i + 5_000))).body(), "known");
        }
        return known;
    }

    private long storedPayments() throws Exception {
        var proof = send(request("/api/ledger/proof").POST(BodyPublishers.noBody())).body();
        return figure(proof, "payments") + figure(proof, "unposted");
    }

    private HttpResponse<String> bulk(List<String> ids) throws IOException, InterruptedException {
        var items = new ArrayList<String>();
        for (var id : ids) {
            long n = Long.parseLong(id.substring(1));
            items.add("""
                    {"source":"drill","externalId":"%s","offer":"thing","amount":{"amount":"%d.%02d","currency":"EUR"},"occurredAt":"2026-02-01"}
                    """.formatted(id, n % 250, n % 100));
        }
        return send(request("/api/payments/bulk")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"payments\":[" + String.join(",", items) + "]}")));
    }

    private String upload(String csv) throws Exception {
        var boundary = "concentricdrill";
        var body = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"payments.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--%s--\r\n"
                .formatted(boundary, csv, boundary);
        var answer = send(request("/api/imports/payments")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 202) throw new IllegalStateException(answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static long figure(String json, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*(\\d+)").matcher(json);
        if (!found.find()) throw new IllegalStateException("no " + name + " in " + json);
        return Long.parseLong(found.group(1));
    }

    private void start() throws Exception {
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        long begun = System.nanoTime();
        program = new ProcessBuilder(
                        launcher.toString(), "run", "--data", data.toString(), "--port", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("program.log").toFile())
                .start();
        await("the program to answer", () -> {
            if (!program.isAlive()) throw new IllegalStateException(Files.readString(folder.resolve("program.log")));
            return send(request("/health").GET()).statusCode() == 200;
        });
        System.out.printf("  started in %.1f s%n", (System.nanoTime() - begun) / 1e9);
    }

    private void kill() throws InterruptedException {
        program.destroyForcibly().waitFor();
    }

    private void stop() throws InterruptedException {
        program.destroy();
        program.waitFor();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (true) {
            try {
                if (condition.holds()) return;
            } catch (IOException e) {
                // It does not answer yet.
            }
            if (System.nanoTime() > deadline) throw new IllegalStateException("waited in vain for " + what);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void must(String... command) throws Exception {
        if (concentric(command) != 0) throw new IllegalStateException(String.join(" ", command));
    }

    private int concentric(String... command) throws Exception {
        return process(command).inheritIO().start().waitFor();
    }

    private String output(String... command) throws Exception {
        var started = process(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(started.getInputStream().readAllBytes());
        if (started.waitFor() != 0) throw new IllegalStateException(String.join(" ", command));
        return text;
    }

    private ProcessBuilder process(String... command) {
        var all = new ArrayList<String>();
        all.add(launcher.toString());
        all.addAll(List.of(command));
        return new ProcessBuilder(all);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
