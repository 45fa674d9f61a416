package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.network.HandingOver.Line;
import concentric.platform.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a change of a unit makes of offers, funds and contracts: decided, not done. */
final class Handover {

    /** Each thing that the unit has. */
    final List<Line> lines = new ArrayList<>();

    /** Why it can't be. */
    final List<Fault> faults = new ArrayList<>();

    /** Offers and services that another unit owns from the day on. */
    final List<Given<Offer>> offers = new ArrayList<>();

    /** Funds that another unit looks after from the day on. */
    final List<Given<Fund>> funds = new ArrayList<>();

    /** Versions that others follow on the day, in the order in which they do. */
    final List<Following> following = new ArrayList<>();

    /** Versions that end that day. */
    final List<ContractVersion> ending = new ArrayList<>();

    /**
     * Something that another unit gets.
     *
     * @param to the code of the unit
     */
    record Given<T>(T what, String to) {}

    /**
     * A version that another follows.
     *
     * @param terms what the one that follows says
     */
    record Following(ContractVersion version, Contract terms) {}

    /** Whether it makes something of a contract. */
    boolean changes(long contract) {
        return Stream.concat(following.stream().map(Following::version), ending.stream())
                .anyMatch(version -> version.contract() == contract);
    }
}
