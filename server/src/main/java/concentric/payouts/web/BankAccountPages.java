package concentric.payouts.web;

import concentric.contracts.web.PartyLabels;
import concentric.payouts.BankAccount;
import concentric.payouts.BankAccounts;
import concentric.payouts.Entering;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Party;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One's own bank account, that of a partner one speaks for, and the organisation's. */
@Controller
class BankAccountPages {

    static final String PATH = "/bank-account";
    static final String OWN = PayoutsPages.PATH + "/account";

    private static final String[] FIELDS = {"holder", "iban", "bic"};

    private final BankAccounts accounts;
    private final PartyLabels labels;
    private final Organisations organisations;

    BankAccountPages(BankAccounts accounts, PartyLabels labels, Organisations organisations) {
        this.accounts = accounts;
        this.labels = labels;
        this.organisations = organisations;
    }

    static String address(String payee) {
        return PATH + "?payee=" + URLEncoder.encode(payee, StandardCharsets.UTF_8);
    }

    /** What was typed, and what was wrong with it. */
    private record Typed(Map<String, String> sent, List<Fault> faults) {

        static final Typed NOTHING = new Typed(Map.of(), List.of());

        String get(String field) {
            return sent.getOrDefault(field, "");
        }

        BankAccount.Draft draft() {
            return new BankAccount.Draft(get("holder"), get("iban"), get("bic"));
        }
    }

    @Allowed(Access.SELF)
    @GetMapping(PATH)
    View form(@RequestParam(defaultValue = "") String payee, Visit visit, Actor actor) {
        return form(HttpStatus.OK, payee(payee, actor), Typed.NOTHING, visit);
    }

    @Allowed(Access.SELF)
    @PostMapping(PATH)
    View enter(@RequestParam Map<String, String> sent, Visit visit, Actor actor) {
        var typed = new Typed(sent, List.of());
        var payee = payee(typed.get("payee"), actor);
        if (payee.isEmpty()) throw Problem.refused(Fault.in("payee", "missing"));
        return switch (accounts.enter(payee.get().code(), typed.draft(), actor)) {
            case Entering.Entered entered -> visit.redirect(PayoutsPages.MINE, "notice.bank-account-entered");
            case Entering.Unknown unknown -> throw Problem.notFound();
            case Entering.Refused(var faults) -> form(Problem.status(faults), payee, new Typed(sent, faults), visit);
        };
    }

    /** The payee asked for, or else the reader; nobody for an account that is no person's. */
    private Optional<Party> payee(String asked, Actor actor) {
        return asked.isEmpty()
                ? accounts.of(actor).stream().findFirst()
                : Optional.of(accounts.own(asked, actor).orElseThrow(Problem::notFound));
    }

    private View form(HttpStatus status, Optional<Party> payee, Typed typed, Visit visit) {
        var history = payee.map(party -> accounts.history(party.id())).orElse(List.of());
        var lead = payee.map(party -> visit.t("bank-account.lead", name(party)))
                .orElseGet(() -> visit.t("bank-account.nobody"));
        var view = view(
                typed,
                lead,
                payee.isEmpty() ? null : PATH,
                payee.map(Party::code).orElse(null),
                history,
                visit);
        var crumbs = List.of(
                new Crumb(visit.t("nav.value"), null),
                new Crumb(visit.t("payouts.title"), PayoutsPages.PATH),
                new Crumb(visit.t("payouts.mine"), PayoutsPages.MINE));
        return visit.page(status, "payouts/bank-account", visit.t("bank-account.title"), crumbs, view);
    }

    private String name(Party party) {
        return Objects.requireNonNull(labels.byId(List.of(party.id())).get(party.id()))
                .name();
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(OWN)
    View own(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return own(HttpStatus.OK, Typed.NOTHING, visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(OWN)
    View enterOwn(@RequestParam Map<String, String> sent, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return switch (accounts.enterOwn(new Typed(sent, List.of()).draft(), actor)) {
            case Entering.Entered entered -> visit.redirect(PayoutsPages.PATH, "notice.bank-account-entered");
            case Entering.Unknown unknown -> throw Problem.notFound();
            case Entering.Refused(var faults) -> own(Problem.status(faults), new Typed(sent, faults), visit);
        };
    }

    private View own(HttpStatus status, Typed typed, Visit visit) {
        var view = view(
                typed,
                visit.t("bank-account.own.lead"),
                OWN,
                null,
                accounts.own().stream().toList(),
                visit);
        var crumbs =
                List.of(new Crumb(visit.t("nav.value"), null), new Crumb(visit.t("payouts.title"), PayoutsPages.PATH));
        return visit.page(status, "payouts/bank-account", visit.t("bank-account.own"), crumbs, view);
    }

    private BankAccountPage view(
            Typed typed,
            String lead,
            @Nullable String action,
            @Nullable String payee,
            List<BankAccount> history,
            Visit visit) {
        var now = history.isEmpty() ? null : history.getFirst();
        return new BankAccountPage(
                visit.otherwise(typed.faults(), FIELDS),
                lead,
                action,
                payee,
                now == null ? null : now.iban().printed(),
                now == null
                        ? null
                        : visit.t(
                                "bank-account.since",
                                now.holder(),
                                now.bic() == null ? "" : ", " + now.bic(),
                                visit.formats().instant(now.since())),
                history.stream()
                        .skip(1)
                        .map(account -> visit.t(
                                "bank-account.earlier.said",
                                account.iban().masked(),
                                visit.formats().instant(account.since())))
                        .toList(),
                visit.entry("holder", typed.get("holder"), typed.faults()),
                visit.entry("iban", typed.get("iban"), typed.faults()),
                visit.entry("bic", typed.get("bic"), typed.faults()),
                organisations.current().demo());
    }
}
