package concentric;

/** Takes the application's database away from it, and gives it back. */
public final class DatabaseDoor {

    private final TestDatabase database;

    DatabaseDoor(TestDatabase database) {
        this.database = database;
    }

    /** Ends every session of the database and refuses new ones. */
    public void shut() {
        database.shut();
    }

    /** Lets the application in again. */
    public void open() {
        database.open();
    }
}
