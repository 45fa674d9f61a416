package concentric.contracts;

import concentric.engine.plan.Interval;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.engine.text.ContractText;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import concentric.platform.Sha256;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps drafts: new ones, and what changed ones say from then on. */
@Component
class DraftWriter {

    /** The version of the settlement rules that today's contracts are signed under. */
    private static final int RULES = 1;

    private final ContractStore store;
    private final SignatureStore signatureStore;
    private final NegotiationStore negotiationStore;
    private final OfferStore offers;
    private final Signers signers;
    private final Drafters drafters;
    private final Parties parties;
    private final Organisations organisations;
    private final InstantSource clock;

    DraftWriter(
            ContractStore store,
            SignatureStore signatureStore,
            NegotiationStore negotiationStore,
            OfferStore offers,
            Signers signers,
            Drafters drafters,
            Parties parties,
            Organisations organisations,
            InstantSource clock) {
        this.store = store;
        this.signatureStore = signatureStore;
        this.negotiationStore = negotiationStore;
        this.offers = offers;
        this.signers = signers;
        this.drafters = drafters;
        this.parties = parties;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** A new version of the contract of this name. */
    ContractVersion insert(Contract terms, Actor by, Act.Id act) {
        var text = ContractText.print(terms);
        service(terms, act);
        long contract = store.contract(terms.name(), act);
        long id =
                store.insertVersion(contract, terms, text, Sha256.of(text), stated(terms), RULES, clock.instant(), act);
        signed(id, 0, terms, by, act);
        return store.version(id).orElseThrow();
    }

    /** What a draft says from now on; signatures on what it said are void. */
    ContractVersion change(ContractVersion draft, Contract terms, Actor by, Act.Id act) {
        var text = ContractText.print(terms);
        service(terms, act);
        int edition =
                store.insertEdition(draft.id(), terms, text, Sha256.of(text), stated(terms), clock.instant(), act);
        signed(draft.id(), edition, terms, by, act);
        return store.version(draft.id()).orElseThrow();
    }

    /**
     * A version in which a unit took another's place. It has those in it whom a signed one has, so that they are asked when it is
     * changed; but nobody proposed it, and nobody signs it.
     */
    ContractVersion follow(ContractVersion version, Contract terms, Act.Id act) {
        var text = ContractText.print(terms);
        long id = store.insertVersion(
                version.contract(), terms, text, Sha256.of(text), stated(terms), RULES, clock.instant(), act);
        signatureStore.insertSigners(id, 0, signers.of(terms));
        return store.version(id).orElseThrow();
    }

    /** Who has to sign an edition, and for whom of them it was written. */
    private void signed(long version, int edition, Contract terms, Actor by, Act.Id act) {
        var parties = signers.of(terms);
        signatureStore.insertSigners(version, edition, parties);
        negotiationStore.insertProposers(version, edition, drafters.sides(by, parties), act);
    }

    /** When the terms say that they are in force. */
    Interval stated(Contract terms) {
        var zone = organisations.current().zone();
        return new Interval(midnight(terms.from(), zone, Instant.MIN), midnight(terms.until(), zone, Instant.MAX));
    }

    /** A service comes to be with the first contract on its usage. */
    private void service(Contract terms, Act.Id act) {
        if (terms.source() instanceof Source.Usage(var service, var provider, var rate)) {
            offers.insert(
                    service,
                    Offer.Kind.SERVICE,
                    parties.find(provider).orElseThrow().id(),
                    act);
        }
    }

    private static Instant midnight(@Nullable LocalDate day, ZoneId zone, Instant otherwise) {
        return day == null ? otherwise : day.atStartOfDay(zone).toInstant();
    }
}
