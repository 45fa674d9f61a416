package concentric.ledger.web;

import concentric.ledger.Batch;
import concentric.ledger.Flow;
import concentric.ledger.Ledger;
import concentric.ledger.LedgerEntry;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What was posted. */
@Controller
class BatchesPages {

    private static final int HASH_SHOWN = 12;

    private final Ledger ledger;
    private final Accounting accounting;

    BatchesPages(Ledger ledger, Accounting accounting) {
        this.ledger = ledger;
        this.accounting = accounting;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.BATCHES)
    View batches(@RequestParam(defaultValue = "1") long page, Visit visit, Actor actor) {
        var listing = new Listing(LedgerAddress.BATCHES, Map.of(), page);
        var rows = ledger.batches(listing.offset(), Listing.ROWS).stream()
                .map(batch -> row(batch, visit))
                .toList();
        var view = new BatchesPage(rows, listing.pagination(ledger.countBatches(), visit, null));
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null));
        return visit.page("ledger/batches", visit.t("batches.title"), crumbs, view);
    }

    private static BatchesPage.Row row(Batch batch, Visit visit) {
        var formats = visit.formats();
        return new BatchesPage.Row(
                formats.integer(batch.id()),
                LedgerAddress.BATCHES + "/" + batch.id(),
                range(batch, visit),
                formats.integer(batch.payments()),
                formats.instant(batch.postedAt()),
                batch.hash().hex().substring(0, HASH_SHOWN));
    }

    private static String range(Batch batch, Visit visit) {
        var formats = visit.formats();
        return visit.t("batch.range", formats.integer(batch.fromSeq()), formats.integer(batch.toSeq()));
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.BATCHES + "/{id:\\d+}")
    View batch(@PathVariable long id, @RequestParam(defaultValue = "1") long page, Visit visit, Actor actor) {
        var batch = ledger.batch(id).orElseThrow(Problem::notFound);
        var entries = accounting.discretion(actor).entries(ledger.entries(id));
        var listing = new Listing(LedgerAddress.BATCHES + "/" + id, Map.of(), page);
        var shown = entries.stream().skip(listing.offset()).limit(Listing.ROWS).toList();
        var reasons = Reasons.of(shown.stream().map(BatchesPages::reason).toList(), accounting, visit);
        var view = new BatchPage(
                range(batch, visit),
                visit.formats().integer(batch.payments()),
                visit.formats().instant(batch.postedAt()),
                batch.hash().hex(),
                batch.paymentsHash().hex(),
                batch.entriesHash().hex(),
                shown.stream().map(entry -> row(entry, reasons, visit)).toList(),
                listing.pagination(entries.size(), visit, LedgerAddress.BATCHES + "/" + id + "/entries.csv"),
                id == 1 ? null : LedgerAddress.CHANGES + "?from=batch-" + (id - 1) + "&to=batch-" + id);
        var title = visit.t("batch.title", visit.formats().integer(id));
        var crumbs = List.of(new Crumb(visit.t("batches.title"), LedgerAddress.BATCHES), new Crumb(title, null));
        return visit.page("ledger/batch", title, crumbs, view);
    }

    private static Flow.Reason reason(LedgerEntry entry) {
        var key = entry.key();
        return new Flow.Reason(key.account(), key.counter(), key.version(), key.clause(), key.offer(), key.segment());
    }

    private static BatchPage.Row row(LedgerEntry entry, Reasons reasons, Visit visit) {
        var reason = reason(entry);
        return new BatchPage.Row(
                reasons.label(reason.account()),
                reasons.label(reason.counter()),
                reasons.by(reason, visit),
                reasons.versionSaid(reason, visit),
                reasons.contractHref(reason),
                Reasons.clauseSaid(reason, visit),
                reasons.offer(reason),
                reasons.segment(reason),
                visit.formats().date(entry.key().day()),
                visit.formats().money(entry.amount(), reason.account().currency()));
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.BATCHES + "/{id:\\d+}/entries" + ListFile.ANY)
    void file(
            @PathVariable String format, @PathVariable long id, Visit visit, Actor actor, HttpServletResponse response)
            throws IOException {
        if (ledger.batch(id).isEmpty()) throw Problem.notFound();
        var entries = accounting.discretion(actor).entries(ledger.entries(id));
        var reasons = Reasons.of(entries.stream().map(BatchesPages::reason).toList(), accounting, visit);
        try (var file = ListFile.of(
                        "entries",
                        "from",
                        "to",
                        "contract",
                        "version",
                        "clause",
                        "offer",
                        "segment",
                        "day",
                        "amount",
                        "currency")
                .numbers("version", "clause", "amount")
                .answer(visit, response, format)) {
            for (var entry : entries) {
                var reason = reason(entry);
                var version = Optional.ofNullable(reasons.version(reason));
                var amount = Amount.of(entry.amount(), reason.account().currency());
                file.row(
                        reasons.code(reason.counter()),
                        reasons.code(reason.account()),
                        version.map(each -> each.name()).orElse(""),
                        version.map(each -> String.valueOf(each.number())).orElse(""),
                        Reasons.clause(reason),
                        reasons.offer(reason),
                        reasons.segment(reason),
                        entry.key().day().toString(),
                        amount.amount(),
                        amount.currency());
            }
        }
    }
}
