package concentric.payouts.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.payouts.Payee;
import concentric.payouts.Payout;
import concentric.payouts.PayoutDraft;
import concentric.payouts.PayoutOutcome;
import concentric.payouts.Payouts;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import concentric.platform.Scope;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payouts for programs. */
@RestController
class PayoutsApi {

    private static final String PATH = "/api/payouts";
    private static final String ONE = PATH + "/{id:\\d+}";

    private final Payouts payouts;
    private final Parties parties;
    private final Organisations organisations;

    PayoutsApi(Payouts payouts, Parties parties, Organisations organisations) {
        this.payouts = payouts;
        this.parties = parties;
        this.organisations = organisations;
    }

    /**
     * A payout.
     *
     * @param state open, paid or withdrawn
     * @param from the organisation's bank account, masked
     * @param endedAt when it was marked paid or withdrawn; left out while it is open
     * @param lines what each payee gets; left out in lists
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PayoutBody(
            long id,
            String state,
            LocalDate day,
            Amount total,
            int payees,
            String from,
            Instant drawnAt,
            @Nullable Instant endedAt,
            @Nullable List<PayoutLineBody> lines) {}

    /**
     * What one payee gets.
     *
     * @param iban masked
     */
    record PayoutLineBody(int line, String payee, String holder, String iban, Amount amount) {}

    /** A payout that is to be drawn up; without lines, all that everybody with a bank account has. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewPayoutBody(
            @Nullable String currency,
            @Nullable String day,
            @Nullable List<NewPayoutLineBody> lines) {}

    /** A payee; without an amount, all that the payee has. */
    record NewPayoutLineBody(
            @Needed @Nullable String payee, @Nullable String amount) {}

    /**
     * Somebody who has something.
     *
     * @param open already in open payouts
     * @param available what can be paid out now
     * @param iban where it would go, masked; left out where no bank account was entered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PayeeBody(
            String payee,
            Amount balance,
            Amount open,
            Amount available,
            @Nullable String iban) {}

    @Call("listPayouts")
    @Allowed(Access.CUSTODIAN)
    @GetMapping(PATH)
    Sheet<PayoutBody> list(Paging paging, Actor actor) {
        custodian(actor);
        var found = payouts.after(paging.afterNumber(0), paging.rows());
        return paging.sheet(found, payout -> payout.id().value(), payout -> body(payout, null));
    }

    @Call("getPayout")
    @Allowed(Access.CUSTODIAN)
    @GetMapping(ONE)
    PayoutBody one(@PathVariable long id, Actor actor) {
        return whole(find(id, actor));
    }

    @Call(value = "drawPayout", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH)
    ResponseEntity<PayoutBody> draw(@RequestBody NewPayoutBody body, Actor actor) {
        custodian(actor);
        var lines = body.lines() == null
                ? null
                : body.lines().stream()
                        .map(line ->
                                new PayoutDraft.Line(TypedText.clean(orEmpty(line.payee())), orEmpty(line.amount())))
                        .toList();
        var draft = new PayoutDraft(orEmpty(body.currency()), orEmpty(body.day()), lines);
        var payout = done(payouts.draw(draft, actor));
        return ResponseEntity.created(URI.create(PATH + "/" + payout.id().value()))
                .body(whole(payout));
    }

    @Call(value = "markPayoutPaid", scope = Scope.MANAGE, conflicts = true)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(ONE + "/paid")
    PayoutBody paid(@PathVariable long id, Actor actor) {
        return whole(done(payouts.markPaid(find(id, actor).id(), actor)));
    }

    @Call(value = "withdrawPayout", scope = Scope.MANAGE, conflicts = true)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(ONE + "/withdrawal")
    PayoutBody withdraw(@PathVariable long id, Actor actor) {
        return whole(done(payouts.withdraw(find(id, actor).id(), actor)));
    }

    @Call(value = "getPayoutFile", gives = String.class, media = "application/xml")
    @Allowed(Access.CUSTODIAN)
    @GetMapping(ONE + "/file")
    ResponseEntity<byte[]> file(@PathVariable long id, Actor actor) {
        return PayoutPages.answer(payouts, find(id, actor).id());
    }

    @Call("listPayees")
    @Allowed(Access.CUSTODIAN)
    @GetMapping("/api/payees")
    Sheet<PayeeBody> payees(@RequestParam(defaultValue = "") String currency, Paging paging, Actor actor) {
        custodian(actor);
        var in = currency(currency);
        var after = paging.after() == null ? "" : paging.after();
        var found = payouts.payees(in).stream()
                .filter(payee -> payee.party().code().compareTo(after) > 0)
                .limit(paging.rows())
                .toList();
        return paging.sheet(found, payee -> payee.party().code(), payee -> body(payee, in));
    }

    private Currency currency(String asked) {
        if (asked.isEmpty()) return organisations.current().currency();
        return switch (Money.currency(asked)) {
            case Figure.Exact<Currency>(var currency) -> currency;
            case Figure.Refused<Currency> refused ->
                throw Problem.refused(Fault.in("currency", "unknown-currency", TypedText.shortened(asked)));
        };
    }

    private static PayeeBody body(Payee payee, Currency currency) {
        return new PayeeBody(
                payee.party().code(),
                Amount.of(payee.balance(), currency),
                Amount.of(payee.open(), currency),
                Amount.of(Math.max(0, payee.available()), currency),
                payee.account() == null ? null : payee.account().iban().masked());
    }

    private static void custodian(Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
    }

    private Payout find(long id, Actor actor) {
        custodian(actor);
        return payouts.find(new Payout.Id(id)).orElseThrow(Problem::notFound);
    }

    private static Payout done(PayoutOutcome outcome) {
        return switch (outcome) {
            case PayoutOutcome.Done(var payout) -> payout;
            case PayoutOutcome.Ended(var how) -> throw Problem.conflict(how);
            case PayoutOutcome.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private PayoutBody whole(Payout payout) {
        var lines = payouts.lines(payout.id());
        var codes = parties.codes(lines.stream().map(Payout.Line::party).toList());
        return body(
                payout,
                lines.stream().map(line -> body(line, payout.currency(), codes)).toList());
    }

    private static PayoutLineBody body(Payout.Line line, Currency currency, Map<Long, String> codes) {
        return new PayoutLineBody(
                line.number(),
                Objects.requireNonNull(codes.get(line.party())),
                line.account().holder(),
                line.account().iban().masked(),
                Amount.of(line.amount(), currency));
    }

    private static PayoutBody body(Payout payout, @Nullable List<PayoutLineBody> lines) {
        var ending = payout.ending();
        return new PayoutBody(
                payout.id().value(),
                state(payout),
                payout.day(),
                Amount.of(payout.total(), payout.currency()),
                payout.lines(),
                payout.from().iban().masked(),
                payout.drawnAt(),
                ending == null ? null : ending.at(),
                lines);
    }

    /** As programs and files spell it. */
    static String state(Payout payout) {
        if (payout.isOpen()) return "open";
        return payout.isPaid() ? "paid" : "withdrawn";
    }
}
