package concentric.platform.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A program with a database and nothing else: it starts one, says so, and ends when told or when its input ends. */
final class DatabaseProgram {

    private DatabaseProgram() {}

    public static void main(String[] arguments) throws IOException {
        try {
            DataFolder folder = DataFolder.open(Path.of(arguments[0]));
            PostgresServer database = PostgresServer.start(folder, Durability.valueOf(arguments[1]));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                folder.close();
            }));
            System.out.printf("ready %d %s %s%n", database.pid(), database.jdbcUrl(), database.password());
        } catch (PostgresException refusal) {
            System.out.println("refused " + String.valueOf(refusal.getMessage()).replace('\n', '|'));
            System.exit(3);
        }
        // Nobody outlives the test: when that ends, however it does, so does this input.
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }
}
