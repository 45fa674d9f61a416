package concentric.contracts;

import concentric.contracts.ContractVersion.State;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Sha256;
import concentric.platform.TypedText;
import concentric.platform.WriterLock;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which the parties of a draft come to an agreement, clause by clause: members comment, spokespersons accept
 * or object. None of it binds anybody. A counter-proposal is a change of the draft, by somebody of another party.
 */
@Service
public class Negotiations {

    /** Drafts looked through for what waits for somebody. */
    private static final int LATEST_DRAFTS = 200;

    /** Characters of a comment. */
    static final int LONGEST_COMMENT = 2_000;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINK = 2_000;
    private static final int MOST_QUOTES = 50;

    private final ContractStore store;
    private final SignatureStore signatureStore;
    private final NegotiationStore negotiationStore;
    private final Spokespersons spokespersons;
    private final Drafters drafters;
    private final Organisations organisations;
    private final WriterLock writerLock;
    private final Acts acts;
    private final InstantSource clock;

    Negotiations(
            ContractStore store,
            SignatureStore signatureStore,
            NegotiationStore negotiationStore,
            Spokespersons spokespersons,
            Drafters drafters,
            Organisations organisations,
            WriterLock writerLock,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.signatureStore = signatureStore;
        this.negotiationStore = negotiationStore;
        this.spokespersons = spokespersons;
        this.drafters = drafters;
        this.organisations = organisations;
        this.writerLock = writerLock;
        this.acts = acts;
        this.clock = clock;
    }

    /** A draft of which the actor has the turn, and for whom. */
    public record Waiting(ContractVersion draft, Turn turn, List<String> parties) {}

