package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.ledger.Total;
import concentric.platform.Actor;
import concentric.platform.Csv;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Call;
import concentric.platform.web.Days;
import concentric.platform.web.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What every party received and paid, for programs: CSV, or JSON for whoever accepts it. */
@RestController
class TotalsApi {

    private static final String PATH = "/api/ledger/totals";
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Ledger ledger;
    private final Accounting accounting;
    private final AskedMoments moments;

    TotalsApi(Ledger ledger, Accounting accounting, AskedMoments moments) {
        this.moments = moments;
        this.ledger = ledger;
        this.accounting = accounting;
    }

    /** A party's figures in the decimals of the one currency; customers and tax are parties, so net adds up to zero. */
    record TotalBody(String party, String received, String paid, String net) {}

    /** All of them, sorted by party; the currency is null while nothing moved. */
    record TotalsBody(@Nullable String currency, List<TotalBody> totals) {}

    /**
     * The totals of a period.
     *
     * @param live whether without what closes posted
     */
    @Call(
            value = "getTotals",
            gives = TotalsBody.class,
            media = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    ResponseEntity<?> totals(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String asof,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "false") boolean live,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            Actor actor) {
        var totals = chosen(currency, moments.days(from, to, asof), live, actor);
        return accept.contains(MediaType.APPLICATION_JSON_VALUE)
                ? ResponseEntity.ok(new TotalsBody(code(totals), rows(totals)))
                : ResponseEntity.ok().contentType(CSV).body(csv(rows(totals)));
    }

    /** The rows of a period in one currency. */
    List<TotalBody> rows(String currency, Days days, Actor actor) {
        return rows(chosen(currency, days, false, actor));
    }

    /** The totals in the currency asked for, or in the only one there is. */
    private List<Total> chosen(String currency, Days days, boolean live, Actor actor) {
        var period = LedgerAddress.period(days);
        var all = accounting.discretion(actor).totals(live ? ledger.liveTotals(period) : ledger.totals(period));
        var known = all.stream()
                .map(total -> total.account().currency().getCurrencyCode())
                .distinct()
                .sorted()
                .toList();
        if (currency.isEmpty() && known.size() > 1) {
            throw Problem.refused(Fault.in("currency", "currency-needed", String.join(", ", known)));
        }
        if (!currency.isEmpty() && !known.isEmpty() && !known.contains(currency)) {
            throw Problem.refused(Fault.in("currency", "no-such-currency", currency, String.join(", ", known)));
        }
        return all.stream()
                .filter(total -> currency.isEmpty()
                        || total.account().currency().getCurrencyCode().equals(currency))
                .toList();
    }

    private static @Nullable String code(List<Total> totals) {
        return totals.isEmpty() ? null : totals.getFirst().account().currency().getCurrencyCode();
    }

    private List<TotalBody> rows(List<Total> totals) {
        var codes = accounting.codes(totals.stream().map(Total::account).toList());
        return totals.stream()
                .map(total -> row(total, Objects.requireNonNull(codes.get(total.account()))))
                .sorted(Comparator.comparing(TotalBody::party, Accounting.CODES))
                .toList();
    }

    private static TotalBody row(Total total, String party) {
        return new TotalBody(
                party,
                amount(total.received(), total.account()),
                amount(total.paid(), total.account()),
                amount(total.net(), total.account()));
    }

    private static String amount(long minor, Account account) {
        return Amount.of(minor, account.currency()).amount();
    }

    private static String csv(List<TotalBody> rows) {
        var lines = rows.stream().map(row -> Csv.line(List.of(row.party(), row.received(), row.paid(), row.net())));
        return Stream.concat(Stream.of("party,received,paid,net"), lines).collect(Collectors.joining("\n", "", "\n"));
    }
}
