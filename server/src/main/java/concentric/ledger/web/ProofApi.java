package concentric.ledger.web;

import concentric.ledger.Checkpoints;
import concentric.ledger.Difference;
import concentric.ledger.Proofs;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Call;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs and checkpoints for programs. */
@RestController
class ProofApi {

    private final Proofs proofs;
    private final Checkpoints checkpoints;
    private final Accounting accounting;

    ProofApi(Proofs proofs, Checkpoints checkpoints, Accounting accounting) {
        this.proofs = proofs;
        this.checkpoints = checkpoints;
        this.accounting = accounting;
    }

    /** A proof. */
    record ProofBody(
            boolean full,
            long batches,
            long payments,
            long unposted,
            int checkpoints,
            boolean holds,
            List<DifferenceBody> differences) {}

    /**
     * A difference.
     *
     * @param batch 0 for the tally and for what is not posted
     * @param said what differs, in the reader's language
     * @param account the code of the party whose account it is; null where it is not about one, as are the amounts
     */
    record DifferenceBody(
            long batch,
            String kind,
            String detail,
            String said,
            @Nullable String account,
            @Nullable String currency,
            @Nullable String posted,
            @Nullable String proven) {}

    /** A checkpoint, as its line says it. */
    record CheckpointBody(
            String organisation,
            long batch,
            String batchHash,
            long seq,
            String seal,
            String imprints,
            Instant at,
            String key,
            String signature) {}

    /**
     * Lets the ledger prove itself.
     *
     * @param outside checkpoints that were kept elsewhere, a line each, if there are any
     */
    @Call(value = "proveLedger", scope = Scope.MANAGE, takes = String.class)
    @Allowed(Access.INSIDE)
    @PostMapping("/api/ledger/proof")
    ProofBody prove(
            @RequestParam(defaultValue = "false") boolean full,
            @RequestBody(required = false) @Nullable String outside,
            Visit visit,
            Actor actor) {
        var proof = proofs.verify(full, ProofPages.lines(outside == null ? "" : outside));
        return new ProofBody(
                proof.full(),
                proof.batches(),
                proof.payments(),
                proof.unposted(),
                proof.checkpoints(),
                proof.holds(),
                proof.differences().stream().map(each -> body(each, visit)).toList());
    }

    private DifferenceBody body(Difference difference, Visit visit) {
        var kind = difference.kind().name().toLowerCase(Locale.ROOT);
        var said = ProofPages.words(difference, visit);
        var account = difference.account();
        if (account == null) {
            return new DifferenceBody(difference.batch(), kind, difference.detail(), said, null, null, null, null);
        }
        return new DifferenceBody(
                difference.batch(),
                kind,
                difference.detail(),
                said,
                accounting.codes(List.of(account)).get(account),
                account.currency().getCurrencyCode(),
                Amount.of(difference.posted(), account.currency()).amount(),
                Amount.of(difference.proven(), account.currency()).amount());
    }

    /** A signed checkpoint of now, to be kept elsewhere. */
    @Call(value = "getCheckpoint", gives = CheckpointBody.class)
    @Allowed(Access.INSIDE)
    @GetMapping(path = "/api/ledger/checkpoint", produces = MediaType.APPLICATION_JSON_VALUE)
    String checkpoint(Actor actor) {
        return checkpoints.take().orElseThrow(Problem::notFound).line();
    }
}
