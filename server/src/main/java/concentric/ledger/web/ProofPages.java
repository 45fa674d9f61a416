package concentric.ledger.web;

import concentric.ledger.Difference;
import concentric.ledger.Proof;
import concentric.ledger.Proofs;
import concentric.platform.Actor;
import concentric.platform.web.Amount;
import concentric.platform.web.Crumb;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** The ledger proves itself: for persons, and for programs. It reads, and writes nothing. */
@Controller
class ProofPages {

    private final Proofs proofs;
    private final Accounting accounting;

    ProofPages(Proofs proofs, Accounting accounting) {
        this.proofs = proofs;
        this.accounting = accounting;
    }

    /** A proof as programs read it. */
    record ProofBody(
            boolean full,
            long batches,
            long payments,
            long unposted,
            boolean holds,
            List<DifferenceBody> differences) {}

    /**
     * A difference.
     *
     * @param batch 0 for the tally and for what is not posted
     * @param account the code of the party whose account it is; null where it is not about one, as are the amounts
     */
    record DifferenceBody(
            long batch,
            String kind,
            @Nullable String account,
            @Nullable String currency,
            @Nullable String posted,
            @Nullable String proven) {}

    @GetMapping(LedgerAddress.PROOF)
    View form(Visit visit, Actor actor) {
        return page(null, visit);
    }

    @PostMapping(LedgerAddress.PROOF)
    View prove(@RequestParam(defaultValue = "false") boolean full, Visit visit, Actor actor) {
        return page(result(proofs.verify(full), visit), visit);
    }

    @PostMapping("/api/ledger/proof")
    @ResponseBody
    ProofBody prove(@RequestParam(defaultValue = "false") boolean full, Actor actor) {
        var proof = proofs.verify(full);
        return new ProofBody(
                proof.full(),
                proof.batches(),
                proof.payments(),
                proof.unposted(),
                proof.holds(),
                proof.differences().stream().map(this::body).toList());
    }

    private DifferenceBody body(Difference difference) {
        var kind = kind(difference);
        var account = difference.account();
        if (account == null) return new DifferenceBody(difference.batch(), kind, null, null, null, null);
        return new DifferenceBody(
                difference.batch(),
                kind,
                accounting.codes(List.of(account)).get(account),
                account.currency().getCurrencyCode(),
                Amount.of(difference.posted(), account.currency()).amount(),
                Amount.of(difference.proven(), account.currency()).amount());
    }

    private static String kind(Difference difference) {
        return difference.kind().name().toLowerCase(Locale.ROOT);
    }

    private static View page(ProofPage.@Nullable Result result, Visit visit) {
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null));
        return visit.page("ledger/proof", visit.t("proof.title"), crumbs, new ProofPage(result));
    }

    private ProofPage.Result result(Proof proof, Visit visit) {
        var formats = visit.formats();
        var said = visit.t(
                proof.full() ? "proof.said.full" : "proof.said.tally",
                formats.integer(proof.payments()),
                formats.integer(proof.batches()),
                formats.integer(proof.unposted()));
        var state = proof.holds()
                ? new State(visit.t("proof.holds"), Tone.OK)
                : new State(visit.t("proof.differs"), Tone.STOP);
        return new ProofPage.Result(
                state,
                said,
                proof.differences().stream().map(each -> row(each, visit)).toList());
    }

    private ProofPage.Row row(Difference difference, Visit visit) {
        var account = difference.account();
        var formats = visit.formats();
        boolean isBatch = difference.batch() > 0;
        return new ProofPage.Row(
                isBatch ? formats.integer(difference.batch()) : "",
                isBatch ? LedgerAddress.BATCHES + "/" + difference.batch() : null,
                visit.t("proof.kind." + kind(difference)),
                account == null
                        ? ""
                        : Objects.requireNonNull(accounting
                                        .labels(List.of(account), visit)
                                        .get(account))
                                .name(),
                account == null ? "" : formats.money(difference.posted(), account.currency()),
                account == null ? "" : formats.money(difference.proven(), account.currency()));
    }
}
