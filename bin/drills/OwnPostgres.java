import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL of an installation, run by a drill instead of by the program: an external database. */
final class OwnPostgres implements AutoCloseable {

    private final Path folder;
    private final Process process;
    private final int port;

    OwnPostgres(Path data) throws Exception {
        this.folder = data.resolve("postgres");
        this.port = Integer.parseInt(Files.readString(folder.resolve("port")).strip());
        this.process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
                .start();
        Wait.until("PostgreSQL to be ready", Duration.ofMinutes(1), () -> {
            if (!process.isAlive()) throw new IllegalStateException("PostgreSQL ended, see " + folder);
            var note = folder.resolve("cluster/postmaster.pid");
            return Files.exists(note) && Files.readString(note).contains("ready");
        });
    }

    int port() {
        return port;
    }

    String password() throws IOException {
        return Files.readString(folder.resolve("password")).strip();
    }

    /** PostgreSQL refuses root; where it is not, it runs as whoever owns its files. */
    private List<String> command() throws IOException {
        var command = new ArrayList<String>();
        var cluster = folder.resolve("cluster");
        int owner = (Integer) Files.getAttribute(cluster, "unix:uid");
        boolean root = System.getProperty("user.name").equals("root");
        if (root && owner == 0) command.addAll(List.of("unshare", "-U"));
        if (root && owner != 0) {
            command.addAll(List.of("setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups"));
        }
        try (var binaries = Files.newDirectoryStream(folder, "binaries-*")) {
            command.add(binaries.iterator().next().resolve("bin/postgres").toString());
        }
        command.addAll(List.of("-D", cluster.toString()));
        return command;
    }

    @Override
    public void close() throws Exception {
        // SIGINT: end all sessions, write everything out, leave.
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        process.waitFor();
    }
}
