package concentric.backups.web;

import concentric.backups.Backup;
import concentric.backups.Backups;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Listing;
import concentric.platform.web.Problem;
import concentric.platform.web.State;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The backups that were made, and one now. */
@Controller
class BackupsPages {

    static final String PATH = "/backups";

    private static final int HASH_SHOWN = 12;
    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1_000_000);

    private final Backups backups;

    BackupsPages(Backups backups) {
        this.backups = backups;
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(PATH)
    View list(@RequestParam(defaultValue = "1") long page, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var listing = new Listing(PATH, Map.of(), page);
        var view = new BackupsPage(
                BackupStanding.of(backups.standing(), visit),
                backups.list(listing.offset(), Listing.ROWS).stream()
                        .map(backup -> row(backup, visit))
                        .toList(),
                listing.pagination(backups.count(), visit, null));
        var crumbs = List.of(new Crumb(visit.t("nav.admin"), "/admin"), new Crumb(visit.t("backups.title"), null));
        return visit.page("backups/backups", visit.t("backups.title"), crumbs, view);
    }

    private static BackupsPage.Row row(Backup backup, Visit visit) {
        var formats = visit.formats();
        var megabytes = BigDecimal.valueOf(backup.bytes()).divide(MEGABYTE, 1, RoundingMode.UP);
        return new BackupsPage.Row(
                formats.instant(backup.takenAt()),
                backup.keptIn() == null ? "" : backup.keptIn().toString(),
                state(backup, visit),
                formats.integer(backup.rows()),
                visit.t("backups.megabytes", formats.decimal(megabytes)),
                backup.contents().hex().substring(0, HASH_SHOWN));
    }

    private static State state(Backup backup, Visit visit) {
        if (backup.keptIn() == null) return new State(visit.t("backups.state.handed-over"), State.Tone.PLAIN);
        return backup.removed()
                ? new State(visit.t("backups.state.removed"), State.Tone.PLAIN)
                : new State(visit.t("backups.state.kept"), State.Tone.OK);
    }
}
