package concentric.simulation;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contracts that are signed, as they were at some moment, and which of them share what: said once more, plainly, so
 * that the program can be compared with it.
 *
 * @param signed every version that ever came into force
 * @param owners the unit of each offer
 * @param services what is metered
 */
record Book(List<Signed> signed, Map<String, String> owners, Set<String> services) {

    Book {
        signed = List.copyOf(signed);
        owners = Map.copyOf(owners);
        services = Set.copyOf(services);
    }

    /** The same with one more version. */
    Book with(Signed version) {
        var all = new ArrayList<>(signed);
        all.add(version);
        return new Book(all, owners, services);
    }

    /** A version that came into force. */
    Optional<Signed> find(long version) {
        return signed.stream().filter(each -> each.id() == version).findAny();
    }

    /**
     * A version that came into force.
     *
     * @param contract the number of its contract
     * @param number counts the versions of the contract
     * @param from first instant in force, if no later version begins earlier
     * @param until no longer in force from here on, be it stated or ended
     */
    record Signed(long id, long contract, int number, Contract terms, Instant from, Instant until) {}

    /** What shares the payments for an offer at an instant; nothing if no contract does. */
    Optional<Cascade> ofPayments(String offer, Instant instant) {
        var inForce = at(instant);
        for (var version : inForce) {
            boolean isFor = switch (version.terms().source()) {
                case Source.Payments(var offers) -> offers.contains(offer);
                case Source.AllPayments() -> owners.containsKey(offer);
                case Source.Receipts receipts -> false;
                case Source.Usage usage -> false;
                case Source.Closing closing -> false;
            };
            if (isFor)
                return Optional.of(cascade(version, namesOwner(version) ? owners.get(offer) : null, null, inForce));
        }
        return Optional.empty();
    }

    /** What shares a unit's usage of a service at an instant; nothing if no contract prices it. */
    Optional<Cascade> ofUsage(String service, String consumer, Instant instant) {
        var inForce = at(instant);
        for (var version : inForce) {
            if (version.terms().source() instanceof Source.Usage usage
                    && usage.service().equals(service)) {
                return Optional.of(cascade(version, null, consumer, inForce));
            }
        }
        return Optional.empty();
    }

    private List<Signed> at(Instant instant) {
        return signed.stream().filter(version -> isInForce(version, instant)).toList();
    }

    /** From its beginning to its end, or to where a later version of the same contract begins. */
    private boolean isInForce(Signed version, Instant instant) {
        if (instant.isBefore(version.from()) || !instant.isBefore(version.until())) return false;
        return signed.stream()
                .filter(other -> other.contract() == version.contract() && other.number() > version.number())
                .noneMatch(later -> !instant.isBefore(later.from()));
    }

    /** Whether a clause names the owner, be it only as the one that something is held for. */
    private static boolean namesOwner(Signed version) {
        return version.terms().clauses().stream()
                .flatMap(clause -> clause.concerned().stream())
                .anyMatch(Party.Owner.class::isInstance);
    }

    /** All that can run: the first, and whatever counts what one of them pays its unit, again and again. */
    private static Cascade cascade(
            Signed first, @Nullable String owner, @Nullable String consumer, List<Signed> inForce) {
        var running = new ArrayList<Signed>();
        running.add(first);
        for (int before = 0; before < running.size(); ) {
            before = running.size();
            for (var version : inForce) {
                if (!running.contains(version)
                        && version.terms().currency().equals(first.terms().currency())
                        && running.stream().anyMatch(paying -> feeds(paying, version, owner))) {
                    running.add(version);
                }
            }
        }
        return new Cascade(first, running, owner, consumer);
    }

    private static boolean feeds(Signed paying, Signed fed, @Nullable String owner) {
        if (!(fed.terms().source() instanceof Source.Receipts(var unit, var contracts))) return false;
        if (!contracts.isEmpty() && !contracts.contains(paying.terms().name())) return false;
        var clauses = paying.terms().clauses();
        boolean sharesRest = !clauses.isEmpty() && clauses.getLast() instanceof Clause.ShareRest;
        if (paying.terms().source() instanceof Source.Usage usage
                && !sharesRest
                && usage.provider().equals(unit)) return true;
        return clauses.stream()
                .flatMap(clause -> clause.parties().stream())
                .anyMatch(party -> Cascade.name(party, owner).equals(unit));
    }
}
