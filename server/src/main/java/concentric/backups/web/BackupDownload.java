package concentric.backups.web;

import concentric.backups.Backups;
import concentric.backups.Making;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * A backup for whoever asks, written as it is read from the database. Asked for by POST, since it is an act, and so that no
 * other site can make a browser ask for it. It is not sealed: whoever keeps it seals it, as the command line does.
 */
@Controller
class BackupDownload {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss").withZone(ZoneOffset.UTC);

    private static final Logger LOG = LoggerFactory.getLogger(BackupDownload.class);

    private final Backups backups;
    private final InstantSource clock;

    BackupDownload(Backups backups, InstantSource clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @Call(
            value = "makeBackup",
            scope = Scope.MANAGE,
            gives = InputStream.class,
            media = "application/gzip",
            conflicts = true)
    @Allowed(Access.CUSTODIAN)
    @PostMapping({BackupsPages.PATH, "/api/backups"})
    void make(Actor actor, HttpServletResponse response) throws IOException, SQLException {
        var name = "concentric-" + STAMP.format(clock.instant()) + "Z.tar.gz";
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        response.setContentType("application/gzip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        try {
            switch (backups.handOver(response.getOutputStream(), actor)) {
                case Making.Made made -> response.flushBuffer();
                case Making.Refused(var faults) -> throw refused(faults, response);
            }
        } catch (SQLException e) {
            if (!response.isCommitted()) {
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
                throw e;
            }
            LOG.error("a backup broke off", e);
            // Without its cause: the framework takes a lost connection for a reader who left, and ends the answer as if
            // it
            // were whole.
            throw new IllegalStateException("the database failed in the middle of a backup");
        }
    }

    private static Problem refused(List<Fault> faults, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        boolean isForNow = faults.stream().anyMatch(fault -> fault.code().equals("backup-at-work"));
        return isForNow ? Problem.conflict(faults) : Problem.refused(faults);
    }
}
