package concentric.platform.database;

/**
 * Where the database is, and as whom to ask it.
 *
 * @param url JDBC address; may hold user and password itself
 * @param user empty if the URL says it
 * @param password empty if the URL says it, or none is needed
 */
public record DatabaseAddress(String url, String user, String password) {

    /** Not the password: records print themselves into logs. */
    @Override
    public String toString() {
        return "DatabaseAddress[…]";
    }
}
