import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;

/** An installation for a drill: an organisation with contracts, and the program, which is started, told to end, or killed. */
final class Installation {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path launcher =
            Path.of(System.getProperty("concentric.launcher", "./concentric")).toAbsolutePath();
    private final Path folder;
    private final Path data;
    private final int port = freePort();
    private final List<String> options = new ArrayList<>();
    private String token = "";
    private Process program;

    private Installation(Path folder, Path data) {
        this.folder = folder;
        this.data = data;
    }

    /** Sets one up in a folder of its own. */
    static Installation setUp() throws Exception {
        var folder = Files.createTempDirectory("concentric-drill");
        return setUp(folder, folder.resolve("data"));
    }

    /** Sets one up whose data folder is told. */
    static Installation setUp(Path folder, Path data) throws Exception {
        var made = new Installation(folder, data);
        made.setUpOrganisation();
        return made;
    }

    private void setUpOrganisation() throws Exception {
        // However the drill ends, it leaves nobody behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::leaveNobody));
        must("setup", "--name", "Drill", "--zone", "UTC", "--currency", "EUR");
        must("import", "units", file("units.csv", """
                unit,name,kind
                shop,Shop,user-facing
                node,Node,node
                maker,Maker,node
                cloud,Cloud,node
                """));
        must("import", "offers", file("offers.csv", "offer,unit\nthing,shop\n"));
        must("import", "contracts", "--sign", file("contracts.txt", """
                contract Things in EUR on payments for thing
                  promise "things that last"
                  pay node 0.40 per payment
                  share rest: shop 6, maker 3
                contract Making in EUR on receipts of maker
                  pay node 15 % of gross
                contract Hosting in EUR on usage of hosting by cloud at 0.05
                """));
        token = output("token", "--name", "drill").strip().lines().toList().getLast();
        System.out.println("set up in " + data);
    }

    /** Imports a file of a kind, before the program runs. */
    void takes(String kind, String text, String... options) throws Exception {
        var words = new ArrayList<>(List.of("import", kind));
        words.addAll(List.of(options));
        words.add(file("more-" + kind, text));
        must(words.toArray(String[]::new));
    }

    Path data() {
        return data;
    }

    Api api() {
        return new Api(port, token);
    }

    Process program() {
        return program;
    }

    /** What is said to the program at each start from now on, besides its folder and port. */
    void with(String... more) {
        options.addAll(List.of(more));
    }

    /** Starts the program; answers with how long it took until it answered. */
    Duration start() throws Exception {
        var command = command("run", "--port", String.valueOf(port));
        command.addAll(options);
        program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        return Wait.until("the program to answer", PATIENCE, () -> {
            if (!program.isAlive()) throw new IllegalStateException("it ended: " + Files.readString(log()));
            return api().get("/health").status() == 200;
        });
    }

    /** What the program said, in all its runs. */
    Path log() {
        return folder.resolve("program.log");
    }

    void kill() throws InterruptedException {
        program.destroyForcibly().waitFor();
    }

    /** Tells the program to end; answers with how long it took. */
    Duration stop() throws InterruptedException {
        long begun = System.nanoTime();
        program.destroy();
        if (!program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw new IllegalStateException("it does not end");
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** PostgreSQL itself. */
    ProcessHandle postmaster() throws IOException {
        var note = Files.readString(data.resolve("postgres/cluster/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(note.lines().findFirst().orElseThrow().strip()))
                .orElseThrow();
    }

    /** The processes of PostgreSQL, each with its own work, besides itself. */
    List<ProcessHandle> postgresProcesses() throws IOException {
        return postmaster().children().toList();
    }

    /** Whether the ledger proves itself; the program does not run meanwhile. */
    boolean verifies() throws Exception {
        return new ProcessBuilder(command("verify", "--full")).inheritIO().start().waitFor() == 0;
    }

    private void leaveNobody() {
        if (program != null && program.isAlive()) {
            program.destroy();
            program.onExit().join();
        }
        try {
            var database = postmaster();
            // A number that was left behind may be somebody else's by now.
            boolean ours = database.info().command().filter(its -> its.startsWith(data.toString())).isPresent();
            if (ours) database.destroy();
        } catch (IOException | NoSuchElementException itEndedToo) {
            return;
        }
    }

    /** The end of the drill. What is there if not everything held, can be looked at. */
    void exit(boolean everythingHeld) throws IOException {
        if (everythingHeld) {
            delete(folder);
        } else {
            System.out.println("What is left is in " + folder);
        }
        System.exit(everythingHeld ? 0 : 1);
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void must(String... words) throws Exception {
        if (new ProcessBuilder(command(words)).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("concentric " + String.join(" ", words));
        }
    }

    private String output(String... words) throws Exception {
        var started = new ProcessBuilder(command(words))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(started.getInputStream().readAllBytes());
        if (started.waitFor() != 0) throw new IllegalStateException("concentric " + String.join(" ", words));
        return text;
    }

    private List<String> command(String... words) {
        var all = new ArrayList<>(List.of(launcher.toString()));
        all.addAll(Arrays.asList(words));
        all.addAll(List.of("--data", data.toString()));
        return all;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
