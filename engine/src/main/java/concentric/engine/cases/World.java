package concentric.engine.cases;

import concentric.engine.plan.Compilation;
import concentric.engine.plan.Interval;
import concentric.engine.plan.Line;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Refusal;
import concentric.engine.plan.Timeline;
import concentric.engine.plan.Version;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Refund;
import concentric.engine.terms.Refunding;
import concentric.engine.terms.Remainder;
import concentric.engine.terms.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the lines of a case have built up so far: contracts, parties, offers, and how much everybody has. */
final class World {

    /** The party that taxes are posted to. */
    static final String TAX = "(tax)";

    private record Account(String party, Currency currency) {}

    /**
     * A payment that can be refunded.
     *
     * @param plan by which it was settled
     * @param offer empty: no contract covered it
     * @param remainder what is left of it
     */
    private record Paid(Plan plan, OptionalInt offer, Currency currency, Remainder remainder) {}

    private final List<Timeline.Dated> versions = new ArrayList<>();
    private final Map<String, PartyKind> kinds = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> parties = new HashSet<>(Set.of(TAX));
    private final Set<String> offers = new HashSet<>();
    private final Set<String> services = new HashSet<>();
    private final Map<String, Paid> payments = new HashMap<>();
    private final Map<Account, Long> balances = new HashMap<>();

    World(List<Contract> contracts) {
        var numbers = new LinkedHashMap<String, Long>();
        for (Contract contract : contracts) {
            long number = numbers.computeIfAbsent(contract.name(), name -> numbers.size() + 1L);
            versions.add(new Timeline.Dated(
                    new Version(versions.size() + 1L, number, contract),
                    new Interval(instant(contract.from(), Instant.MIN), instant(contract.until(), Instant.MAX))));
            names(contract);
        }
    }

    /** Why the contracts cannot be in force, together or at all; empty: they can. */
    List<String> refusals() {
        var clashes = Timeline.clashes(versions);
        if (!clashes.isEmpty()) {
            return clashes.stream().map(clash -> clash.words(ZoneOffset.UTC)).toList();
        }
        var words = new LinkedHashSet<String>(unknownContracts());
        words.addAll(offersWithoutOwner());
        versions.stream().map(dated -> dated.interval().from()).distinct().forEach(beginning -> {
            if (compile(beginning) instanceof Compilation.Refused(List<Refusal> reasons)) {
                reasons.forEach(reason -> words.add(reason.words()));
            }
        });
        return List.copyOf(words);
    }

    /** Says what a party is; answers what it is already, if that is something else. */
    Optional<PartyKind> declare(String party, PartyKind kind) {
        parties.add(party);
        PartyKind known = kinds.putIfAbsent(party, kind);
        return known == null || known == kind ? Optional.empty() : Optional.of(known);
    }

    void offer(String offer, String owner) {
        offers.add(offer);
        parties.add(owner);
        owners.put(offer, owner);
    }

    boolean knowsOffer(String offer) {
        return offers.contains(offer);
    }

    boolean knowsService(String service) {
        return services.contains(service);
    }

    boolean knowsPayment(String id) {
        return payments.containsKey(id);
    }

    /** The currency of a known payment. */
    Currency currencyOf(String payment) {
        return paid(payment).currency;
    }

    boolean knowsParty(String party) {
        return parties.contains(party);
    }

    /** Currencies of the contracts, in order of appearance. */
    List<Currency> currencies() {
        return versions.stream()
                .map(dated -> dated.version().contract().currency())
                .distinct()
                .toList();
    }

    /** The plan of that day; the contracts have no refusals. */
    Plan plan(LocalDate day) {
        return switch (compile(instant(day, Instant.MIN))) {
            case Compilation.Compiled(Plan plan) -> plan;
            case Compilation.Refused(List<Refusal> reasons) -> throw new IllegalStateException(reasons.toString());
        };
    }

    /**
     * Settles a payment, completely or not at all; one that no contract covers posts nothing.
     *
     * @param id what refunds call it; empty: nothing
     */
    void pay(Plan plan, String offer, Money amount, Money tax, Quantity quantity, String id) {
        OptionalInt index = plan.offer(offer);
        var remainder = new Remainder(amount.minor(), tax.minor(), quantity.micros());
        if (index.isPresent()) {
            var sums = new long[plan.lines().size()];
            plan.settler().settle(index.getAsInt(), remainder.shared(), remainder.quantity(), sums);
            post(plan, amount.currency(), sums, Optional.empty(), tax.minor());
        }
        if (!id.isEmpty()) {
            payments.put(id, new Paid(plan, index, amount.currency(), remainder));
        }
    }

