import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Fills the disk on which everything is kept, under load. Calls must be refused clearly, nothing acknowledged may be lost,
 * and once there is room the program must go on by itself.
 */
final class DiskDrill {

    /** When this machine does not let us mount a file system. */
    private static final int NOT_HERE = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final long MIB = 1L << 20;
    private static final int ROOM = 20;
    private static final int ROUNDS = 3;

    private DiskDrill() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("concentric-drill");
        var disk = Files.createDirectory(folder.resolve("disk"));
        if (run("mount", "-t", "tmpfs", "-o", "size=700m,mode=755", "tmpfs", disk.toString()) != 0) {
            System.err.println("This machine lets us mount no file system (it takes root, outside most containers), so"
                    + " the disk can't be filled.");
            System.exit(NOT_HERE);
        }
        // Also when somebody interrupts the drill.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> unmount(disk)));
        Installation installation;
        boolean held;
        try {
            installation = Installation.setUp(folder, disk.resolve("data"));
            held = held(installation, disk);
        } finally {
            unmount(disk);
        }
        installation.exit(held);
    }

    private static boolean held(Installation installation, Path disk) throws Exception {
        installation.start();
        var load = new Load(installation.api()).begin();
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                load.goesOn(PATIENCE);
                var ballast = disk.resolve("ballast");
                fill(ballast, Files.getFileStore(disk).getUsableSpace() - ROOM * MIB);
                long before = load.acknowledgements();
                long refused = load.refused();
                var full = Wait.until("the disk to be full", PATIENCE, () -> load.refused() > refused);
                System.out.printf("round %d: full after %s and %d acknowledgements%n",
                        round, Wait.seconds(full), load.acknowledgements() - before);
                TimeUnit.MILLISECONDS.sleep(OUTAGE.toMillis());
                Files.delete(ballast);
                System.out.printf("  %s later there was room again, and %s after that it went on by itself%n",
                        Wait.seconds(OUTAGE), Wait.seconds(load.goesOn(PATIENCE)));
            }
        } finally {
            load.end();
        }
        var comparison = load.compare(0);
        installation.stop();
        boolean holds = installation.verifies();
        System.out.printf("%s%n%s; verify %s%n", load.told(), comparison, holds ? "holds" : "DOES NOT HOLD");
        return holds && comparison.holds();
    }

    private static void fill(Path file, long bytes) throws IOException {
        var piece = new byte[(int) MIB];
        try (var out = Files.newOutputStream(file)) {
            for (long left = bytes; left > 0; left -= piece.length) out.write(piece);
        }
    }

    /** Whoever still has something open there keeps it; where nothing is mounted any more, nothing happens. */
    private static void unmount(Path disk) {
        try {
            new ProcessBuilder("umount", "-l", disk.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(disk + " is still mounted", e);
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
