package concentric.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Talks to a database, a new connection for each sentence. */
record Session(String url, String user, String password) {

    static Session of(PostgresServer database) {
        return new Session(database.jdbcUrl(), database.user(), database.password());
    }

    static Session of(ChildProgram.Ready database) {
        return new Session(database.url(), "postgres", database.password());
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    void execute(String statement) {
        try (Connection connection = connection();
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        } catch (SQLException failure) {
            throw new AssertionError(statement + ": " + failure.getMessage(), failure);
        }
    }

    /** The first column. */
    List<String> ask(String question) {
        List<String> answers = new ArrayList<>();
        try (Connection connection = connection();
                Statement jdbc = connection.createStatement();
                ResultSet rows = jdbc.executeQuery(question)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new AssertionError(question + ": " + failure.getMessage(), failure);
        }
        return answers;
    }

    boolean answers() {
        return ask("SELECT 1").equals(List.of("1"));
    }

    List<String> notes() {
        return ask("SELECT line FROM note ORDER BY line");
    }

    void note(String line) {
        execute("INSERT INTO note VALUES ('" + line + "')");
    }
}
