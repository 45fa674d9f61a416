package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.ledger.Total;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What every party received and paid. */
@Controller
class TotalsPages {

    private final Ledger ledger;
    private final Accounting accounting;
    private final TotalsApi api;
    private final AskedMoments moments;

    TotalsPages(Ledger ledger, Accounting accounting, TotalsApi api, AskedMoments moments) {
        this.moments = moments;
        this.ledger = ledger;
        this.accounting = accounting;
        this.api = api;
    }

    @Allowed(Access.INSIDE)
    @GetMapping("/ledger")
    View ledger(Visit visit) {
        return visit.redirect(LedgerAddress.WAYS);
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.TOTALS)
    View totals(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String asof,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var days = moments.days(from, to, asof);
        var all = accounting.discretion(actor).totals(ledger.totals(LedgerAddress.period(days)));
        var known = all.stream()
                .map(total -> total.account().currency())
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
        var shown = accounting.currency(currency, known);
        var totals = all.stream()
                .filter(total -> total.account().currency().equals(shown))
                .toList();
        var rows = rows(totals, q, days, visit);
        var filters = new LinkedHashMap<String, String>();
        filters.put("q", q);
        filters.put("currency", known.size() > 1 ? shown.getCurrencyCode() : "");
        filters.put("from", days.fromText());
        filters.put("to", days.toText());
        var now = new Listing(LedgerAddress.TOTALS, filters, 1).address();
        filters.put(AskedMoments.ASOF, days.asOfText());
        var listing = new Listing(LedgerAddress.TOTALS, filters, page);
        var view = new TotalsPage(
                new TotalsPage.Filter(
                        q,
                        choices(known, shown),
                        days.fromText(),
                        days.toText(),
                        moments.shown(days.asOf(), now, visit),
                        listing.filtered()),
                rows.stream().skip(listing.offset()).limit(Listing.ROWS).toList(),
                sum(totals, shown, visit),
                listing.pagination(rows.size(), visit, LedgerAddress.TOTALS + ".csv"),
                JournalFiles.PATH,
                "?from=" + days.fromText() + "&to=" + days.toText() + "&" + AskedMoments.ASOF + "=" + days.asOfText(),
                ChangesPages.address(days.asOf()));
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null));
        return visit.page("ledger/totals", visit.t("totals.title"), crumbs, view);
    }

    /** As the API answers it. */
    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.TOTALS + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String asof,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var days = moments.days(from, to, asof);
        var found = codes(q, days, visit, actor);
        try (var file = ListFile.of("totals", "party", "received", "paid", "net")
                .numbers("received", "paid", "net")
                .answer(visit, response, format)) {
            for (var row : api.rows(currency, days, actor)) {
                if (found.contains(row.party())) file.row(row.party(), row.received(), row.paid(), row.net());
            }
        }
    }

    /** The codes of the parties that a search finds. */
    private Set<String> codes(String query, Days days, Visit visit, Actor actor) {
        var accounts = accounting.discretion(actor).totals(ledger.totals(LedgerAddress.period(days))).stream()
                .map(Total::account)
                .toList();
        var labels = accounting.labels(accounts, visit);
        var codes = accounting.codes(accounts);
        return accounts.stream()
                .filter(account -> isFound(query, labels, codes, account))
                .map(account -> Objects.requireNonNull(codes.get(account)))
                .collect(Collectors.toSet());
    }

    private static boolean isFound(
            String query, Map<Account, PartyLabel> labels, Map<Account, String> codes, Account account) {
        var wanted = query.strip().toLowerCase(Locale.ROOT);
        var label = Objects.requireNonNull(labels.get(account));
        return Stream.of(label.name(), Objects.requireNonNull(codes.get(account)))
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private List<TotalsPage.Row> rows(List<Total> totals, String query, Days days, Visit visit) {
        var accounts = totals.stream().map(Total::account).toList();
        var labels = accounting.labels(accounts, visit);
        var codes = accounting.codes(accounts);
        return totals.stream()
                .filter(total -> isFound(query, labels, codes, total.account()))
                .sorted(Comparator.comparing(
                                (Total total) -> of(labels, total).name(), Collator.getInstance(visit.locale()))
                        .thenComparing(total -> of(codes, total), Accounting.CODES))
                .map(total -> row(total, of(labels, total), of(codes, total), days, visit))
                .toList();
    }

    private static <T> T of(Map<Account, T> known, Total total) {
        return Objects.requireNonNull(known.get(total.account()));
    }

    private static TotalsPage.Row row(Total total, PartyLabel label, String code, Days days, Visit visit) {
        var currency = total.account().currency();
        var why = LedgerAddress.account(code, days, currency);
        var formats = visit.formats();
        return new TotalsPage.Row(
                label,
                visit.t("ledger.kind." + total.account().kind().name().toLowerCase(Locale.ROOT)),
                new Figure(formats.amount(total.received(), currency), why),
                new Figure(formats.amount(total.paid(), currency), why),
                new Figure(formats.amount(total.net(), currency), why));
    }

    private static TotalsPage.Sum sum(List<Total> totals, Currency currency, Visit visit) {
        long received = totals.stream().mapToLong(Total::received).reduce(0, Math::addExact);
        long paid = totals.stream().mapToLong(Total::paid).reduce(0, Math::addExact);
        var formats = visit.formats();
        return new TotalsPage.Sum(
                formats.amount(received, currency),
                formats.amount(paid, currency),
                formats.amount(Math.subtractExact(received, paid), currency));
    }

    static List<Choice> choices(List<Currency> known, Currency shown) {
        return known.stream()
                .map(Currency::getCurrencyCode)
                .map(code -> new Choice(code, code, code.equals(shown.getCurrencyCode())))
                .toList();
    }
}
