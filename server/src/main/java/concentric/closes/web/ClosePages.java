package concentric.closes.web;

import concentric.closes.CloseRun;
import concentric.closes.Closes;
import concentric.closes.Closing;
import concentric.closes.MonthClose;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.web.ContractAddress;
import concentric.engine.close.Kept;
import concentric.engine.close.Verdict;
import concentric.payments.PaymentFilter;
import concentric.payments.Payments;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Jobs;
import concentric.platform.Organisations;
import concentric.platform.Sha256;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.Problem;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One month: the preview of its close, closing it, and what was decided. */
@Controller
class ClosePages {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Closes closes;
    private final Posted posted;
    private final HeldRows holds;
    private final Strangers strangers;
    private final Jobs jobs;
    private final Contracts contracts;
    private final StillOpen stillOpen;
    private final Payments payments;
    private final Accounts accounts;
    private final Organisations organisations;

    ClosePages(
            Closes closes,
            Posted posted,
            HeldRows holds,
            Strangers strangers,
            Jobs jobs,
            Contracts contracts,
            StillOpen stillOpen,
            Payments payments,
            Accounts accounts,
            Organisations organisations) {
        this.closes = closes;
        this.posted = posted;
        this.holds = holds;
        this.strangers = strangers;
        this.jobs = jobs;
        this.contracts = contracts;
        this.stillOpen = stillOpen;
        this.payments = payments;
        this.accounts = accounts;
        this.organisations = organisations;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(ClosesPages.PATH + "/{month}")
    View month(@PathVariable String month, @RequestParam(defaultValue = "1") long page, Visit visit, Actor actor) {
        return page(HttpStatus.OK, closable(month), page, null, visit, actor);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(ClosesPages.PATH + "/{month}")
    View close(
            @PathVariable String month, @RequestParam(defaultValue = "") String fingerprint, Visit visit, Actor actor) {
        var asked = month(month).orElseThrow(Problem::notFound);
        return switch (closes.close(asked, seen(fingerprint), actor)) {
            case Closing.Closed closed ->
                visit.redirect(
                        ClosesPages.address(asked),
                        "notice.period-closed",
                        visit.formats().month(asked));
            case Closing.Changed changed -> page(HttpStatus.CONFLICT, asked, 1, visit.t("close.changed"), visit, actor);
            case Closing.Refused(var faults) -> {
                if (shown(asked).isEmpty()) throw Problem.refused(faults);
                yield page(Problem.status(faults), asked, 1, visit.say(faults.getFirst()), visit, actor);
            }
        };
    }

    /** A hash that somebody says to have seen; that of nothing, if it is none. */
    static Sha256 seen(String fingerprint) {
        return HASH.matcher(fingerprint).matches() ? new Sha256(fingerprint) : Sha256.NONE;
    }

    /** A month as addresses write it, {@code 2026-10}. */
    static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private YearMonth closable(String text) {
        return month(text).flatMap(this::shown).orElseThrow(Problem::notFound);
    }

    /** A month that was closed, or the one that is closed next: there is nothing to see of others. */
    private Optional<YearMonth> shown(YearMonth month) {
        boolean isNext = closes.next().filter(month::equals).isPresent();
        return isNext || !closes.of(month).isEmpty() ? Optional.of(month) : Optional.empty();
    }

    private View page(
            HttpStatus status, YearMonth month, long number, @Nullable String problem, Visit visit, Actor actor) {
        var runs = closes.of(month);
        boolean isOpen = runs.isEmpty() || !runs.getLast().complete();
        var now = isOpen ? closes.preview(month) : null;
        var decided = runs.isEmpty()
                ? List.of(Objects.requireNonNull(now))
                : runs.stream().map(closes::again).toList();
        var last = now == null ? decided.getLast() : now;
        var lines = posted.of(decided, visit, actor);
        var listing = new Listing(ClosesPages.address(month), Map.of(), number);
        var rows = lines.lines().stream()
                .skip(listing.offset())
                .limit(Listing.ROWS)
                .map(line -> Posted.row(line, lines, visit))
                .toList();
        var completing = runs.isEmpty() || now == null ? null : posted.of(List.of(now), visit, actor);
        var versions = versions(last);
        long unsettled = unsettled(month);
        var view = new ClosePage(
                state(month, runs, visit),
                lead(month, runs, visit),
                problem,
                said(runs, visit),
                unsettled == 0 ? null : visit.t("close.unsettled", unsettled),
                "/payments?state=unsettled",
                unmatched(actor, visit),
                actor.custodian() ? strangers.said(decided, visit) : List.of(),
                stillOpen.missing(
                        last.open(),
                        last.closes().stream()
                                .flatMap(in -> in.close().endings().stream())
                                .toList(),
                        visit),
                StillOpen.waiting(last.open(), versions, visit),
                holds.of(decided.getFirst(), last, visit),
                endings(last, visit),
                promises(last, versions, visit),
                rows,
                listing.pagination(lines.lines().size(), visit, ClosesPages.address(month) + "/postings.csv"),
                completing == null
                        ? List.of()
                        : completing.lines().stream()
                                .map(line -> Posted.row(line, completing, visit))
                                .toList(),
                now == null || !isClosable(now, runs, actor) ? null : form(now, runs, visit));
        var title = visit.formats().month(month);
        var crumbs = List.of(
                new Crumb(visit.t("nav.value"), null),
                new Crumb(visit.t("closes.title"), ClosesPages.PATH),
                new Crumb(title, null));
        return visit.page(status, "closes/close", title, crumbs, view);
    }

    private boolean isClosable(MonthClose now, List<CloseRun> runs, Actor actor) {
        return closes.obstacles(now.month(), actor).isEmpty() && (runs.isEmpty() || !closes.isNothingNew(now));
    }

    private State state(YearMonth month, List<CloseRun> runs, Visit visit) {
        return runs.isEmpty()
                ? ClosesPages.open(closes.isOver(month), visit)
                : ClosesPages.closed(runs.getLast(), visit);
    }

    private String lead(YearMonth month, List<CloseRun> runs, Visit visit) {
        var key = runs.isEmpty()
                ? closes.isOver(month) ? "close.lead.preview" : "close.lead.running"
                : runs.getLast().complete() ? "close.lead.closed" : "close.lead.open";
        return visit.t(key, visit.formats().month(month));
    }

    private List<String> said(List<CloseRun> runs, Visit visit) {
        var names =
                accounts.names(runs.stream().map(CloseRun::account).distinct().toList());
        return runs.stream()
                .map(run -> ClosesPages.said(run, names.getOrDefault(run.account(), ""), visit))
                .toList();
    }

    private long unsettled(YearMonth month) {
        var zone = organisations.current().zone();
        var from = month.atDay(1).atStartOfDay(zone).toInstant();
        var until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return payments.count(new PaymentFilter("", "", "", from, until, true));
    }

    private @Nullable String unmatched(Actor actor, Visit visit) {
        long rows = jobs.countSetAside(actor);
        return rows == 0 ? null : visit.t("close.unmatched", rows);
    }

    private Map<Long, ContractVersion> versions(MonthClose close) {
        var ids = new LinkedHashSet<Long>();
        for (var in : close.closes()) {
            in.close().open().forEach(open -> ids.add(open.version()));
            in.close().promises().forEach(kept -> ids.add(kept.version()));
        }
        var versions = new HashMap<Long, ContractVersion>();
        contracts.versions(ids).forEach(version -> versions.put(version.id(), version));
        return versions;
    }

    private static List<String> endings(MonthClose close, Visit visit) {
        return close.closes().stream()
                .flatMap(in -> in.close().endings().stream())
                .filter(ending -> ending.verdict().truth() == Verdict.Truth.TRUE)
                .map(ending -> visit.t("close.ends", ending.contract()))
                .toList();
    }

    private static List<ClosePage.Promise> promises(
            MonthClose close, Map<Long, ContractVersion> versions, Visit visit) {
        return close.closes().stream()
                .flatMap(in -> in.close().promises().stream())
                .map(kept -> promise(kept, versions, visit))
                .toList();
    }

    private static ClosePage.Promise promise(Kept kept, Map<Long, ContractVersion> versions, Visit visit) {
        var version = Objects.requireNonNull(versions.get(kept.version()));
        var promise = version.terms().promises().get(kept.promise() - 1);
        return new ClosePage.Promise(
                kept.contract(),
                ContractAddress.ofVersion(version),
                promise.sentence(),
                kept.actual().map(visit.formats()::decimal).orElse(""),
                switch (kept.verdict().truth()) {
                    case TRUE -> new State(visit.t("close.promise.kept"), Tone.OK);
                    case FALSE -> new State(visit.t("close.promise.broken"), Tone.STOP);
                    case UNKNOWN -> new State(visit.t("close.promise.unknown"), Tone.PLAIN);
                });
    }

    private static ClosePage.Form form(MonthClose now, List<CloseRun> runs, Visit visit) {
        var month = visit.formats().month(now.month());
        var next = visit.formats().month(now.month().plusMonths(1));
        return new ClosePage.Form(
                ClosesPages.address(now.month()),
                now.fingerprint().hex(),
                visit.t(runs.isEmpty() ? "close.button" : "close.complete-button", month),
                visit.t("close.sure", month, next));
    }

    /** What is posted, or would be, as a file. */
    @Allowed(Access.INSIDE)
    @GetMapping(ClosesPages.PATH + "/{month}/postings" + ListFile.ANY)
    void file(
            @PathVariable String format,
            @PathVariable String month,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var asked = closable(month);
        var runs = closes.of(asked);
        var decided = runs.isEmpty()
                ? List.of(closes.preview(asked))
                : runs.stream().map(closes::again).toList();
        try (var file = ListFile.of(
                        "postings",
                        "month",
                        "step",
                        "from",
                        "to",
                        "persons",
                        "contract",
                        "version",
                        "clause",
                        "amount",
                        "currency",
                        "why")
                .numbers("persons", "version", "clause", "amount")
                .answer(visit, response, format)) {
            for (var line : posted.of(decided, visit, actor).lines()) {
                var amount = Amount.of(line.amount(), line.currency());
                file.row(
                        asked.toString(),
                        line.step().name().toLowerCase(Locale.ROOT),
                        line.from(),
                        line.to() == null ? "" : line.to(),
                        line.to() == null ? String.valueOf(line.persons()) : "",
                        line.version().name(),
                        String.valueOf(line.version().number()),
                        String.valueOf(line.clause()),
                        amount.amount(),
                        amount.currency(),
                        line.why());
            }
        }
    }
}
