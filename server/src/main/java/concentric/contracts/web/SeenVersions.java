package concentric.contracts.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Negotiation;
import concentric.contracts.Signature;
import concentric.network.Sides;
import concentric.platform.Actor;
import concentric.platform.web.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** The versions that somebody may see: partners' people only those that their own side signs. */
@Component
class SeenVersions {

    private final Contracts contracts;
    private final Sides sides;

    SeenVersions(Contracts contracts, Sides sides) {
        this.contracts = contracts;
        this.sides = sides;
    }

    /** The version, or that there is none. */
    ContractVersion find(long id, Actor actor) {
        return contracts.version(id).filter(version -> isSeen(version, actor)).orElseThrow(Problem::notFound);
    }

    /** The versions of a contract, latest first. */
    List<ContractVersion> of(String name, Actor actor) {
        return contracts.versionsOf(name).stream()
                .filter(version -> isSeen(version, actor))
                .toList();
    }

    /** What somebody may see of a negotiation: partners' people nothing of before their side was named. */
    Negotiation of(Negotiation negotiation, Actor actor) {
        return negotiation.only(
                edition -> sides.sees(actor, edition.signers()) || edition.equals(negotiation.current()));
    }

    private boolean isSeen(ContractVersion version, Actor actor) {
        return sides.sees(
                actor,
                contracts.signatures(version.id()).stream()
                        .map(Signature::party)
                        .toList());
    }
}
