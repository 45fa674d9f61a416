package concentric.backups;

import concentric.platform.postgres.DataFolder;
import concentric.platform.postgres.Durability;
import concentric.platform.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL beside the one that the tests share, for what is restored: empty databases, as many as one wants. */
public final class SecondCluster {

    private static final PostgresServer SERVER = start();

    private static int databases;

    private SecondCluster() {}

    private static PostgresServer start() {
        try {
            var folder = DataFolder.open(Files.createTempDirectory("concentric-second"));
            var server = PostgresServer.start(folder, Durability.TESTS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                folder.close();
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a new, empty database, with all that is needed to connect. */
    public static String emptyDatabase() {
        return databaseLike("template0");
    }

    /** The address of a new copy of a database that nobody is connected to. */
    public static synchronized String copyOf(String url) {
        return databaseLike(url.replaceFirst(".*/([^/?]+)\\?.*", "$1"));
    }

    private static synchronized String databaseLike(String template) {
        var name = "second_" + ++databases;
        execute(SERVER.jdbcUrl("postgres") + credentials(), "create database " + name + " template " + template);
        return SERVER.jdbcUrl(name) + credentials();
    }

    private static String credentials() {
        return "?user=" + SERVER.user() + "&password=" + SERVER.password();
    }

    /** A connection to one of them. */
    public static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Has something done in one of them. */
    public static void execute(String url, String sql) {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row of what one of them answers, as text; empty if there is none. */
    public static String ask(String url, String sql) {
        try (var connection = connect(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
