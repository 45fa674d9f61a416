package concentric.payments;

import concentric.contracts.Spokespersons;
import concentric.engine.terms.Names;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.WriterLock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of transfers: money that moves once, outside every contract. Both sides sign; an opening balance comes from
 * nobody, and only the custodian enters it.
 */
@Service
public class Transfers {

    private static final int LONGEST_REASON = 500;

    private final TransferStore store;
    private final Sequence sequence;
    private final Seals seals;
    private final Spokespersons spokespersons;
    private final Parties parties;
    private final Organisations organisations;
    private final WriterLock writerLock;
    private final WriterTurn turn;
    private final Acts acts;
    private final InstantSource clock;

    Transfers(
            TransferStore store,
            Sequence sequence,
            Seals seals,
            Spokespersons spokespersons,
            Parties parties,
            Organisations organisations,
            WriterLock writerLock,
            WriterTurn turn,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.sequence = sequence;
        this.seals = seals;
        this.spokespersons = spokespersons;
        this.parties = parties;
        this.organisations = organisations;
        this.writerLock = writerLock;
        this.turn = turn;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * A transfer as somebody tells it, every field in their own writing.
     *
     * @param from the code of the party that gives; empty for an opening balance
     * @param to the code of the party that receives
     * @param amount in the currency's decimals
     * @param currency ISO 4217
     * @param day ISO 8601; today if empty
     * @param reason in words
     */
    public record NewTransfer(String from, String to, String amount, String currency, String day, String reason) {}

    /** Proposes a transfer; it moves nothing until both sides have signed it. */
    @Transactional
    public TransferChange propose(NewTransfer transfer, Actor by) {
        var zone = organisations.current().zone();
        var fields = new Fields(zone);
        var from = transfer.from().isEmpty() ? Optional.<Party>empty() : party("from", transfer.from(), fields);
        var to = party("to", transfer.to(), fields);
        var currency = fields.currency(transfer.currency());
        long amount = currency == null ? 1 : fields.money("amount", transfer.amount(), currency);
        var day = transfer.day().isEmpty()
                ? LocalDate.ofInstant(clock.instant(), zone)
                : LocalDate.ofInstant(fields.occurredAt(transfer.day()), zone);
        check(transfer, from, to, amount, by, fields);
        if (!fields.faults().isEmpty() || currency == null || to.isEmpty()) {
            return new TransferChange.Refused(fields.faults());
        }
        var draft = new TransferDraft(
                from.map(Party::id).orElse(null), to.get().id(), amount, currency, day, transfer.reason());
        var act = Act.of("transfer.propose", by, transfer.to(), String.valueOf(transfer));
        return acts.perform(
                act,
                id -> new TransferChange.Done(
                        store.find(store.propose(draft, clock.instant(), id)).orElseThrow()));
    }

    private Optional<Party> party(String field, String code, Fields fields) {
        if (code.isEmpty()) fields.add(Fault.in(field, "missing"));
        var party = code.isEmpty() ? Optional.<Party>empty() : parties.find(code);
        if (!code.isEmpty() && party.isEmpty()) fields.add(Fault.in(field, "unknown-party", Fields.shown(code)));
        if (party.isPresent() && party.get().noun().equals("person")) {
            fields.add(Fault.in(field, "person-in-transfer", code));
        }
        return party;
    }

    private void check(
            NewTransfer transfer, Optional<Party> from, Optional<Party> to, long amount, Actor by, Fields fields) {
        if (from.isEmpty() && !by.custodian()) fields.add(Fault.in("", "custodian-only"));
        if (from.isPresent() && from.equals(to)) fields.add(Fault.in("to", "transfer-to-itself", transfer.to()));
        if (amount == 0 && fields.faults().isEmpty()) fields.add(Fault.in("amount", "nothing-to-move"));
        if (transfer.reason().isBlank()) fields.add(Fault.in("reason", "missing"));
        else if (transfer.reason().length() > LONGEST_REASON) {
            fields.add(Fault.in("reason", "too-long", LONGEST_REASON));
        } else if (transfer.reason().codePoints().anyMatch(Names::isControl)) {
            fields.add(Fault.in("reason", "control-character"));
        }
        var concerned = Stream.concat(from.stream(), to.stream()).map(Party::id).toList();
        if (!by.custodian() && !spokespersons.speaksForAny(by, concerned)) {
            fields.add(Fault.in("", "not-a-side"));
        }
    }

    /** Signs a proposal for every side the actor may speak for; with the last signature it is recorded. */
    public TransferChange sign(long id, Actor by) {
        return turn.take(status -> {
            writerLock.take();
            var found = store.find(id);
            if (found.isEmpty()) return new TransferChange.Unknown();
            var proposal = found.get();
            if (!proposal.isOpen()) return refused("transfer-not-open");
            var open = open(proposal);
            var mandate = spokespersons.mandate(by, open);
            if (mandate.parties().isEmpty()) return notASigner(open);
            var act = Act.of("transfer.sign", by, String.valueOf(id), String.valueOf(proposal.draft()));
            return acts.perform(act, signed -> {
                store.sign(id, mandate.parties(), by.account(), mandate.onBehalf(), clock.instant(), signed);
                if (mandate.parties().containsAll(open)) record(proposal, signed);
                return new TransferChange.Done(store.find(id).orElseThrow());
            });
        });
    }

    private static TransferChange refused(String code) {
        return new TransferChange.Refused(List.of(Fault.in("", code)));
    }

    private TransferChange notASigner(List<Long> open) {
        var codes = String.join(", ", new TreeSet<>(parties.codes(open).values()));
        return new TransferChange.Refused(List.of(Fault.in("", "not-a-signer", codes)));
    }

    /** Who has still to sign: the sides, and for a fund the unit that looks after it. */
    private List<Long> open(TransferProposal proposal) {
        var given = proposal.signatures().stream()
                .map(TransferProposal.Signature::party)
                .toList();
        return spokespersons.signersFor(proposal.sides()).stream()
                .filter(party -> !given.contains(party))
                .toList();
    }

    private boolean maySpeak(Actor by, TransferProposal proposal) {
        return by.custodian() || spokespersons.speaksForAny(by, proposal.sides());
    }

    private void record(TransferProposal proposal, Act.Id act) {
        var draft = proposal.draft();
        ZoneId zone = organisations.current().zone();
        var transfer = new Transfer(
                sequence.last() + 1,
                proposal.id(),
                draft.fromId(),
                draft.toId(),
                draft.amount(),
                draft.currency(),
                draft.day().atStartOfDay(zone).toInstant(),
                clock.instant(),
                act);
        store.insert(transfer);
        seals.seal(List.of(transfer));
    }

    /** Gives up a proposal that still waits for a signature. */
    @Transactional
    public TransferChange withdraw(long id, Actor by) {
        writerLock.take();
        var found = store.find(id);
        if (found.isEmpty()) return new TransferChange.Unknown();
        if (!found.get().isOpen()) return refused("transfer-not-open");
        if (!maySpeak(by, found.get())) return refused("not-a-side");
        return acts.perform(Act.of("transfer.withdraw", by, String.valueOf(id), ""), act -> {
            store.withdraw(id, act);
            return new TransferChange.Done(store.find(id).orElseThrow());
        });
    }

    /** One proposal, recorded or not. */
    @Transactional(readOnly = true)
    public Optional<TransferProposal> find(long id) {
        return store.find(id);
    }

    /** What an act proposed. */
    @Transactional(readOnly = true)
    public Optional<TransferProposal> proposedBy(Act.Id act) {
        return store.proposedBy(act);
    }

    /** Proposals that meet the filter, recorded or not, newest first. */
    @Transactional(readOnly = true)
    public List<TransferProposal> list(TransferFilter filter, long offset, int limit) {
        return store.list(filter, offset, limit);
    }

    /** The next proposals that meet the filter and were made before another, newest first. */
    @Transactional(readOnly = true)
    public List<TransferProposal> before(TransferFilter filter, long id, int limit) {
        return store.before(filter, id, limit);
    }

    /** How many proposals meet the filter. */
    @Transactional(readOnly = true)
    public long count(TransferFilter filter) {
        return store.count(filter);
    }

    /** For whom of those who have still to sign the actor signs. */
    @Transactional(readOnly = true)
    public Spokespersons.Mandate mandate(TransferProposal proposal, Actor by) {
        return spokespersons.mandate(by, waitingFor(proposal));
    }

    /** Whether the actor may give the proposal up. */
    @Transactional(readOnly = true)
    public boolean mayWithdraw(TransferProposal proposal, Actor by) {
        return proposal.isOpen() && maySpeak(by, proposal);
    }

    /** Who has still to sign a proposal. */
    @Transactional(readOnly = true)
    public List<Long> waitingFor(TransferProposal proposal) {
        return proposal.isOpen() ? open(proposal) : List.of();
    }
}
