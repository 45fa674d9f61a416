package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Flow;
import concentric.ledger.Ledger;
import concentric.network.Sides;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Crumb;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Why a party has what it has. */
@Controller
class AccountPages {

    /** Reasons of a page: the largest come first, so the first page mostly says enough. */
    static final int SHOWN = 20;

    private static final String FILE = "/ledger/accounts";

    private final Sides sides;
    private final Ledger ledger;
    private final Accounting accounting;
    private final AskedMoments moments;

    AccountPages(Ledger ledger, Accounting accounting, AskedMoments moments, Sides sides) {
        this.moments = moments;
        this.sides = sides;
        this.ledger = ledger;
        this.accounting = accounting;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(LedgerAddress.ACCOUNTS + "/{*party}")
    View account(
            @PathVariable String party,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String asof,
            @RequestParam(defaultValue = "") String with,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var code = Addresses.code(party);
        var days = moments.days(from, to, asof);
        var account = find(code, currency, actor);
        var narrowing = new Narrowing(with, of, segment, part, moments.batch(Narrowing.SINCE, since));
        var all = flows(account, days, narrowing, actor);
        var reasons = Reasons.of(all.stream().map(Flow::reason).toList(), accounting, visit);
        var flows = all.stream()
                .filter(flow -> narrowing.takes(flow.reason(), account, reasons))
                .toList();
        var label = Objects.requireNonNull(
                accounting.labels(List.of(account), visit).get(account));
        var filters = new LinkedHashMap<String, String>();
        filters.put("currency", account.currency().getCurrencyCode());
        filters.put("from", days.fromText());
        filters.put("to", days.toText());
        filters.putAll(narrowing.parameters());
        var path = Addresses.of(LedgerAddress.ACCOUNTS, code);
        var now = new Listing(path, filters, 1).address();
        filters.put(AskedMoments.ASOF, days.asOfText());
        var listing = new Listing(path, filters, page, SHOWN);
        long received = sum(flows, account, true);
        long paid = sum(flows, account, false);
        var formats = visit.formats();
        var view = new AccountPage(
                listing.path(),
                label,
                formats.money(received, account.currency()),
                formats.money(paid, account.currency()),
                formats.money(Math.subtractExact(received, paid), account.currency()),
                PeriodWords.of(days, visit),
                days.fromText(),
                days.toText(),
                moments.shown(days.asOf(), now, visit),
                account.currency().getCurrencyCode(),
                !days.equals(new Days(null, null)) || !narrowing.equals(Narrowing.NONE),
                narrowing.parameters(),
                narrowing.said(visit),
                flows.stream()
                        .skip(listing.offset())
                        .limit(SHOWN)
                        .map(flow -> row(flow, account, reasons, days, visit))
                        .toList(),
                listing.pagination(
                        flows.size(),
                        visit,
                        FILE + ".csv/" + Addresses.of("", code).substring(1)));
        var crumbs = List.of(new Crumb(visit.t("totals.title"), LedgerAddress.TOTALS), new Crumb(label.name(), null));
        return visit.page("ledger/account", visit.t("account.title", label.name()), crumbs, view);
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(FILE + ListFile.ANY + "/{*party}")
    void file(
            @PathVariable String format,
            @PathVariable String party,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String asof,
            @RequestParam(defaultValue = "") String with,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String since,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var account = find(Addresses.code(party), currency, actor);
        var narrowing = new Narrowing(with, of, segment, part, moments.batch(Narrowing.SINCE, since));
        var flows = flows(account, moments.days(from, to, asof), narrowing, actor);
        var reasons = Reasons.of(flows.stream().map(Flow::reason).toList(), accounting, visit);
        var taken = flows.stream()
                .filter(flow -> narrowing.takes(flow.reason(), account, reasons))
                .toList();
        write(taken, "account", format, visit, response);
    }

    /** Flows as a file, each with its whole reason. */
    void write(List<Flow> flows, String name, String format, Visit visit, HttpServletResponse response)
            throws IOException {
        var reasons = Reasons.of(flows.stream().map(Flow::reason).toList(), accounting, visit);
        try (var file = ListFile.of(
                        name, "from", "to", "contract", "version", "clause", "offer", "segment", "amount", "currency")
                .numbers("version", "clause", "amount")
                .answer(visit, response, format)) {
            for (var flow : flows) {
                var reason = flow.reason();
                var version = Optional.ofNullable(reasons.version(reason));
                var amount = Amount.of(flow.amount(), reason.account().currency());
                file.row(
                        reasons.code(reason.counter()),
                        reasons.code(reason.account()),
                        version.map(each -> each.name()).orElse(""),
                        version.map(each -> String.valueOf(each.number())).orElse(""),
                        Reasons.clause(reason),
                        reasons.offer(reason),
                        reasons.segment(reason),
                        amount.amount(),
                        amount.currency());
            }
        }
    }

    private Account find(String party, String currency, Actor actor) {
        var shown = accounting.currency(currency, accounting.currencies());
        return accounting
                .account(party, shown)
                .filter(account -> isSeen(account, actor))
                .orElseThrow(Problem::notFound);
    }

    private boolean isSeen(Account account, Actor actor) {
        var party = account.party();
        return accounting.discretion(actor).sees(account)
                && sides.sees(actor, party == null ? List.of() : List.of(party));
    }

    /**
     * Largest first, whichever their sign; equal ones in an order of their own, so that pages don't overlap. What was
     * given back as a whole is no line any more.
     */
    private List<Flow> flows(Account account, Days days, Narrowing narrowing, Actor reader) {
        var period = narrowing.of(LedgerAddress.period(days));
        return accounting.discretion(reader).flows(ledger.flows(account, period, narrowing.asked())).stream()
                .filter(flow -> flow.amount() != 0)
                .sorted(Comparator.comparingLong((Flow flow) -> Math.abs(flow.amount()))
                        .reversed()
                        .thenComparing(flow -> flow.reason().toString()))
                .toList();
    }

    static long sum(List<Flow> flows, Account account, boolean incoming) {
        return flows.stream()
                .filter(flow -> flow.reason().account().equals(account) == incoming)
                .mapToLong(Flow::amount)
                .reduce(0, Math::addExact);
    }

    private static AccountPage.Row row(Flow flow, Account account, Reasons reasons, Days days, Visit visit) {
        var reason = flow.reason();
        boolean incoming = reason.account().equals(account);
        Currency currency = account.currency();
        return new AccountPage.Row(
                visit.t(incoming ? "account.from" : "account.to"),
                reasons.label(incoming ? reason.counter() : reason.account()),
                reasons.by(reason, visit),
                reasons.versionSaid(reason, visit),
                reasons.contractHref(reason),
                Reasons.clauseSaid(reason, visit),
                reasons.offer(reason),
                reasons.segment(reason),
                new Figure(
                        visit.formats().amount(incoming ? flow.amount() : -flow.amount(), currency),
                        reasons.behind(reason, account, days)));
    }
}
