package concentric.payments;

import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.customers.Customers;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Names;
import concentric.engine.terms.Quantity;
import concentric.payments.Entry.Identity;
import concentric.payments.Recording.ItemFault;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
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

    private static final int LONGEST_NAME = 200;

    /** Instants outside these years are slips of the pen, as the year 20011 is. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Offers offers;
    private final Customers customers;
    private final SourceStore sources;
    private final Organisations organisations;

    PaymentReader(Offers offers, Customers customers, SourceStore sources, Organisations organisations) {
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
        var found = new ArrayList<Fault>();
        name("source", payment.source(), true, found);
        name("external_id", payment.externalId(), true, found);
        name("customer", payment.customer(), false, found);
        name("segment", payment.segment(), false, found);
        var offer = offers.get(payment.offer());
        if (offer == null) found.add(unknownOffer(payment.offer()));
        var quantity = quantity(payment.quantity(), found);
        var occurredAt = occurredAt(payment.occurredAt(), zone, found);
        var currency = currency(payment.currency(), found);
        long amount = currency == null ? 0 : money("amount", payment.amount(), currency, found);
        long tax = currency == null || payment.tax().isEmpty() ? 0 : money("tax", payment.tax(), currency, found);
        if (tax > amount && found.isEmpty()) {
            found.add(Fault.in("tax", "tax-above-amount", payment.tax(), payment.amount()));
        }
        found.forEach(faults);
        if (!found.isEmpty() || offer == null || currency == null) return null;
        return new Draft(index, payment, offer, amount, tax, currency, quantity, occurredAt);
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
        return offer.isEmpty() ? Fault.in("offer", "missing") : Fault.in("offer", "unknown-offer", shown(offer));
    }

    private static void name(String field, String text, boolean required, List<Fault> faults) {
        if (text.isEmpty()) {
            if (required) faults.add(Fault.in(field, "missing"));
        } else if (text.length() > LONGEST_NAME) {
            faults.add(Fault.in(field, "too-long", LONGEST_NAME));
        } else if (text.codePoints().anyMatch(Names::isControl)) {
            faults.add(Fault.in(field, "control-character"));
        }
    }

    private static @Nullable Currency currency(String text, List<Fault> faults) {
        return switch (Money.currency(text)) {
            case Figure.Exact<Currency>(var currency) -> currency;
            case Figure.Refused<Currency>(var why) -> {
                faults.add(
                        text.isEmpty()
                                ? Fault.in("currency", "missing")
                                : Fault.in("currency", "unknown-currency", shown(text)));
                yield null;
            }
        };
    }

    private static long money(String field, String text, Currency currency, List<Fault> faults) {
        if (text.isEmpty()) {
            faults.add(Fault.in(field, "missing"));
            return 0;
        }
        return switch (Money.parse(text, currency)) {
            case Figure.Exact<Money>(var money) -> money.minor();
            case Figure.Refused<Money>(var why) -> {
                faults.add(Fault.in(field, text.startsWith("-") ? "negative-amount" : "not-money", why));
                yield 0;
            }
        };
    }

    private static long quantity(String text, List<Fault> faults) {
        if (text.isEmpty()) return Quantity.ONE.micros();
        return switch (Quantity.parse(text)) {
            case Figure.Exact<Quantity>(var quantity) -> quantity.micros();
            case Figure.Refused<Quantity>(var why) -> {
                faults.add(Fault.in("quantity", "not-a-quantity", why));
                yield 0;
            }
        };
    }

    private static Instant occurredAt(String text, ZoneId zone, List<Fault> faults) {
        if (text.isEmpty()) {
            faults.add(Fault.in("occurred_at", "missing"));
            return EARLIEST;
        }
        try {
            var instant = (text.length() <= 10
                            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                            : OffsetDateTime.parse(text).toInstant())
                    .truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
                faults.add(Fault.in("occurred_at", "far-off-date", shown(text)));
            }
            return instant;
        } catch (DateTimeParseException e) {
            faults.add(Fault.in("occurred_at", "not-a-time", shown(text)));
            return EARLIEST;
        }
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
