package concentric.engine.terms;

import java.util.List;

/** Which value a contract shares out. */
public sealed interface Source {

    /** {@code payments for A, B}: each payment for one of these offers, less its tax. */
    record Payments(List<String> offers) implements Source {
        public Payments {
            offers = List.copyOf(offers);
            offers.forEach(Names::require);
            if (offers.isEmpty()) {
                throw new IllegalArgumentException("payments for no offer");
            }
        }
    }

    /** {@code payments for all offers}: each payment for any offer, less its tax. */
    record AllPayments() implements Source {}

    /**
     * {@code receipts of U from X}: what the unit received in a cascade.
     *
     * @param contracts the contracts whose payments count, in any version; empty: all
     */
    record Receipts(String unit, List<String> contracts) implements Source {
        public Receipts {
            Names.require(unit);
            contracts = List.copyOf(contracts);
            contracts.forEach(Names::require);
        }

        /** Whether what this contract pays the unit belongs to the shared amount. */
        public boolean counts(String contract) {
            return contracts.isEmpty() || contracts.contains(contract);
        }
    }

    /**
     * {@code usage of S by U at 0.05}: what each usage of the service costs, quantity × rate, rounded once, half to even.
     * The consumer pays it; what the clauses leave is the provider's.
     *
     * @param rate per unit
     */
    record Usage(String service, String provider, Rate rate) implements Source {
        public Usage {
            Names.require(service);
            Names.require(provider);
            if (rate.per() != Rate.Per.UNIT) {
                throw new IllegalArgumentException("usage is metered in units");
            }
        }
    }
}
