package concentric.simulation;

import concentric.payments.NewPayment;
import concentric.payments.NewRefund;
import concentric.payments.NewUsage;
import concentric.simulation.Identity.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a caller wants to have recorded, as the caller means it. Equal ones mean the same, however written. */
sealed interface Item {

    /** What makes it the same thing. */
    Identity identity();

    /** What is wrong with how it is told; nothing where it can be read. */
    Flaw flaw();

    /** Its fields in the order of the file's header, in some writing. */
    List<String> told(Writing writing);

    /** What may be wrong with how something is told. */
    enum Flaw {
        NONE,
        /** What it is about is not known. */
        UNKNOWN,
        /** A decimal too many. */
        TOO_FINE,
        /** Not a time. */
        NO_TIME
    }

    /**
     * A payment.
     *
     * @param amount minor units
     * @param tax minor units
     * @param quantity millionths
     */
    record Paid(
            String source,
            String name,
            String offer,
            String customer,
            String segment,
            long amount,
            long tax,
            String currency,
            long quantity,
            Instant occurredAt,
            Flaw flaw)
            implements Item {

        static final String HEADER =
                "source,external_id,offer,customer,segment,amount,currency,quantity,occurred_at,tax";

        @Override
        public Identity identity() {
            return new Identity(Kind.PAYMENT, source, name);
        }

        @Override
        public List<String> told(Writing writing) {
            return List.of(
                    source,
                    name,
                    flaw == Flaw.UNKNOWN ? "nothing-of-ours" : offer,
                    customer,
                    segment,
                    writing.money(amount, currency) + (flaw == Flaw.TOO_FINE ? "0.0001" : ""),
                    currency,
                    writing.quantity(quantity),
                    flaw == Flaw.NO_TIME ? "yesterday" : writing.time(occurredAt),
                    tax == 0 && writing.isShort() ? "" : writing.money(tax, currency));
        }

        NewPayment payment(Writing writing) {
            var told = told(writing);
            return new NewPayment(
                    told.get(0),
                    told.get(1),
                    told.get(2),
                    told.get(3),
                    told.get(4),
                    told.get(5),
                    told.get(6),
                    told.get(7),
                    told.get(8),
                    told.get(9),
                    List.of());
        }

        @Override
        public String toString() {
            return "%s %s for %s%s%s of %s/%s at %s%s"
                    .formatted(
                            identity(),
                            Writing.plainMoney(amount, currency),
                            offer,
                            tax == 0 ? "" : " tax " + Writing.plainMoney(tax, currency),
                            quantity == 1_000_000 ? "" : " quantity " + Writing.plainQuantity(quantity),
                            customer,
                            segment,
                            occurredAt,
                            flaw == Flaw.NONE ? "" : " " + flaw);
        }
    }

    /**
     * A refund.
     *
     * @param quantity millionths; null: not said
     */
    record Returned(
            String source,
            String name,
            Identity of,
            long amount,
            long tax,
            String currency,
            @Nullable Long quantity,
            Instant occurredAt,
            Flaw flaw)
            implements Item {

        static final String HEADER =
                "source,external_id,payment_source,payment_external_id,amount,currency,quantity,occurred_at,tax";

        @Override
        public Identity identity() {
            return new Identity(Kind.REFUND, source, name);
        }

        @Override
        public List<String> told(Writing writing) {
            return List.of(
                    source,
                    name,
                    of.source(),
                    flaw == Flaw.UNKNOWN ? "nothing-of-ours" : of.name(),
                    writing.money(amount, currency) + (flaw == Flaw.TOO_FINE ? "0.0001" : ""),
                    currency,
                    quantity == null ? "" : Writing.plainQuantity(quantity),
                    flaw == Flaw.NO_TIME ? "yesterday" : writing.time(occurredAt),
                    tax == 0 && writing.isShort() ? "" : writing.money(tax, currency));
        }

        NewRefund refund(Writing writing) {
            var told = told(writing);
            return new NewRefund(
                    told.get(0),
                    told.get(1),
                    told.get(2),
                    told.get(3),
                    told.get(4),
                    told.get(5),
                    told.get(6),
                    told.get(7),
                    told.get(8),
                    List.of());
        }

        @Override
        public String toString() {
            return "%s %s%s%s of %s at %s%s"
                    .formatted(
                            identity(),
                            Writing.plainMoney(amount, currency),
                            tax == 0 ? "" : " tax " + Writing.plainMoney(tax, currency),
                            quantity == null ? "" : " quantity " + Writing.plainQuantity(quantity),
                            of,
                            occurredAt,
                            flaw == Flaw.NONE ? "" : " " + flaw);
        }
    }

    /** A usage of a service by a unit. */
    record Used(
            String source, String name, String service, String consumer, long quantity, Instant occurredAt, Flaw flaw)
            implements Item {

        static final String HEADER = "source,external_id,service,consumer,quantity,occurred_at";

        @Override
        public Identity identity() {
            return new Identity(Kind.USAGE, source, name);
        }

        @Override
        public List<String> told(Writing writing) {
            return List.of(
                    source,
                    name,
                    flaw == Flaw.UNKNOWN ? "nothing-of-ours" : service,
                    consumer,
                    Writing.plainQuantity(quantity) + (flaw == Flaw.TOO_FINE ? ".0000001" : ""),
                    flaw == Flaw.NO_TIME ? "yesterday" : writing.time(occurredAt));
        }

        NewUsage usage(Writing writing) {
            var told = told(writing);
            return new NewUsage(told.get(0), told.get(1), told.get(2), told.get(3), told.get(4), told.get(5));
        }

        @Override
        public String toString() {
            return "%s %s of %s by %s at %s%s"
                    .formatted(
                            identity(),
                            Writing.plainQuantity(quantity),
                            service,
                            consumer,
                            occurredAt,
                            flaw == Flaw.NONE ? "" : " " + flaw);
        }
    }
}