    /** How far the parties of a version have come. */
    @Transactional(readOnly = true)
    public Negotiation of(ContractVersion version) {
        var editions = negotiationStore.editions(version.id());
        var spots = new Spots(editions);
        var stances = negotiationStore.stances(version.id(), spots);
        var expiry = negotiationStore.expiry(version.id());
        boolean isExpired = expiry.filter(each -> each.isOver(today())).isPresent();
        var turn = version.state() == State.DRAFT && !isExpired
                ? Turn.of(editions.getLast(), signatureStore.signatures(version), stances)
                : Optional.<Turn>empty();
        return new Negotiation(
                editions,
                stances,
                negotiationStore.comments(version.id(), spots),
                negotiationStore.quotes(version.id()),
                expiry,
                isExpired,
                turn);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisations.current().zone());
    }

    /** How long a version can be signed; empty if nobody has said so. */
    @Transactional(readOnly = true)
    public Optional<Expiry> expiry(ContractVersion version) {
        return negotiationStore.expiry(version.id());
    }

    /** Whether the actor may comment on a version: it is a draft, and they belong to one of its parties. */
    @Transactional(readOnly = true)
    public boolean mayComment(ContractVersion version, Actor by) {
        return version.state() == State.DRAFT && drafters.belongs(by, parties(signatureStore.signatures(version)));
    }

    /** Those among the latest drafts of which the actor has the turn, as one who speaks for a party; newest first. */
    @Transactional(readOnly = true)
    public List<Waiting> waitingFor(Actor by) {
        var unsigned = signatureStore.unsigned(LATEST_DRAFTS);
        var all = unsigned.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        var mine = spokespersons.mandate(by, all).parties();
        return unsigned.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(mine::contains))
                .flatMap(entry -> store.version(entry.getKey()).stream())
                .flatMap(draft -> waiting(draft, by).stream())
                .toList();
    }

    private Optional<Waiting> waiting(ContractVersion draft, Actor by) {
        var turn = of(draft).turn();
        if (turn.isEmpty()) return Optional.empty();
        var mine = spokespersons.mandate(by, turn.get().parties()).parties();
        var codes = signatureStore.signatures(draft).stream()
                .filter(signature -> mine.contains(signature.party()))
                .map(Signature::code)
                .toList();
        return codes.isEmpty() ? Optional.empty() : Optional.of(new Waiting(draft, turn.get(), codes));
    }

    /**
     * Says something about a clause.
     *
     * @param seen hash of the text that was read, which may have been changed since
     * @param clause its number in that text; 0: what belongs to no clause
     */
    @Transactional
    public Negotiating comment(long version, Sha256 seen, int clause, String text, Actor by) {
        writerLock.take();
        var draft = store.version(version).orElse(null);
        if (draft == null) return Negotiating.Refused.because(Fault.in("version", "unknown-version"));
        if (!drafters.belongs(by, parties(signatureStore.signatures(draft)))) {
            return Negotiating.Refused.because(Fault.in("", "custodian-only"));
        }
        if (draft.state() != State.DRAFT) return Negotiating.Refused.because(noDraft(draft));
        var edition = edition(draft, seen);
        if (edition.isEmpty()) return Negotiating.Refused.because(Fault.in("seen", "text-unknown", draft.name()));
        var said = clean(text);
        var faults = Stream.concat(clauseFault(edition.get(), clause).stream(), textFault(said).stream())
                .toList();
        if (!faults.isEmpty()) return new Negotiating.Refused(faults);
        return acts.perform(Act.of("contract.comment", by, draft.name(), said), act -> {
            var now = clock.instant();
            negotiationStore.insertComment(draft, edition.get().number(), clause, said, by.account(), now, act);
            return new Negotiating.Said(draft);
        });
    }

    /**
     * Accepts a clause for every party that the actor may speak for and that has not signed, if the draft still says what
     * was read.
     *
     * @param seen hash of the text that was read
     * @param clause its number; 0: what belongs to no clause; null: all there is
     */
    @Transactional
    public Negotiating accept(long version, Sha256 seen, @Nullable Integer clause, Actor by) {
        return answer(version, seen, clause, Stance.Kind.ACCEPT, "", by);
    }

    /**
     * Objects to a clause, as {@link #accept}.
     *
     * @param reason why; a comment
     */
    @Transactional
    public Negotiating object(long version, Sha256 seen, int clause, String reason, Actor by) {
        return answer(version, seen, clause, Stance.Kind.OBJECT, clean(reason), by);
    }

    private Negotiating answer(
            long version, Sha256 seen, @Nullable Integer clause, Stance.Kind kind, String reason, Actor by) {
        writerLock.take();
        var found = store.version(version);
        if (found.isEmpty()) return Negotiating.Refused.because(Fault.in("version", "unknown-version"));
        var draft = found.get();
        if (draft.state() != State.DRAFT) return Negotiating.Refused.because(noDraft(draft));
        var open = signatureStore.signatures(draft).stream()
                .filter(signature -> !signature.given())
                .toList();
        var mandate = spokespersons.mandate(by, parties(open));
        if (mandate.parties().isEmpty()) return Negotiating.Refused.because(notASigner(open));
        if (!draft.textHash().equals(seen)) {
            return Negotiating.Refused.because(Fault.in("", "draft-changed", draft.name()));
        }
        var over = expired(draft);
        if (over.isPresent()) return Negotiating.Refused.because(over.get());
        var edition = edition(draft, seen).orElseThrow();
        var clauses = clause == null ? Turn.clauses(draft.terms().clauseCount()) : List.of(clause);
        var faults = clauses.stream()
                .flatMap(number -> clauseFault(edition, number).stream())
                .collect(Collectors.toList());
        if (kind == Stance.Kind.OBJECT) textFault(reason).ifPresent(faults::add);
        if (!faults.isEmpty()) return new Negotiating.Refused(faults);
        var input = draft.textHash().hex() + "\n" + clauses + "\n" + reason;
        return acts.perform(Act.of("contract." + kind.word(), by, draft.name(), input), act -> {
            var now = clock.instant();
            negotiationStore.insertStances(draft, clauses, kind, mandate, by.account(), now, act);
            if (kind == Stance.Kind.OBJECT) {
                negotiationStore.insertComment(
                        draft, edition.number(), clauses.getFirst(), reason, by.account(), now, act);
            }
            return new Negotiating.Said(draft);
        });
    }

    /**
     * Says how long a draft can be signed. Once somebody has signed what it says, they did so for that long.
     *
     * @param day the last day on which it can; null: for ever
     */
    @Transactional
    public Negotiating expire(long version, @Nullable LocalDate day, Actor by) {
        writerLock.take();
        var found = store.version(version);
        if (found.isEmpty()) return Negotiating.Refused.because(Fault.in("version", "unknown-version"));
        var draft = found.get();
        var signatures = signatureStore.signatures(draft);
        if (!drafters.may(by, parties(signatures))) return Negotiating.Refused.because(Fault.in("", "custodian-only"));
        if (draft.state() != State.DRAFT) return Negotiating.Refused.because(noDraft(draft));
        if (day != null && day.isBefore(today())) return Negotiating.Refused.because(Fault.in("day", "day-past", day));
        if (signatures.stream().anyMatch(Signature::given)) {
            return Negotiating.Refused.because(Fault.in("day", "expiry-signed", draft.name()));
        }
        return acts.perform(Act.of("contract.expire", by, draft.name(), String.valueOf(day)), act -> {
            negotiationStore.insertExpiry(draft, day, by.account(), clock.instant(), act);
            return new Negotiating.Said(draft);
        });
    }

    /** Why a draft can't be signed any more, if it can't. */
    Optional<Fault> expired(ContractVersion draft) {
        return negotiationStore
                .expiry(draft.id())
                .filter(expiry -> expiry.isOver(today()))
                .map(expiry -> Fault.in("", "draft-expired", draft.name(), String.valueOf(expiry.day())));
    }

    /**
     * Attaches what somebody outside asks for the same.
     *
     * @param link an address of the web
     */
    @Transactional
    public Negotiating attach(long version, String name, String link, Actor by) {
        writerLock.take();
        var found = store.version(version);
        if (found.isEmpty()) return Negotiating.Refused.because(Fault.in("version", "unknown-version"));
        var draft = found.get();
        if (!drafters.belongs(by, parties(signatureStore.signatures(draft)))) {
            return Negotiating.Refused.because(Fault.in("", "custodian-only"));
        }
        if (draft.state() != State.DRAFT) return Negotiating.Refused.because(noDraft(draft));
        var quote = new Quote(0, TypedText.clean(name), TypedText.clean(link), by.account(), clock.instant());
        var faults = quoteFaults(quote);
        if (negotiationStore.quotes(version).size() >= MOST_QUOTES) {
            faults.add(Fault.in("", "too-many-quotes", MOST_QUOTES));
        }
        if (!faults.isEmpty()) return new Negotiating.Refused(faults);
        return acts.perform(Act.of("contract.attach", by, draft.name(), quote.name() + "\n" + quote.link()), act -> {
            negotiationStore.insertQuote(draft, quote, act);
            return new Negotiating.Said(draft);
        });
    }

    /** Takes a quote away again; for who attached it, while the draft is one. */
    @Transactional
    public Negotiating detach(long version, long quote, Actor by) {
        writerLock.take();
        var found = store.version(version);
        if (found.isEmpty()) return Negotiating.Refused.because(Fault.in("version", "unknown-version"));
        var draft = found.get();
        var there = negotiationStore.quote(version, quote);
        if (there.isEmpty()) return Negotiating.Refused.because(Fault.in("quote", "unknown-quote"));
        if (there.get().account() != by.account()) return Negotiating.Refused.because(Fault.in("", "not-yours"));
        if (draft.state() != State.DRAFT) return Negotiating.Refused.because(noDraft(draft));
        if (!negotiationStore.quotes(version).contains(there.get())) {
            return Negotiating.Refused.because(Fault.in("quote", "unknown-quote"));
        }
        return acts.perform(Act.of("contract.detach", by, draft.name(), String.valueOf(quote)), act -> {
            negotiationStore.removeQuote(there.get(), by.account(), clock.instant(), act);
            return new Negotiating.Said(draft);
        });
    }

    private static List<Fault> quoteFaults(Quote quote) {
        var faults = new ArrayList<Fault>();
        TypedText.faultOfRequired("name", quote.name(), LONGEST_NAME).ifPresent(faults::add);
        TypedText.faultOfRequired("link", quote.link(), LONGEST_LINK)
                .or(() -> isOfTheWeb(quote.link()) ? Optional.empty() : Optional.of(Fault.in("link", "malformed-link")))
                .ifPresent(faults::add);
        return faults;
    }

    /** Nothing but what a browser fetches: an address of another kind could do something instead. */
    private static boolean isOfTheWeb(String link) {
        try {
            var uri = new URI(link);
            return uri.getHost() != null && (link.startsWith("https://") || link.startsWith("http://"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The last edition whose text had a hash. */
    private Optional<Edition> edition(ContractVersion draft, Sha256 seen) {
        return negotiationStore.editions(draft.id()).reversed().stream()
                .filter(edition -> edition.textHash().equals(seen))
                .findFirst();
    }

    private static Fault noDraft(ContractVersion version) {
        return Fault.in("version", "not-a-draft", version.name(), version.number());
    }

    private static Fault notASigner(List<Signature> open) {
        return Fault.in("", "not-a-signer", open.stream().map(Signature::code).collect(Collectors.joining(", ")));
    }

    private static List<Long> parties(List<Signature> signatures) {
        return signatures.stream().map(Signature::party).toList();
    }

    private static Optional<Fault> clauseFault(Edition edition, int clause) {
        int last = edition.terms().clauseCount();
        return clause >= 0 && clause <= last ? Optional.empty() : Optional.of(Fault.in("clause", "no-clause", last));
    }

    /** Lines as people type them, whatever their browser ends them with. */
    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static Optional<Fault> textFault(String text) {
        if (text.length() > LONGEST_COMMENT) return Optional.of(Fault.in("text", "too-long", LONGEST_COMMENT));
        return TypedText.faultOfRequired("text", text.replace("\n", " "), LONGEST_COMMENT);
    }
}
