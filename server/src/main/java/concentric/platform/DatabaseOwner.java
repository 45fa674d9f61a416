package concentric.platform;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The login that owns the tables. It makes and changes them, and what a restore brings back; the program itself works as
 * {@link ProgramRole}.
 *
 * @param url JDBC address, without user and password
 * @param user empty: whatever the driver takes
 * @param password empty: none is needed
 */
public record DatabaseOwner(String url, String user, String password) {

    /** The same, whether user and password were told apart or within the address. What is told apart counts. */
    static DatabaseOwner of(String url, String user, String password) {
        int query = url.indexOf('?');
        if (query < 0) return new DatabaseOwner(url, user, password);
        var kept = new ArrayList<String>();
        for (var parameter : url.substring(query + 1).split("&")) {
            if (parameter.startsWith("user=")) {
                if (user.isEmpty()) user = value(parameter);
            } else if (parameter.startsWith("password=")) {
                if (password.isEmpty()) password = value(parameter);
            } else if (!parameter.isEmpty()) {
                kept.add(parameter);
            }
        }
        var rest = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return new DatabaseOwner(url.substring(0, query) + rest, user, password);
    }

    private static String value(String parameter) {
        return URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    /** A new connection; whoever asks closes it. */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Connections that end when they are closed, so that none of the owner's lies around. */
    DataSource dataSource() {
        var source = new DriverManagerDataSource(url);
        if (!user.isEmpty()) source.setUsername(user);
        if (!password.isEmpty()) source.setPassword(password);
        return source;
    }

    /** The same place, as somebody else. */
    Connection connectAs(String otherUser, String otherPassword) throws SQLException {
        return DriverManager.getConnection(url, otherUser, otherPassword);
    }

    /** Without the password: records print themselves into logs. */
    @Override
    public String toString() {
        return "DatabaseOwner[" + user + "]";
    }
}
