package concentric.contracts;

import concentric.contracts.ContractVersion.State;
import concentric.engine.terms.Contract;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Sha256;
import concentric.platform.WriterLock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The door of contracts: draft, sign, withdraw, end, and read them. */
@Service
public class Contracts {

    /** What panels on the page of a version are asked for, with the version's id. */
    public static final String VERSION = "version";

    private final ContractStore store;
    private final SignatureStore signatureStore;
    private final DraftCheck draftCheck;
    private final ForceCheck forceCheck;
    private final Signers signers;
    private final Negotiations negotiations;
    private final Drafters drafters;
    private final DraftWriter writer;
    private final Organisations organisations;
    private final WriterLock writerLock;
    private final Acts acts;
    private final InstantSource clock;

    Contracts(
            ContractStore store,
            SignatureStore signatureStore,
            DraftCheck draftCheck,
            ForceCheck forceCheck,
            Signers signers,
            Negotiations negotiations,
            Drafters drafters,
            DraftWriter writer,
            Organisations organisations,
            WriterLock writerLock,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.signatureStore = signatureStore;
        this.draftCheck = draftCheck;
        this.forceCheck = forceCheck;
        this.signers = signers;
        this.negotiations = negotiations;
        this.drafters = drafters;
        this.writer = writer;
        this.organisations = organisations;
        this.writerLock = writerLock;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Drafts the contracts of a text, all or none: a name that is known makes a new version, another a new contract. Only
     * members of a unit that has a part in each of them may, and the custodian.
     *
     * @param text contracts in their text form
     */
    @Transactional
    public Drafting draft(String text, Actor by) {
        // So that nothing that is named goes meanwhile, with the import that brought it.
        writerLock.take();
        return switch (draftCheck.read(text)) {
            case Reading.Refused(var faults) -> new Drafting.Refused(faults);
            case Reading.Read(var contracts)
            when !strangers(contracts, by).isEmpty() -> new Drafting.Refused(strangers(contracts, by));
            case Reading.Read(var contracts) -> {
                var names = contracts.stream().map(Contract::name).collect(Collectors.joining(", "));
                var act = Act.of("contract.draft", by, shortened(names), text).covering(contracts.size());
                yield acts.perform(
                        act,
                        id -> new Drafting.Drafted(contracts.stream()
                                .map(terms -> writer.insert(terms, by, id))
                                .toList()));
            }
        };
    }

    /** The contracts in which no unit of the actor's has a part. */
    private List<Fault> strangers(List<Contract> contracts, Actor by) {
        return contracts.stream()
                .filter(terms -> !drafters.may(by, signers.of(terms)))
                .map(terms -> Fault.in("", "not-a-party", terms.name()))
                .toList();
    }

    /**
     * Drafts the contracts of a text and signs them for every party the actor may speak for, both or neither.
     *
     * @param text contracts in their text form
     */
    @Transactional
    public Drafting draftAndSign(String text, Actor by) {
        // Before the stamp, which a draft of a new service changes: whoever signs takes them in this order too.
        writerLock.take();
        var drafting = draft(text, by);
        if (!(drafting instanceof Drafting.Drafted(var drafts))) return drafting;
        var ids = drafts.stream().map(ContractVersion::id).toList();
        return switch (sign(ids, by)) {
            case Signing.Signed(var versions) -> new Drafting.Drafted(versions);
            case Signing.Waiting waiting -> new Drafting.Drafted(drafts);
            case Signing.Refused(var faults) -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield new Drafting.Refused(faults);
            }
        };
    }

    /**
     * Signs drafts for every party the actor may speak for. With the last signature they come into force together; if
     * they can't, nothing is signed.
     */
    @Transactional
    public Signing sign(List<Long> versions, Actor by) {
        writerLock.take();
        var drafts = store.versions(versions);
        var faults = notDrafts(versions, drafts);
        if (!faults.isEmpty()) return new Signing.Refused(faults);
        var expired = drafts.stream()
                .flatMap(draft -> negotiations.expired(draft).stream())
                .toList();
        if (!expired.isEmpty()) return new Signing.Refused(expired);
        var signatures = new ArrayList<Signers.Signature>();
        var missing = new ArrayList<String>();
        var asked = new LinkedHashMap<ContractVersion, List<Long>>();
        for (var draft : drafts) {
            var all = signatureStore.signatures(draft);
            asked.put(draft, all.stream().map(Signature::party).toList());
            var open = all.stream().filter(s -> !s.given()).toList();
            var mine = signers.may(by, open);
            signatures.add(new Signers.Signature(draft, mine));
            open.stream().filter(s -> !mine.parties().contains(s.party())).forEach(s -> missing.add(s.code()));
        }
        if (signatures.stream().allMatch(s -> s.by().parties().isEmpty())) {
            return new Signing.Refused(List.of(nothingToSign(drafts, missing, by)));
        }
        if (missing.isEmpty()) {
            var clashes = forceCheck.faults(drafts);
            if (!clashes.isEmpty()) return new Signing.Refused(clashes);
        }
        return acts.perform(signAct(drafts, by), act -> {
            // Those whose version is taken over from may have come to be asked since the draft was written.
            asked.forEach((draft, parties) -> signatureStore.insertSigners(draft.id(), draft.edition(), parties));
            return sign(drafts, signatures, missing, by, act);
        });
    }

