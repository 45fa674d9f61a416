package concentric.payouts.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.payouts.BankAccount;
import concentric.payouts.BankAccounts;
import concentric.payouts.Entering;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Party;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Bank accounts for programs: one's own, those of partners one speaks for, and the organisation's. */
@RestController
class BankAccountsApi {

    private static final String PATH = "/api/bank-accounts";
    private static final String OWN = "/api/payout-account";

    private final BankAccounts accounts;

    BankAccountsApi(BankAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * A bank account.
     *
     * @param payee whose it is; left out for the organisation's own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BankAccountBody(
            @Nullable String payee,
            String holder,
            String iban,
            @Nullable String bic,
            Instant since) {

        static BankAccountBody of(@Nullable String payee, BankAccount account) {
            return new BankAccountBody(payee, account.holder(), account.iban().value(), account.bic(), account.since());
        }
    }

    /** A bank account that is to be entered; without a payee, one's own. */
    record NewBankAccountBody(
            @Nullable String payee,
            @Needed @Nullable String holder,
            @Needed @Nullable String iban,
            @Nullable String bic) {

        BankAccount.Draft draft() {
            return new BankAccount.Draft(orEmpty(holder), orEmpty(iban), orEmpty(bic));
        }

        /** The number of an account is never written into a log. */
        @Override
        public String toString() {
            return "NewBankAccountBody[…]";
        }
    }

    @Call("listBankAccounts")
    @Allowed(Access.SELF)
    @GetMapping(PATH)
    Sheet<BankAccountBody> list(Paging paging, Actor actor) {
        var own = accounts.of(actor);
        var all = accounts.all(own.stream().map(Party::id).toList());
        var found = own.stream()
                .filter(party -> all.containsKey(party.id()))
                .sorted(Comparator.comparingLong(Party::id))
                .filter(party -> party.id() > paging.afterNumber(0))
                .limit(paging.rows())
                .toList();
        return paging.sheet(
                found,
                Party::id,
                party -> BankAccountBody.of(party.code(), Objects.requireNonNull(all.get(party.id()))));
    }

    @Call(value = "enterBankAccount", scope = Scope.MANAGE, status = 201)
    @Allowed(Access.SELF)
    @PostMapping(PATH)
    ResponseEntity<BankAccountBody> enter(@RequestBody NewBankAccountBody body, Actor actor) {
        var asked = orEmpty(body.payee());
        var payee = asked.isEmpty()
                ? accounts.of(actor).stream()
                        .findFirst()
                        .orElseThrow(() -> Problem.refused(List.of(Fault.in("payee", "missing"))))
                : accounts.own(asked, actor).orElseThrow(Problem::notFound);
        return entered(accounts.enter(payee.code(), body.draft(), actor), payee.code());
    }

    @Call("getPayoutAccount")
    @Allowed(Access.CUSTODIAN)
    @GetMapping(OWN)
    BankAccountBody own(Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return BankAccountBody.of(null, accounts.own().orElseThrow(Problem::notFound));
    }

    @Call(value = "enterPayoutAccount", scope = Scope.MANAGE, status = 201)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(OWN)
    ResponseEntity<BankAccountBody> enterOwn(@RequestBody NewBankAccountBody body, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return entered(accounts.enterOwn(body.draft(), actor), null);
    }

    private static ResponseEntity<BankAccountBody> entered(Entering outcome, @Nullable String payee) {
        return switch (outcome) {
            case Entering.Entered(var account) -> ResponseEntity.status(201).body(BankAccountBody.of(payee, account));
            case Entering.Unknown unknown -> throw Problem.notFound();
            case Entering.Refused(var faults) -> throw Problem.refused(faults);
        };
    }
}
