package concentric.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@link SmallestWeb} in a process of its own, on the same database; ends with this object, or with this process. */
final class SmallestWebProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Process process;
    private final int port;
    private final Thread ending;

    private SmallestWebProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        this.ending = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(ending);
    }

    static SmallestWebProcess started(Installation installation)
            throws IOException, InterruptedException, SQLException {
        try (var database = installation.connect();
                var statement = database.createStatement()) {
            statement.execute(SmallestWeb.TABLE);
            statement.execute("vacuum analyze bench.entry");
        }
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                SmallestWeb.class.getName()));
        command.addAll(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.threads.virtual.enabled=true",
                "--spring.datasource.url=" + installation.databaseAddress(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=" + installation.databasePassword(),
                "--spring.datasource.hikari.maximum-pool-size=16",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN"));
        var started =
                new SmallestWebProcess(new ProcessBuilder(command).inheritIO().start(), port);
        started.awaitReady();
        return started;
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var tried = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (tried.isConnected()) return;
            } catch (IOException e) {
                Thread.sleep(LOOK_AGAIN);
            }
        }
        throw new IllegalStateException("the smallest web application did not start");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + SmallestWeb.PATH);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(ending);
    }
}
