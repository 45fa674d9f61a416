package concentric.payments;

import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.customers.Customers;
import concentric.engine.terms.Quantity;
import concentric.payments.Entry.Identity;
import concentric.payments.Recording.ItemFault;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads payments as somebody told them: exactly, or with a fault that names the field. */
@Component
class PaymentReader {

    private final Offers offers;
    private final Customers customers;
    private final Sources sources;
    private final Organisations organisations;

    PaymentReader(Offers offers, Customers customers, Sources sources, Organisations organisations) {
        this.offers = offers;
        this.customers = customers;
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

    /** Reads all, and writes nothing. */
    Read read(List<NewPayment> payments) {
        var known = offers.findAll(distinct(payments, NewPayment::offer));
        var zone = organisations.current().zone();
        var faults = new ArrayList<ItemFault>();
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < payments.size(); i++) {
            int index = i;
            var draft = read(index, payments.get(i), known, zone, fault -> faults.add(new ItemFault(index, fault)));
            if (draft != null) drafts.add(draft);
        }
        return new Read(drafts, faults);
    }

    /** A payment whose figures are read, and whose names are still names. */
    record Draft(
            int index,
            NewPayment payment,
            Offer offer,
            long amount,
            long tax,
            Currency currency,
            long quantity,
            Instant occurredAt) {}

    private static @Nullable Draft read(
            int index, NewPayment payment, Map<String, Offer> offers, ZoneId zone, Consumer<Fault> faults) {
        var fields = new Fields(zone);
        fields.name("source", payment.source(), true);
        fields.name("external_id", payment.externalId(), true);
        fields.name("customer", payment.customer(), false);
        fields.name("segment", payment.segment(), false);
        var offer = offers.get(payment.offer());
        if (offer == null) fields.add(unknownOffer(payment.offer()));
        else if (offer.isService()) fields.add(Fault.in("offer", "service-not-offer", offer.code()));
        var quantity = payment.quantity().isEmpty() ? Quantity.ONE : fields.quantity(payment.quantity());
        var occurredAt = fields.occurredAt(payment.occurredAt());
        var currency = fields.currency(payment.currency());
        long amount = currency == null ? 0 : fields.money("amount", payment.amount(), currency);
        long tax = currency == null || payment.tax().isEmpty() ? 0 : fields.money("tax", payment.tax(), currency);
        if (tax > amount && fields.faults().isEmpty()) {
            fields.add(Fault.in("tax", "tax-above-amount", payment.tax(), payment.amount()));
        }
        fields.faults().forEach(faults);
        if (!fields.faults().isEmpty() || offer == null || currency == null) return null;
        return new Draft(index, payment, offer, amount, tax, currency, quantity.micros(), occurredAt);
    }

    /** Gives customers, segments and sources that are new their ids. */
    List<Entry> resolve(List<Draft> drafts) {
        var payments = drafts.stream().map(Draft::payment).toList();
        var customerIds = customers.resolve(distinct(payments, NewPayment::customer));
        var segmentIds = customers.resolveSegments(distinct(payments, NewPayment::segment));
        var sourceIds = sources.resolve(distinct(payments, NewPayment::source));
        return drafts.stream()
                .map(draft -> new Entry(
                        draft.index(),
                        new Identity(
                                Objects.requireNonNull(
                                        sourceIds.get(draft.payment().source())),
                                draft.payment().externalId()),
                        draft.payment().source(),
                        draft.offer(),
                        customerIds.get(draft.payment().customer()),
                        segmentIds.get(draft.payment().segment()),
                        draft.amount(),
                        draft.tax(),
                        draft.currency(),
                        draft.quantity(),
                        draft.occurredAt(),
                        draft.payment().goods()))
                .toList();
    }

    private static Set<String> distinct(Collection<NewPayment> payments, Function<NewPayment, String> field) {
        var names = payments.stream().map(field).collect(Collectors.toCollection(HashSet::new));
        names.remove("");
        return names;
    }

    private static Fault unknownOffer(String offer) {
        return offer.isEmpty() ? Fault.in("offer", "missing") : Fault.in("offer", "unknown-offer", Fields.shown(offer));
    }
}
