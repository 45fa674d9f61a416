package concentric.contracts;

import concentric.contracts.Spokespersons.Mandate;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.platform.Actor;
import concentric.platform.Parties;
import concentric.platform.Party;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who has to sign a contract: everybody it names, and the owners of the offers it is on. */
@Component
class Signers {

    private final Parties parties;
    private final OfferStore offers;
    private final Spokespersons spokespersons;

    Signers(Parties parties, OfferStore offers, Spokespersons spokespersons) {
        this.parties = parties;
        this.offers = offers;
        this.spokespersons = spokespersons;
    }

    /** A version and for whom the actor signs it. */
    record Signature(ContractVersion version, Mandate by) {}

    /** The parties that have to sign these terms. */
    Set<Long> of(Contract terms) {
        var named =
                parties.findAll(terms.names()).values().stream().map(Party::id).toList();
        var signers = new HashSet<>(spokespersons.signersFor(named));
        signers.addAll(owners(terms));
        return signers;
    }

    private Collection<Long> owners(Contract terms) {
        Collection<Offer> concerned = switch (terms.source()) {
            case Source.Payments(var codes) -> offers.findAll(codes).values();
            case Source.AllPayments() ->
                offers.byId().values().stream()
                        .filter(offer -> !offer.isService())
                        .toList();
            case Source.Receipts receipts -> List.of();
            case Source.Usage usage -> List.of();
            case Source.Closing closing -> List.of();
        };
        return concerned.stream().map(Offer::unitId).distinct().toList();
    }

    /** For which of the open signatures the actor may sign. */
    Mandate may(Actor by, List<concentric.contracts.Signature> open) {
        return spokespersons.mandate(
                by, open.stream().map(concentric.contracts.Signature::party).toList());
    }
}
