package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Change;
import concentric.ledger.Changes;
import concentric.ledger.Ledger;
import concentric.ledger.Part;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Moment;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Crumb;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What changed between two moments: balances, contracts, units and memberships. */
@Controller
class ChangesPages {

    private final Changes changes;
    private final Ledger ledger;
    private final Accounting accounting;
    private final OtherChanges others;
    private final AskedMoments moments;
    private final InstantSource clock;

    ChangesPages(
            Changes changes,
            Ledger ledger,
            Accounting accounting,
            OtherChanges others,
            AskedMoments moments,
            InstantSource clock) {
        this.changes = changes;
        this.ledger = ledger;
        this.accounting = accounting;
        this.others = others;
        this.moments = moments;
        this.clock = clock;
    }

    /** The two moments: both days or both batches; the second may be now. */
    record Between(Moment from, Moment to) {}

    /** What changed since a moment; since the last month but one in which anything moved, where it is now. */
    static String address(Moment since) {
        return since.equals(Moment.now()) ? LedgerAddress.CHANGES : LedgerAddress.CHANGES + "?from=" + since.text();
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.CHANGES)
    View changes(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var between = between(from, to);
        var known = accounting.currencies();
        var shown = accounting.currency(currency, known);
        var rows = rows(between, shown, actor);
        var filters = new LinkedHashMap<String, String>();
        filters.put("from", between.from().text());
        filters.put("to", between.to().text());
        filters.put("currency", known.size() > 1 ? shown.getCurrencyCode() : "");
        var listing = new Listing(LedgerAddress.CHANGES, filters, page);
        var asked = listing.address().substring(LedgerAddress.CHANGES.length());
        var view = new ChangesPage(
                new ChangesPage.Filter(between.from().text(), between.to().text(), TotalsPages.choices(known, shown)),
                visit.t("changes.said", moments.words(between.from(), visit), moments.words(between.to(), visit)),
                late(between, rows, shown, visit),
                shown(rows.stream().skip(listing.offset()).limit(Listing.ROWS).toList(), between, shown, visit),
                listing.pagination(rows.size(), visit, LedgerAddress.CHANGES + ".csv"),
                others.contracts(between, asked, visit),
                others.network(between, asked, visit));
        var crumbs = List.of(
                new Crumb(visit.t("totals.title"), LedgerAddress.TOTALS), new Crumb(visit.t("changes.title"), null));
        return visit.page("ledger/changes", visit.t("changes.title"), crumbs, view);
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.CHANGES + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String currency,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var shown = accounting.currency(currency, accounting.currencies());
        var rows = rows(between(from, to), shown, actor);
        var codes = accounting.codes(rows.stream().map(Change::account).toList());
        try (var file = ListFile.of("changes", "party", "before", "after", "difference", "late", "currency")
                .numbers("before", "after", "difference", "late")
                .answer(visit, response, format)) {
            for (var row : rows) {
                file.row(
                        Objects.requireNonNull(codes.get(row.account())),
                        Amount.of(row.before(), shown).amount(),
                        Amount.of(row.after(), shown).amount(),
                        Amount.of(row.difference(), shown).amount(),
                        Amount.of(row.late(), shown).amount(),
                        shown.getCurrencyCode());
            }
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.CHANGES + "/contracts" + ListFile.ANY)
    void contracts(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visit visit,
            HttpServletResponse response)
            throws IOException {
        others.contracts(between(from, to), format, visit, response);
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.CHANGES + "/network" + ListFile.ANY)
    void network(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visit visit,
            HttpServletResponse response)
            throws IOException {
        others.network(between(from, to), format, visit, response);
    }

    /**
     * The moments that are asked for.
     *
     * @throws Problem if they can't be compared
     */
    private Between between(String from, String to) {
        var first = from.isEmpty() ? lastMonth() : moments.read("from", from);
        var last = moments.read("to", to);
        boolean isTurned = switch (last) {
            case Moment.Now() -> false;
            case Moment.Day(var day) -> {
                if (!(first instanceof Moment.Day(var other))) throw mixed(first, last);
                yield day.isBefore(other);
            }
            case Moment.Batch batch -> {
                if (!(first instanceof Moment.Batch other)) throw mixed(first, last);
                yield batch.number() < other.number();
            }
        };
        if (isTurned) throw Problem.refused(Fault.in("to", "moments-turned", first.text(), last.text()));
        return new Between(first, last);
    }

    private static Problem mixed(Moment first, Moment last) {
        return Problem.refused(Fault.in("to", "moments-mixed", first.text(), last.text()));
    }

    /** The end of the month before the last one in which anything moved. */
    private Moment lastMonth() {
        var last = ledger.days()
                .map(days -> Objects.requireNonNull(days.to()))
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return new Moment.Day(last.withDayOfMonth(1).minusDays(1));
    }

    /** The largest difference first, whichever its sign. */
    private List<Change> rows(Between between, Currency currency, Actor actor) {
        return accounting.discretion(actor).changes(changes.between(between.from(), between.to())).stream()
                .filter(change -> change.account().currency().equals(currency))
                .filter(change -> change.difference() != 0 || change.late() != 0)
                .sorted(Comparator.comparingLong((Change change) -> Math.abs(change.difference()))
                        .reversed()
                        .thenComparing(change -> change.account().toString()))
                .toList();
    }

    private List<ChangesPage.Row> shown(List<Change> rows, Between between, Currency currency, Visit visit) {
        var accounts = rows.stream().map(Change::account).toList();
        var labels = accounting.labels(accounts, visit);
        var codes = accounting.codes(accounts);
        return rows.stream()
                .map(row -> row(
                        row,
                        Objects.requireNonNull(labels.get(row.account())),
                        Objects.requireNonNull(codes.get(row.account())),
                        between,
                        currency,
                        visit))
                .toList();
    }

    private ChangesPage.Row row(
            Change row, PartyLabel label, String code, Between between, Currency currency, Visit visit) {
        var always = new Days(null, null);
        var meanwhile = (between.from() instanceof Moment.Day(var day) ? new Days(day.plusDays(1), null) : always)
                .asOf(between.to());
        var behind = Narrowing.since(between.from());
        var formats = visit.formats();
        var late = changes.lateUntil(between.from())
                .map(last -> new Figure(
                        formats.amount(row.late(), currency),
                        LedgerAddress.account(
                                code, new Days(null, last, between.to()), currency, behind.of(Part.LIVE))))
                .orElse(null);
        return new ChangesPage.Row(
                label,
                new Figure(
                        formats.amount(row.before(), currency),
                        LedgerAddress.account(code, always.asOf(between.from()), currency)),
                new Figure(
                        formats.amount(row.after(), currency),
                        LedgerAddress.account(code, always.asOf(between.to()), currency)),
                new Figure(
                        formats.amount(row.difference(), currency),
                        LedgerAddress.account(code, meanwhile, currency, behind)),
                late);
    }

    /** What customers paid of it that came late. */
    private @Nullable String late(Between between, List<Change> rows, Currency currency, Visit visit) {
        long paid = rows.stream()
                .filter(row -> row.account().kind() == Account.Kind.CLEARING)
                .mapToLong(row -> Math.negateExact(row.late()))
                .sum();
        return changes.lateUntil(between.from())
                .map(last -> paid == 0
                        ? visit.t("changes.late.none", visit.formats().date(last))
                        : visit.t(
                                "changes.late.said",
                                visit.formats().money(paid, currency),
                                visit.formats().date(last)))
                .orElse(null);
    }
}