    /** Gives back a part of a known payment, by the plan that settled it. */
    Refunding refund(String payment, Refund refund) {
        Paid paid = paid(payment);
        Refunding refunding = paid.remainder.after(refund);
        if (refunding instanceof Refunding.Refunded(Remainder remainder, Quantity quantity)) {
            if (paid.offer.isPresent()) {
                var sums = new long[paid.plan.lines().size()];
                paid.plan.settler().refund(paid.offer.getAsInt(), paid.remainder, remainder, sums);
                post(paid.plan, paid.currency, sums, Optional.empty(), -refund.tax());
            }
            payments.put(payment, new Paid(paid.plan, paid.offer, paid.currency, remainder));
        }
        return refunding;
    }

    /** Settles a usage, completely or not at all; refused if it costs more than a long holds. */
    Figure<Money> use(Plan plan, String service, String consumer, Quantity quantity) {
        OptionalInt index = plan.service(service);
        if (index.isEmpty()) {
            return new Figure.Exact<>(new Money(0, currencies().getFirst()));
        }
        Figure<Money> amount = plan.amount(index.getAsInt(), quantity);
        if (amount instanceof Figure.Exact<Money>(Money money)) {
            var sums = new long[plan.lines().size()];
            plan.settler().use(index.getAsInt(), quantity.micros(), sums);
            post(plan, money.currency(), sums, Optional.of(consumer), 0);
        }
        return amount;
    }

    private Paid paid(String payment) {
        return Optional.ofNullable(payments.get(payment)).orElseThrow();
    }

    /** Posts completely or not at all; customers, whose account nobody asks for, are the absent consumer. */
    private void post(Plan plan, Currency currency, long[] sums, Optional<String> consumer, long tax) {
        var after = new HashMap<>(balances);
        add(after, TAX, new Money(tax, currency));
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] == 0) {
                continue;
            }
            Line line = plan.lines().get(i);
            var paid = new Money(-sums[i], currency);
            add(after, plan.parties().get(line.to()), new Money(sums[i], currency));
            switch (line.from()) {
                case Line.CUSTOMERS -> {}
                case Line.CONSUMER -> add(after, consumer.orElseThrow(), paid);
                default -> add(after, plan.parties().get(line.from()), paid);
            }
        }
        balances.putAll(after);
    }

    /** What the party received less what it paid. */
    Money balance(String party, Currency currency) {
        return new Money(balances.getOrDefault(new Account(party, currency), 0L), currency);
    }

    private static void add(Map<Account, Long> balances, String party, Money money) {
        balances.merge(new Account(party, money.currency()), money.minor(), Math::addExact);
    }

    private Compilation compile(Instant instant) {
        return Plan.compile(
                versions.stream()
                        .filter(dated -> dated.interval().contains(instant))
                        .map(Timeline.Dated::version)
                        .toList(),
                owners,
                kinds);
    }

    private List<String> unknownContracts() {
        Set<String> known = new HashSet<>();
        versions.forEach(dated -> known.add(dated.version().contract().name()));
        return versions.stream()
                .map(dated -> dated.version().contract())
                .filter(contract -> contract.source() instanceof Source.Receipts)
                .flatMap(contract -> ((Source.Receipts) contract.source())
                        .contracts().stream()
                                .filter(name -> !known.contains(name))
                                .map(name -> "contract " + contract.name() + ": unknown contract " + name))
                .toList();
    }

    private List<String> offersWithoutOwner() {
        return versions.stream()
                .map(dated -> dated.version().contract())
                .filter(contract -> contract.source() instanceof Source.Payments && contract.concernsOwner())
                .flatMap(contract -> ((Source.Payments) contract.source())
                        .offers().stream()
                                .filter(offer -> !owners.containsKey(offer))
                                .map(offer ->
                                        "contract " + contract.name() + " pays @unit, and no unit owns offer " + offer))
                .toList();
    }

    private void names(Contract contract) {
        parties.addAll(contract.names());
        switch (contract.source()) {
            case Source.Payments(List<String> named) -> offers.addAll(named);
            case Source.Usage usage -> services.add(usage.service());
            case Source.AllPayments payments -> {}
            case Source.Receipts receipts -> {}
        }
    }

    private static Instant instant(@Nullable LocalDate day, Instant open) {
        return day == null ? open : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
