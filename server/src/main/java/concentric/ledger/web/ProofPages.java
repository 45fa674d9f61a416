package concentric.ledger.web;

import concentric.ledger.Checkpoint;
import concentric.ledger.Checkpoints;
import concentric.ledger.Difference;
import concentric.ledger.Proof;
import concentric.ledger.Proofs;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The ledger proves itself. It reads, and writes nothing. */
@Controller
class ProofPages {

    private final Proofs proofs;
    private final Checkpoints checkpoints;
    private final Accounting accounting;

    ProofPages(Proofs proofs, Checkpoints checkpoints, Accounting accounting) {
        this.proofs = proofs;
        this.checkpoints = checkpoints;
        this.accounting = accounting;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.PROOF)
    View form(Visit visit, Actor actor) {
        return page(null, visit);
    }

    @Allowed(Access.INSIDE)
    @PostMapping(LedgerAddress.PROOF)
    View prove(
            @RequestParam(defaultValue = "false") boolean full,
            @RequestParam(defaultValue = "") String checkpoint,
            Visit visit,
            Actor actor) {
        return page(result(proofs.verify(full, lines(checkpoint)), visit), visit);
    }

    /** Checkpoints as they were kept, a line each. */
    static List<String> lines(String checkpoints) {
        return checkpoints.lines().filter(line -> !line.isBlank()).toList();
    }

    /** A checkpoint of now, as a file to be kept elsewhere. */
    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.CHECKPOINT)
    ResponseEntity<String> checkpoint(Actor actor) {
        var taken = checkpoints.take().orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(taken) + "\"")
                .body(taken.line() + "\n");
    }

    private static String fileName(Checkpoint checkpoint) {
        return "checkpoint-" + checkpoint.state().at().toString().replace(":", "") + ".json";
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
                formats.integer(proof.unposted()),
                formats.integer(proof.checkpoints()));
        var state = proof.holds()
                ? new State(visit.t("proof.holds"), Tone.OK)
                : new State(visit.t("proof.differs"), Tone.STOP);
        return new ProofPage.Result(
                state,
                said,
                proof.differences().stream().map(each -> row(each, visit)).toList());
    }

    /** What differs, in the reader's language. */
    static String words(Difference difference, Visit visit) {
        return visit.t("proof.kind." + difference.kind().name().toLowerCase(Locale.ROOT), difference.detail());
    }

    private ProofPage.Row row(Difference difference, Visit visit) {
        var account = difference.account();
        var formats = visit.formats();
        boolean isBatch = difference.batch() > 0;
        return new ProofPage.Row(
                isBatch ? formats.integer(difference.batch()) : "",
                isBatch ? LedgerAddress.BATCHES + "/" + difference.batch() : null,
                words(difference, visit),
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