    /** Somebody else who speaks for the same party may have been quicker. */
    private Fault nothingToSign(List<ContractVersion> drafts, List<String> missing, Actor by) {
        for (var draft : drafts) {
            var given = signatureStore.signatures(draft).stream()
                    .filter(Signature::given)
                    .toList();
            var mine = signers.may(by, given).parties();
            var codes = given.stream()
                    .filter(signature -> mine.contains(signature.party()))
                    .map(Signature::code)
                    .collect(Collectors.joining(", "));
            if (!codes.isEmpty()) return Fault.in("", "signed-already", draft.name(), codes);
        }
        return Fault.in("", "not-a-signer", String.join(", ", missing));
    }

    /**
     * Signs a draft, if it still says what the actor has read.
     *
     * @param seen hash of the text that was read
     */
    @Transactional
    public Signing sign(long version, Sha256 seen, Actor by) {
        writerLock.take();
        var changed = store.version(version).filter(draft -> !draft.textHash().equals(seen));
        return changed.isPresent()
                ? new Signing.Refused(
                        List.of(Fault.in("", "draft-changed", changed.get().name())))
                : sign(List.of(version), by);
    }

    private Signing sign(
            List<ContractVersion> drafts,
            List<Signers.Signature> signatures,
            List<String> missing,
            Actor by,
            Act.Id act) {
        var now = clock.instant();
        for (var signature : signatures) {
            var who = signature.by();
            signatureStore.sign(signature.version(), who.parties(), by.account(), who.onBehalf(), now, act);
        }
        if (!missing.isEmpty())
            return new Signing.Waiting(missing.stream().distinct().sorted().toList());
        store.comeIntoForce(drafts.stream().map(ContractVersion::id).toList(), now, act);
        return new Signing.Signed(
                drafts.stream().map(d -> store.version(d.id()).orElseThrow()).toList());
    }

    private static Act signAct(List<ContractVersion> drafts, Actor by) {
        var names = drafts.stream().map(ContractVersion::name).collect(Collectors.joining(", "));
        var hashes = drafts.stream().map(version -> version.textHash().hex()).collect(Collectors.joining("\n"));
        return Act.of("contract.sign", by, shortened(names), hashes).covering(drafts.size());
    }

    /** Gives up a draft: whoever may change it. */
    @Transactional
    public Ending withdraw(long version, Actor by) {
        writerLock.take();
        var found = store.versions(List.of(version));
        var faults = notDrafts(List.of(version), found);
        if (faults.isEmpty() && !drafters.may(by, parties(found.getFirst()))) {
            faults = List.of(Fault.in("", "custodian-only"));
        }
        if (!faults.isEmpty()) return new Ending.Refused(faults);
        var draft = found.getFirst();
        return acts.perform(
                Act.of("contract.withdraw", by, draft.name(), draft.textHash().hex()), act -> {
                    store.withdraw(version, act);
                    return new Ending.Ended(store.version(version).orElseThrow());
                });
    }

    private List<Long> parties(ContractVersion draft) {
        return signatureStore.signatures(draft).stream().map(Signature::party).toList();
    }

    /**
     * Ends a version in force at an instant that is not past.
     *
     * @param day the first day on which it is no longer in force, in the organisation's zone; null: from now on
     */
    @Transactional
    public Ending end(long version, @Nullable LocalDate day, Actor by) {
        writerLock.take();
        var found = store.versions(List.of(version));
        var now = clock.instant();
        var at = day == null
                ? now
                : day.atStartOfDay(organisations.current().zone()).toInstant();
        var faults = cannotEnd(found, at, now, by);
        if (!faults.isEmpty()) return new Ending.Refused(faults);
        var ending = found.getFirst();
        return acts.perform(Act.of("contract.end", by, ending.name(), at.toString()), act -> {
            store.end(version, at, act);
            return new Ending.Ended(store.version(version).orElseThrow());
        });
    }

