package concentric.contracts;

import concentric.contracts.Spokespersons.Mandate;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.platform.Actor;
import concentric.platform.Parties;
import concentric.platform.Party;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who has to sign a contract: everybody it names, the owners of the offers it is on, and where it puts what a unit has earned
 * at risk, each member of that unit, whose pay it can lower.
 */
@Component
class Signers {

    private final Parties parties;
    private final OfferStore offers;
    private final Spokespersons spokespersons;
    private final Memberships memberships;

    Signers(Parties parties, OfferStore offers, Spokespersons spokespersons, Memberships memberships) {
        this.parties = parties;
        this.offers = offers;
        this.spokespersons = spokespersons;
        this.memberships = memberships;
    }

    /** A version and for whom the actor signs it. */
    record Signature(ContractVersion version, Mandate by) {}

    /** The parties that have to sign these terms. */
    Set<Long> of(Contract terms) {
        var named =
                parties.findAll(terms.names()).values().stream().map(Party::id).toList();
        var signers = new HashSet<>(spokespersons.signersFor(named));
        signers.addAll(owners(terms));
        signers.addAll(members(terms.atRisk()));
        return signers;
    }

    private List<Long> members(Set<String> units) {
        return parties.findAll(units).values().stream()
                .flatMap(unit -> memberships.of(new Unit.Id(unit.id())).stream())
                .map(membership -> membership.person().value())
                .distinct()
                .toList();
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
        return Stream.concat(concerned.stream(), ofTotal(terms))
                .map(Offer::unitId)
                .distinct()
                .toList();
    }

    /** The offer whose total is shared at a close: unless another is named, its owner pays. */
    private Stream<Offer> ofTotal(Contract terms) {
        return terms.closing() != null
                        && terms.closing().on() instanceof Source.Total total
                        && total.kind() == Source.Of.OFFER
                ? offers.findAll(List.of(total.of())).values().stream()
                : Stream.empty();
    }

    /** For which of the open signatures the actor may sign. */
    Mandate may(Actor by, List<concentric.contracts.Signature> open) {
        return spokespersons.mandate(
                by, open.stream().map(concentric.contracts.Signature::party).toList());
    }
}
