package concentric.closes;

import concentric.contracts.ContractsInForce;
import concentric.engine.plan.Timeline.Dated;
import concentric.engine.plan.Version;
import concentric.engine.terms.Clause;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Promise;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The contracts that a close looks at.
 *
 * @param inForce those in force at the month's last instant
 * @param holding every version there ever was that holds money, in force or not
 * @param owners the unit that owns each offer at that instant
 */
record ContractsAtEnd(List<Version> inForce, List<Version> holding, Map<String, String> owners) {

    ContractsAtEnd {
        inForce = List.copyOf(inForce);
        holding = List.copyOf(holding);
        owners = Map.copyOf(owners);
    }

    static ContractsAtEnd of(ContractsInForce contracts, Instant last) {
        return new ContractsAtEnd(
                contracts.versions().stream()
                        .filter(dated -> dated.interval().contains(last))
                        .map(Dated::version)
                        .toList(),
                contracts.versions().stream()
                        .map(Dated::version)
                        .distinct()
                        .filter(ContractsAtEnd::holds)
                        .toList(),
                contracts.owners(last));
    }

    private static boolean holds(Version version) {
        var contract = version.contract();
        var closing = contract.closing();
        return contract.clauses().stream().anyMatch(Clause.Hold.class::isInstance)
                || (closing != null && closing.clauses().stream().anyMatch(CloseClause.Hold.class::isInstance));
    }

    /** Every measure that any of them asks for, each with its subject; also those that promises are measured by. */
    Set<Measure> measures() {
        var asked = new HashSet<Measure>();
        Stream.concat(inForce.stream(), holding.stream()).map(Version::contract).forEach(contract -> {
            asked.addAll(contract.measuresAtClose());
            contract.promises().stream()
                    .map(Promise::target)
                    .flatMap(Stream::ofNullable)
                    .forEach(target -> asked.add(target.measure().of(contract.subject())));
        });
        return asked;
    }
}
