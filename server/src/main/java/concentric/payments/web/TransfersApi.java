package concentric.payments.web;

import concentric.network.Sides;
import concentric.payments.TransferChange;
import concentric.payments.TransferFilter;
import concentric.payments.TransferProposal;
import concentric.payments.Transfers;
import concentric.payments.Transfers.NewTransfer;
import concentric.payments.web.TransferBody.SignatureBody;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Call;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.io.InputStream;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transfers for programs: propose one, sign it, give it up. */
@RestController
class TransfersApi {

    private static final String PATH = "/api/transfers";

    private static final ToldJson.Kind<NewTransfer> TRANSFER = new ToldJson.Kind<>(
            ToldJson.fields(TransferBody.Told.class),
            told -> new NewTransfer(told.get(0), told.get(1), told.get(2), told.get(3), told.get(4), told.get(5)));

    private final Sides sides;
    private final Transfers transfers;
    private final ToldJson json;
    private final Parties parties;

    TransfersApi(Transfers transfers, ToldJson json, Parties parties, Sides sides) {
        this.sides = sides;
        this.transfers = transfers;
        this.json = json;
        this.parties = parties;
    }

    /** Proposes one; it moves nothing before everybody concerned has signed. */
    @Call(
            value = "proposeTransfer",
            scope = Scope.MANAGE,
            takes = TransferBody.Told.class,
            status = 201,
            conflicts = true,
            repeats = Call.Repeats.KEYED)
    @Allowed(Access.PARTY)
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TransferBody> propose(InputStream body, Actor actor) {
        var proposed = changed(transfers.propose(json.one(body, TRANSFER), actor));
        return ResponseEntity.created(URI.create(PATH + "/" + proposed.id())).body(proposed);
    }

    @Call("listTransfers")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    Sheet<TransferBody> list(
            @RequestParam(defaultValue = "") String party,
            @RequestParam(defaultValue = "false") boolean open,
            Paging paging,
            Actor actor) {
        var found = transfers.before(
                new TransferFilter(party, open, sides.of(actor)), paging.afterNumber(Long.MAX_VALUE), paging.rows());
        return paging.sheet(found, TransferProposal::id, this::body);
    }

    @Call("getTransfer")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id:\\d+}")
    TransferBody one(@PathVariable long id, Actor actor) {
        return body(seen(id, actor).orElseThrow(Problem::notFound));
    }

    private Optional<TransferProposal> seen(long id, Actor actor) {
        return transfers.find(id).filter(proposal -> sides.sees(actor, proposal.sides()));
    }

    @Call(value = "signTransfer", scope = Scope.SIGN, conflicts = true)
    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id:\\d+}/sign")
    TransferBody sign(@PathVariable long id, Actor actor) {
        if (seen(id, actor).isEmpty()) throw Problem.notFound();
        return changed(transfers.sign(id, actor));
    }

    @Call(value = "withdrawTransfer", scope = Scope.SIGN, conflicts = true)
    @Allowed(Access.PARTY)
    @PostMapping(PATH + "/{id:\\d+}/withdraw")
    TransferBody withdraw(@PathVariable long id, Actor actor) {
        if (seen(id, actor).isEmpty()) throw Problem.notFound();
        return changed(transfers.withdraw(id, actor));
    }

    private TransferBody changed(TransferChange change) {
        return switch (change) {
            case TransferChange.Done(var proposal) -> body(proposal);
            case TransferChange.Refused(var faults) -> throw refused(faults);
            case TransferChange.Unknown unknown -> throw Problem.notFound();
        };
    }

    private static Problem refused(List<Fault> faults) {
        if (faults.stream().allMatch(fault -> fault.code().equals("transfer-not-open"))) {
            return Problem.conflict(faults);
        }
        return Problem.refused(faults.stream()
                .map(fault -> new Fault(spelled(fault.field()), fault.code(), fault.args(), fault.parts()))
                .toList());
    }

    /** The day is read as the time of other records is. */
    private static String spelled(String field) {
        return field.equals("occurred_at") ? "day" : Telling.spelled(field);
    }

    private TransferBody body(TransferProposal proposal) {
        var draft = proposal.draft();
        var waiting = transfers.waitingFor(proposal);
        var concerned = new HashSet<>(waiting);
        concerned.add(draft.toId());
        if (draft.fromId() != null) concerned.add(draft.fromId());
        proposal.signatures().forEach(signature -> concerned.add(signature.party()));
        var codes = parties.codes(concerned);
        return new TransferBody(
                proposal.id(),
                draft.fromId() == null ? null : codes.get(draft.fromId()),
                Objects.requireNonNull(codes.get(draft.toId())),
                Amount.of(draft.amount(), draft.currency()),
                draft.day(),
                draft.reason(),
                TransferStates.word(proposal),
                proposal.seq(),
                proposal.at(),
                proposal.signatures().stream()
                        .map(signature -> new SignatureBody(
                                Objects.requireNonNull(codes.get(signature.party())),
                                signature.onBehalf(),
                                signature.at()))
                        .toList(),
                waiting.stream()
                        .map(id -> Objects.requireNonNull(codes.get(id)))
                        .sorted()
                        .toList());
    }
}
