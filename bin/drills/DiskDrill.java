import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Fills the disk on which everything is kept, under load. Calls must be refused clearly, nothing acknowledged may be lost,
 * and once there is room the program must go on by itself.
 */
final class DiskDrill {

    /** When this machine does not let us mount a file system. */
    private static final int NOT_HERE = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long MIB = 1L << 20;
    private static final int ROOM = 30;
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
        boolean fine = false;
        try {
            fine = drill(folder, disk);
        } finally {
            run("umount", "-l", disk.toString());
        }
        System.exit(fine ? 0 : 1);
    }

    private static boolean drill(Path folder, Path disk) throws Exception {
        var installation = Installation.setUp(folder, disk.resolve("data"));
        installation.start();
        var load = new Load(installation.api()).begin();
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                load.goesOn(PATIENCE);
                var ballast = disk.resolve("ballast");
                fill(ballast, Files.getFileStore(disk).getUsableSpace() - ROOM * MIB);
                long before = load.acknowledgements();
                var full = Wait.until("the disk to be full", PATIENCE, () -> isFull(installation));
                System.out.printf("round %d: full after %s and %d acknowledgements, then %s%n",
                        round, Wait.seconds(full), load.acknowledgements() - before, status(installation));
                Files.delete(ballast);
                System.out.printf("  %s after there was room again it went on by itself%n",
                        Wait.seconds(load.goesOn(PATIENCE)));
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

    /** Written for nothing: PostgreSQL must have no room for what it still wants to write. */
    private static boolean isFull(Installation installation) throws IOException, InterruptedException {
        int status = status(installation);
        return status == 507 || status == 503;
    }

    private static int status(Installation installation) throws IOException, InterruptedException {
        return installation.api()
                .post("/api/payments", "{\"source\":\"probe\",\"externalId\":\"same\",\"offer\":\"thing\","
                        + "\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"},\"occurredAt\":\"2026-02-01\"}")
                .status();
    }

    private static void fill(Path file, long bytes) throws IOException {
        var piece = new byte[(int) MIB];
        try (var out = Files.newOutputStream(file)) {
            for (long left = bytes; left > 0; left -= piece.length) out.write(piece);
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