    /** Ends versions in force now: by their own words, at a close. In the transaction of its act, under the writer lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endByTerms(Collection<Long> versions, Act.Id act) {
        var now = clock.instant();
        for (long version : versions) store.end(version, now, act);
    }

    private static List<Fault> cannotEnd(List<ContractVersion> found, Instant at, Instant now, Actor by) {
        if (!by.custodian()) return List.of(Fault.in("", "custodian-only"));
        if (found.isEmpty() || found.getFirst().state() != State.SIGNED) {
            return List.of(Fault.in("version", "not-in-force"));
        }
        if (at.isBefore(now)) return List.of(Fault.in("until", "in-the-past", at));
        var until = found.getFirst().stated().until();
        return at.isBefore(until) ? List.of() : List.of(Fault.in("until", "ends-earlier", until));
    }

    private static List<Fault> notDrafts(List<Long> asked, List<ContractVersion> found) {
        if (found.size() < asked.size()) return List.of(Fault.in("version", "unknown-version"));
        return found.stream()
                .filter(version -> version.state() != State.DRAFT)
                .map(version -> Fault.in("version", "not-a-draft", version.name(), version.number()))
                .toList();
    }

    /** One version. */
    @Transactional(readOnly = true)
    public Optional<ContractVersion> version(long id) {
        return store.version(id);
    }

    /** The versions of these ids, in their order; none for an id that is none's. */
    @Transactional(readOnly = true)
    public List<ContractVersion> versions(Collection<Long> ids) {
        return store.versions(ids);
    }

    /** The versions of a contract, latest first; none if there is no contract of this name. */
    @Transactional(readOnly = true)
    public List<ContractVersion> versionsOf(String name) {
        return store.versionsOf(name);
    }

    /** Among the versions of a contract, latest first, the one in force that a draft takes over from. */
    public static Optional<ContractVersion> takenOver(ContractVersion draft, List<ContractVersion> versions) {
        return versions.stream()
                .filter(version -> version.state() == State.SIGNED
                        && version.number() < draft.number()
                        && draft.stated().from().isBefore(version.stated().until()))
                .findFirst();
    }

    /** The latest version of each contract whose name contains the text, by name. */
    @Transactional(readOnly = true)
    public List<ContractVersion> list(ContractFilter filter, int offset, int limit) {
        return store.latest(filter, offset, limit);
    }

    /** As the list, but those behind a name: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<ContractVersion> after(ContractFilter filter, String name, int limit) {
        return store.latestAfter(filter, name, limit);
    }

    /** How many contracts have a name that contains the text. */
    @Transactional(readOnly = true)
    public long count(ContractFilter filter) {
        return store.countContracts(filter);
    }

    /** The drafts and signed versions that a party has a part in as a signer, newest first. */
    @Transactional(readOnly = true)
    public List<ContractVersion> ofParty(long party) {
        return store.ofParty(party);
    }

    /** Who has to sign a version, and who has, by code. For one that came with a change of a unit nobody has to. */
    @Transactional(readOnly = true)
    public List<Signature> signatures(long version) {
        return store.version(version).stream()
                .flatMap(each -> signatureStore.signatures(each).stream()
                        .filter(signature -> signature.given() || each.state() != State.SIGNED))
                .toList();
    }

    /** The signatures that became void when a draft was changed. */
    @Transactional(readOnly = true)
    public List<Signature> voided(ContractVersion version) {
        return signatureStore.voided(version);
    }

    /**
     * For whom an actor could sign a version now.
     *
     * @param parties their codes; empty: for nobody
     * @param onBehalf whether as the custodian, for parties that have nobody to speak for them
     */
    public record Mandate(List<String> parties, boolean onBehalf) {}

    /** For whom the actor could sign what is still unsigned in this version. */
    @Transactional(readOnly = true)
    public Mandate mandate(long version, Actor by) {
        var open = signatures(version).stream().filter(s -> !s.given()).toList();
        var may = signers.may(by, open);
        return new Mandate(
                open.stream()
                        .filter(s -> may.parties().contains(s.party()))
                        .map(Signature::code)
                        .toList(),
                may.onBehalf());
    }

    /** The versions that an act drafted, signed, withdrew or ended. */
    @Transactional(readOnly = true)
    public List<ContractVersion> ofAct(Act.Id act) {
        return store.ofAct(act);
    }

    private static String shortened(String names) {
        return names.length() <= 200 ? names : names.substring(0, 199) + "…";
    }
}
