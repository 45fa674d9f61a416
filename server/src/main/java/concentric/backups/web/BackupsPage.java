package concentric.backups.web;

import concentric.platform.web.Pagination;
import concentric.platform.web.State;
import java.util.List;

/**
 * The backups that were made, newest first.
 *
 * @param standing how it stands with those that are made by themselves
 */
public record BackupsPage(BackupStanding standing, List<Row> rows, Pagination pagination) {

    /**
     * A backup.
     *
     * @param taken the instant whose state it holds
     * @param file where it is
     * @param hash of its contents
     */
    public record Row(String taken, String file, State state, String rows, String size, String hash) {}
}
