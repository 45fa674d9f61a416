package concentric.backups.file;

/** Told how far it is. */
@FunctionalInterface
public interface Progress {

    /** Nobody wants to know. */
    Progress NOBODY = (table, bytes) -> {};

    /**
     * Some more is done.
     *
     * @param table the table at hand
     * @param bytes how much of it is done
     */
    void at(String table, long bytes);
}
