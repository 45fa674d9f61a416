package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.platform.Fault;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps what a contract shares the same when the unit whose money it is comes into another: a contract on all that a unit receives
 * is narrowed to the contracts by which it does; where the two are paid by one contract, or it is on a result, they can't be told
 * apart any more.
 */
final class Apart {

    private final Collection<Contract> contracts;
    private final Collection<Offer> offers;

    /**
     * What is known of everybody.
     *
     * @param contracts what is in force from the day on
     * @param offers as they are owned that day
     */
    Apart(Collection<Contract> contracts, Collection<Offer> offers) {
        this.contracts = List.copyOf(contracts);
        this.offers = List.copyOf(offers);
    }

    /** The terms for what the unit gets alone, still under its own name; what stands against it is added to the faults. */
    Contract of(Contract terms, String unit, String into, List<Fault> faults) {
        return switch (terms.source()) {
            case Source.Receipts(var of, var from)
            when of.equals(unit) -> {
                var counted = new TreeSet<>(from.isEmpty() ? paying(unit) : from);
                var both = new TreeSet<>(counted);
                both.retainAll(paying(into));
                if (!both.isEmpty()) {
                    faults.add(Fault.in("choices", "receipts-not-told-apart", terms.name(), both.first(), unit, into));
                }
                yield counted.isEmpty() ? terms : on(terms, new Source.Receipts(of, List.copyOf(counted)));
            }
            default -> {
                closingOf(terms)
                        .filter(unit::equals)
                        .map(of -> Fault.in("choices", "result-not-told-apart", terms.name(), unit, into))
                        .ifPresent(faults::add);
                yield terms;
            }
        };
    }

    private static Optional<String> closingOf(Contract terms) {
        var closing = terms.closing();
        return closing == null ? Optional.empty() : closing.on().subject();
    }

    private static Contract on(Contract terms, Source source) {
        return new Contract(
                terms.name(),
                terms.currency(),
                source,
                terms.from(),
                terms.until(),
                terms.priority(),
                terms.promises(),
                terms.clauses(),
                terms.closing(),
                terms.ends());
    }

    /** The names of the contracts by which a unit is paid. */
    private Set<String> paying(String unit) {
        var paying = new TreeSet<String>();
        for (var terms : contracts) if (pays(terms, unit)) paying.add(terms.name());
        return paying;
    }

    private boolean pays(Contract terms, String unit) {
        for (int number = 1; number <= terms.clauseCount(); number++) {
            if (terms.concerned(number).contains(unit)) return true;
        }
        return switch (terms.source()) {
            case Source.Usage(var service, var provider, var rate) -> provider.equals(unit);
            case Source.Payments(var codes) -> terms.concernsOwner() && owns(unit, codes);
            case Source.AllPayments() ->
                terms.concernsOwner()
                        && offers.stream().anyMatch(offer -> offer.unit().equals(unit) && !offer.isService());
            case Source.Receipts receipts -> false;
            case Source.Closing closing -> false;
        };
    }

    private boolean owns(String unit, Collection<String> codes) {
        return offers.stream()
                .anyMatch(offer -> codes.contains(offer.code()) && offer.unit().equals(unit));
    }
}
