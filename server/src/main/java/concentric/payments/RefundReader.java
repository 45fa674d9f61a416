package concentric.payments;

import concentric.engine.terms.Quantity;
import concentric.payments.Entry.Identity;
import concentric.payments.Recording.ItemFault;
import concentric.platform.Organisations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads refunds as somebody told them: exactly, or with a fault that names the field. */
@Component
class RefundReader {

    private final Sources sources;
    private final Organisations organisations;

    RefundReader(Sources sources, Organisations organisations) {
        this.sources = sources;
        this.organisations = organisations;
    }

    /**
     * What was read.
     *
     * @param drafts the readable ones, in order
     * @param faults everything that is wrong with the others
     */
    record Read(List<Draft> drafts, List<ItemFault> faults) {}

    /** A refund whose figures are read; whether it can be given is still open. */
    record Draft(
            int index,
            NewRefund refund,
            Identity identity,
            Identity payment,
            long amount,
            long tax,
            Currency currency,
            @Nullable Quantity quantity,
            Instant occurredAt) {

        /** What it asks for. */
        concentric.engine.terms.Refund terms() {
            return new concentric.engine.terms.Refund(amount, tax, quantity);
        }

        /** Whether this says the same as a refund that was recorded under the same identity. */
        boolean saysTheSameAs(Refund recorded, Payment of) {
            // What used the amount up gave back all that was left of the quantity, whatever it said.
            boolean sameQuantity =
                    recorded.left().amount() == 0 || (quantity == null ? 0 : quantity.micros()) == recorded.quantity();
            return sameQuantity
                    && recorded.of() == of.seq()
                    && recorded.amount() == amount
                    && recorded.tax() == tax
                    && recorded.currency().equals(currency)
                    && recorded.occurredAt().equals(occurredAt);
        }
    }

    /** Reads all; sources that are new are given their ids. */
    Read read(List<NewRefund> refunds) {
        var names = new HashSet<String>();
        for (var refund : refunds) {
            names.add(refund.source());
            names.add(refund.paymentSource());
        }
        names.remove("");
        names.removeIf(name -> name.length() > Fields.LONGEST_NAME || name.indexOf('\0') >= 0);
        var ids = sources.resolve(names);
        var zone = organisations.current().zone();
        var faults = new ArrayList<ItemFault>();
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < refunds.size(); i++) {
            int index = i;
            var fields = new Fields(zone);
            var draft = read(index, refunds.get(i), ids, fields);
            fields.faults().forEach(fault -> faults.add(new ItemFault(index, fault)));
            if (draft != null) drafts.add(draft);
        }
        return new Read(drafts, faults);
    }

    private static @Nullable Draft read(int index, NewRefund refund, Map<String, Integer> sources, Fields fields) {
        fields.name("source", refund.source(), true);
        fields.name("external_id", refund.externalId(), true);
        fields.name("payment_source", refund.paymentSource(), true);
        fields.name("payment_external_id", refund.paymentExternalId(), true);
        var quantity = refund.quantity().isEmpty() ? null : fields.quantity(refund.quantity());
        var occurredAt = fields.occurredAt(refund.occurredAt());
        var currency = fields.currency(refund.currency());
        long amount = currency == null ? 0 : fields.money("amount", refund.amount(), currency);
        long tax = currency == null || refund.tax().isEmpty() ? 0 : fields.money("tax", refund.tax(), currency);
        if (!fields.faults().isEmpty() || currency == null) return null;
        return new Draft(
                index,
                refund,
                identity(refund.source(), refund.externalId(), sources),
                identity(refund.paymentSource(), refund.paymentExternalId(), sources),
                amount,
                tax,
                currency,
                quantity,
                occurredAt);
    }

    private static Identity identity(String source, String externalId, Map<String, Integer> sources) {
        return new Identity(Objects.requireNonNull(sources.get(source)), externalId);
    }
}
