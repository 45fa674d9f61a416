package concentric.payouts.web;

import concentric.contracts.web.PartyLabels;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.ledger.Ledger;
import concentric.payouts.BankAccounts;
import concentric.payouts.Payee;
import concentric.payouts.PayoutDraft;
import concentric.payouts.PayoutOutcome;
import concentric.payouts.Payouts;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Listing;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** All payouts, what came of them for the reader, and drawing one up. */
@Controller
class PayoutsPages {

    static final String PATH = "/payouts";
    static final String NEW = PATH + "/new";
    static final String MINE = PATH + "/mine";

    /** More payees than this nobody looks through; the rest goes into another payout, or through the API. */
    private static final int MOST = 500;

    private static final int SHOWN = 100;

    private final Payouts payouts;
    private final BankAccounts accounts;
    private final Ledger ledger;
    private final PartyLabels labels;
    private final Organisations organisations;

    PayoutsPages(
            Payouts payouts, BankAccounts accounts, Ledger ledger, PartyLabels labels, Organisations organisations) {
        this.payouts = payouts;
        this.accounts = accounts;
        this.ledger = ledger;
        this.labels = labels;
        this.organisations = organisations;
    }

    /** The custodian sees all of them, everybody else what was paid out to them. */
    @Allowed(Access.SIGNED_IN)
    @GetMapping(PATH)
    View list(@RequestParam(defaultValue = "1") long page, Visit visit, Actor actor) {
        if (!actor.custodian()) return visit.redirect(MINE);
        var listing = new Listing(PATH, Map.of(), page);
        var rows = payouts.list(listing.offset(), Listing.ROWS).stream()
                .map(payout -> new PayoutsPage.Row(
                        Words.name(payout, visit),
                        PayoutPages.address(payout),
                        Words.state(payout, visit),
                        visit.formats().date(payout.day()),
                        visit.t("payout.payees", payout.lines()),
                        Words.total(payout, visit)))
                .toList();
        var own = accounts.own();
        var view = new PayoutsPage(
                rows,
                listing.pagination(payouts.count(), visit, null),
                own.map(account -> Words.account(account, visit)).orElse(null),
                own.isEmpty() ? null : NEW);
        return visit.page("payouts/payouts", visit.t("payouts.title"), value(visit), view);
    }

    private static List<Crumb> value(Visit visit) {
        return List.of(new Crumb(visit.t("nav.value"), null));
    }

    @Allowed(Access.SELF)
    @GetMapping(MINE)
    View mine(Visit visit, Actor actor) {
        var own = accounts.of(actor);
        var shown = labels.byId(own.stream().map(party -> party.id()).toList());
        var places = own.stream()
                .map(party -> new MyPayoutsPage.Place(
                        Objects.requireNonNull(shown.get(party.id())),
                        accounts.find(party.id())
                                .map(account -> Words.account(account, visit))
                                .orElse(null),
                        BankAccountPages.address(party.code()),
                        payouts.of(party.id(), SHOWN).stream()
                                .map(received -> row(received, visit))
                                .toList()))
                .toList();
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null), new Crumb(visit.t("payouts.title"), PATH));
        return visit.page("payouts/my-payouts", visit.t("payouts.mine"), crumbs, new MyPayoutsPage(places));
    }

    private static MyPayoutsPage.Row row(Payouts.Received received, Visit visit) {
        var payout = received.payout();
        return new MyPayoutsPage.Row(
                visit.formats().date(payout.day()),
                Words.state(payout, visit),
                received.line().account().iban().masked(),
                visit.formats().money(received.line().amount(), payout.currency()));
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(NEW)
    View form(@RequestParam(defaultValue = "") String currency, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return form(HttpStatus.OK, currency(currency), Map.of(), payouts.today().toString(), List.of(), visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH)
    View draw(
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false, defaultValue = "") List<String> payee,
            @RequestParam(required = false, defaultValue = "") List<String> amount,
            Visit visit,
            Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var typed = new HashMap<String, String>();
        var lines = new ArrayList<PayoutDraft.Line>();
        for (int i = 0; i < Math.min(payee.size(), amount.size()); i++) {
            typed.put(payee.get(i), amount.get(i));
            if (!amount.get(i).isBlank())
                lines.add(new PayoutDraft.Line(payee.get(i), amount.get(i).strip()));
        }
        return switch (payouts.draw(new PayoutDraft(currency, day, lines), actor)) {
            case PayoutOutcome.Done(var payout) -> visit.redirect(PayoutPages.address(payout), "notice.payout-drawn");
            case PayoutOutcome.Ended(var how) -> throw Problem.conflict(how);
            case PayoutOutcome.Refused(var faults) ->
                form(Problem.status(faults), currency(currency), typed, day, faults, visit);
        };
    }

    private Currency currency(String asked) {
        if (asked.isEmpty()) return organisations.current().currency();
        return switch (Money.currency(asked)) {
            case Figure.Exact<Currency>(var currency) -> currency;
            case Figure.Refused<Currency> refused -> organisations.current().currency();
        };
    }

    private View form(
            HttpStatus status,
            Currency currency,
            Map<String, String> typed,
            String day,
            List<Fault> faults,
            Visit visit) {
        var payees = payouts.payees(currency);
        var shown = labels.byId(payees.stream().map(payee -> payee.party().id()).toList());
        var ready = payees.stream()
                .filter(payee -> payee.account() != null && payee.available() > 0)
                .toList();
        var view = new NewPayoutPage(
                visit.otherwise(faults, "day"),
                currency.getCurrencyCode(),
                currencies(currency),
                accounts.own().map(account -> Words.account(account, visit)).orElse(null),
                visit.entry("day", day, faults),
                ready.stream()
                        .limit(MOST)
                        .map(payee -> row(payee, shown, typed, currency, visit))
                        .toList(),
                payees.stream()
                        .filter(payee -> payee.account() == null || payee.available() <= 0)
                        .limit(MOST)
                        .map(payee -> other(payee, shown, currency, visit))
                        .toList(),
                ready.size() > MOST ? visit.t("payout.more", ready.size() - MOST) : null);
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null), new Crumb(visit.t("payouts.title"), PATH));
        return visit.page(status, "payouts/new-payout", visit.t("payout.new"), crumbs, view);
    }

    private List<Choice> currencies(Currency asked) {
        return Stream.concat(ledger.currencies().stream(), Stream.of(asked))
                .map(Currency::getCurrencyCode)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(code -> new Choice(code, code, code.equals(asked.getCurrencyCode())))
                .toList();
    }

    private static NewPayoutPage.Row row(
            Payee payee, Map<Long, PartyLabel> shown, Map<String, String> typed, Currency currency, Visit visit) {
        var formats = visit.formats();
        var code = payee.party().code();
        return new NewPayoutPage.Row(
                code,
                Objects.requireNonNull(shown.get(payee.party().id())),
                Objects.requireNonNull(payee.account()).iban().masked(),
                formats.amount(payee.balance(), currency),
                payee.open() == 0 ? "" : formats.amount(payee.open(), currency),
                typed.getOrDefault(code, Amount.of(payee.available(), currency).amount()));
    }

    private static NewPayoutPage.Other other(Payee payee, Map<Long, PartyLabel> shown, Currency currency, Visit visit) {
        return new NewPayoutPage.Other(
                Objects.requireNonNull(shown.get(payee.party().id())),
                visit.formats().amount(payee.balance(), currency),
                visit.t(payee.available() > 0 ? "payout.no-bank-account" : "payout.all-open"));
    }
}
