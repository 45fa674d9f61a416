package concentric.contracts;

import concentric.contracts.ContractVersion.State;
import concentric.engine.terms.Contract;
import concentric.engine.text.ContractText;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Sha256;
import concentric.platform.WriterLock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of drafts: what a text would be as one, who may write it, and changing it. */
@Service
public class Drafts {

    private final DraftCheck check;
    private final Drafters drafters;
    private final DraftWriter writer;
    private final ContractStore store;
    private final SignatureStore signatureStore;
    private final Signers signers;
    private final WriterLock writerLock;
    private final Acts acts;

    Drafts(
            DraftCheck check,
            Drafters drafters,
            DraftWriter writer,
            ContractStore store,
            SignatureStore signatureStore,
            Signers signers,
            WriterLock writerLock,
            Acts acts) {
        this.check = check;
        this.drafters = drafters;
        this.writer = writer;
        this.store = store;
        this.signatureStore = signatureStore;
        this.signers = signers;
        this.writerLock = writerLock;
        this.acts = acts;
    }

    /** Reads contracts and looks up everything they name. Nothing is stored. */
    @Transactional(readOnly = true)
    public Reading read(String text) {
        return check.read(text);
    }

    /** Whether the actor may write drafts at all: as the custodian, or as a member of a unit. */
    @Transactional(readOnly = true)
    public boolean mayWrite(Actor by) {
        return drafters.may(by);
    }

    /** Whether the actor may change a version: it is a draft, and a unit of theirs has a part in it. */
    @Transactional(readOnly = true)
    public boolean mayChange(ContractVersion version, Actor by) {
        return version.state() == State.DRAFT && drafters.may(by, parties(version));
    }

    /** The parties that have to sign these terms. */
    @Transactional(readOnly = true)
    public Set<Long> signers(Contract terms) {
        return signers.of(terms);
    }

    /** The units that the actor belongs to today, and so writes drafts for. */
    @Transactional(readOnly = true)
    public Set<Long> unitsOf(Actor by) {
        return drafters.unitsOf(by);
    }

    /** What a version said when its text had this hash; nothing if it never had. */
    @Transactional(readOnly = true)
    public Optional<String> text(long version, Sha256 hash) {
        return store.text(version, hash);
    }

    /**
     * Changes what a draft says, if it still says what the actor began with. It stays the same version; signatures on what
     * it said before are void.
     *
     * @param seen hash of the text that the actor began with
     * @param text one contract of the same name
     */
    @Transactional
    public Changing change(long version, Sha256 seen, String text, Actor by) {
        // Signing takes its turn by the same lock: nobody signs what is being changed.
        writerLock.take();
        var found = store.version(version);
        if (found.isEmpty()) return refused(Fault.in("version", "unknown-version"));
        var draft = found.get();
        if (draft.state() != State.DRAFT) {
            return refused(Fault.in("version", "not-a-draft", draft.name(), draft.number()));
        }
        if (!drafters.may(by, parties(draft))) return refused(Fault.in("", "custodian-only"));
        if (!draft.textHash().equals(seen)) return new Changing.Overtaken(draft);
        return switch (check.read(text)) {
            case Reading.Refused(var faults) -> new Changing.Refused(faults);
            case Reading.Read(var contracts) -> change(draft, contracts, by);
        };
    }

    private Changing change(ContractVersion draft, List<Contract> contracts, Actor by) {
        if (contracts.size() != 1) return refused(Fault.in("text", "not-one-contract", contracts.size()));
        var terms = contracts.getFirst();
        if (!terms.name().equals(draft.name())) {
            return refused(Fault.in("line 1, column 1", "draft-renamed", draft.name(), terms.name()));
        }
        if (!drafters.may(by, signers.of(terms))) return refused(Fault.in("", "not-a-party", terms.name()));
        var text = ContractText.print(terms);
        if (Sha256.of(text).equals(draft.textHash())) return new Changing.Changed(draft);
        return acts.perform(
                Act.of("contract.change", by, draft.name(), text),
                act -> new Changing.Changed(writer.change(draft, terms, by, act)));
    }

    private List<Long> parties(ContractVersion version) {
        return signatureStore.signatures(version).stream().map(Signature::party).toList();
    }

    private static Changing refused(Fault fault) {
        return new Changing.Refused(List.of(fault));
    }
}
