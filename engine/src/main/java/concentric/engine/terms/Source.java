package concentric.engine.terms;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** What is shared once a period is over. */
    sealed interface Closing extends Source {}

    /** {@code result of U}: what the unit has left of the period. */
    record Result(String of) implements Closing {
        public Result {
            Names.require(of);
        }
    }

    /**
     * {@code total of offer A paid by U}: what was received live in the period, net of refunds, pass-through included.
     *
     * @param payer null: the unit itself, or the offer's owner; a contract's total always names its payer
     */
    record Total(Of kind, String of, @Nullable String payer) implements Closing {
        public Total {
            Names.require(of);
            if (payer != null) {
                Names.require(payer);
            }
        }
    }

    /** Whose total. */
    enum Of {
        UNIT("unit"),
        OFFER("offer"),
        CONTRACT("contract");

        private final String word;

        Of(String word) {
            this.word = word;
        }

        /** As contracts spell it. */
        public String word() {
            return word;
        }
    }

    /** The unit whose result or receipts it is: measures without a subject are that unit's. */
    default Optional<String> subject() {
        return switch (this) {
            case Receipts(String unit, List<String> contracts) -> Optional.of(unit);
            case Result(String unit) -> Optional.of(unit);
            case Total total when total.kind() == Of.UNIT -> Optional.of(total.of());
            case Total total -> Optional.empty();
            case Payments payments -> Optional.empty();
            case AllPayments payments -> Optional.empty();
            case Usage usage -> Optional.empty();
        };
    }
}
