package concentric.engine.cases;

import concentric.engine.close.Close;
import concentric.engine.close.Held;
import concentric.engine.close.Live;
import concentric.engine.close.Movement;
import concentric.engine.close.Verdict;
import concentric.engine.plan.Compilation;
import concentric.engine.plan.Interval;
import concentric.engine.plan.Line;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Refusal;
import concentric.engine.plan.Root;
import concentric.engine.plan.Timeline;
import concentric.engine.plan.Version;
import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Party;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Refund;
import concentric.engine.terms.Refunding;
import concentric.engine.terms.Remainder;
import concentric.engine.terms.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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
     * @param owner the unit that owned the offer then
     * @param month in which it was posted
     * @param remainder what is left of it
     */
    private record Paid(
            Plan plan,
            OptionalInt offer,
            Optional<String> owner,
            Currency currency,
            YearMonth month,
            Remainder remainder) {}

    /**
     * What was settled under a plan.
     *
     * @param root its offer or service
     * @param owner the unit that owns the offer
     * @param posted the month in which it is posted
     * @param first the month in which the payment was posted, if this is a refund of it; else the same
     */
    private record Settled(
            Plan plan,
            int root,
            Optional<String> owner,
            Currency currency,
            Optional<String> consumer,
            long tax,
            YearMonth posted,
            YearMonth first) {}

    private final List<Timeline.Dated> versions = new ArrayList<>();
    private final Map<String, PartyKind> kinds = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> parties = new HashSet<>(Set.of(TAX));
    private final Set<String> offers = new HashSet<>();
    private final Set<String> services = new HashSet<>();
    private final Map<String, Paid> payments = new HashMap<>();
    private final Map<Account, Long> balances = new HashMap<>();
    private final Periods periods = new Periods();

    private final List<CaseClose> closes = new ArrayList<>();

    /** What the last close said. */
    private List<String> said = List.of();

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
        var contracts = allVersions().stream().map(Version::contract).toList();
        var words = new LinkedHashSet<String>(new Unknowns(contracts, owners).words());
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
    void pay(LocalDate day, String offer, Money amount, Money tax, Quantity quantity, String id) {
        Plan plan = plan(day);
        YearMonth month = periods.posting(YearMonth.from(day));
        Optional<String> owner = Optional.ofNullable(owners.get(offer));
        OptionalInt index = plan.offer(offer);
        var remainder = new Remainder(amount.minor(), tax.minor(), quantity.micros());
        if (index.isPresent()) {
            var sums = new long[plan.lines().size()];
            plan.settler().settle(index.getAsInt(), remainder.shared(), remainder.quantity(), sums);
            post(
                    new Settled(
                            plan,
                            index.getAsInt(),
                            owner,
                            amount.currency(),
                            Optional.empty(),
                            tax.minor(),
                            month,
                            month),
                    sums);
        }
        if (!id.isEmpty()) {
            payments.put(id, new Paid(plan, index, owner, amount.currency(), month, remainder));
        }
    }

    /** Gives back a part of a known payment, by the plan that settled it. */
    Refunding refund(LocalDate day, String payment, Refund refund) {
        Paid paid = paid(payment);
        Refunding refunding = paid.remainder.after(refund);
        if (refunding instanceof Refunding.Refunded(Remainder remainder, Quantity quantity)) {
            if (paid.offer.isPresent()) {
                var sums = new long[paid.plan.lines().size()];
                paid.plan.settler().refund(paid.offer.getAsInt(), paid.remainder, remainder, sums);
                YearMonth month = periods.posting(YearMonth.from(day));
                post(
                        new Settled(
                                paid.plan,
                                paid.offer.getAsInt(),
                                paid.owner,
                                paid.currency,
                                Optional.empty(),
                                -refund.tax(),
                                month,
                                paid.month),
                        sums);
            }
            payments.put(payment, new Paid(paid.plan, paid.offer, paid.owner, paid.currency, paid.month, remainder));
        }
        return refunding;
    }

    /** Settles a usage, completely or not at all; refused if it costs more than a long holds. */
    Figure<Money> use(LocalDate day, String service, String consumer, Quantity quantity) {
        Plan plan = plan(day);
        OptionalInt index = plan.service(service);
        if (index.isEmpty()) {
            return new Figure.Exact<>(new Money(0, currencies().getFirst()));
        }
        Figure<Money> amount = plan.amount(index.getAsInt(), quantity);
        if (amount instanceof Figure.Exact<Money>(Money money)) {
            var sums = new long[plan.lines().size()];
            plan.settler().use(index.getAsInt(), quantity.micros(), sums);
            YearMonth month = periods.posting(YearMonth.from(day));
            post(
                    new Settled(
                            plan,
                            index.getAsInt(),
                            Optional.empty(),
                            money.currency(),
                            Optional.of(consumer),
                            0,
                            month,
                            month),
                    sums);
        }
        return amount;
    }

    private Paid paid(String payment) {
        return Optional.ofNullable(payments.get(payment)).orElseThrow();
    }

    /** Posts completely or not at all; customers, whose account nobody asks for, are the absent consumer. */
    private void post(Settled settled, long[] sums) {
        var after = new HashMap<>(balances);
        add(after, TAX, new Money(settled.tax, settled.currency));
        var holds = new ArrayList<Held>();
        List<Live> live = live(settled, sums, holds);
        for (Live moved : live) {
            add(after, moved.to(), new Money(moved.amount(), settled.currency));
            if (!moved.from().isEmpty()) {
                add(after, moved.from(), new Money(-moved.amount(), settled.currency));
            }
        }
        balances.putAll(after);
        live.forEach(moved -> periods.move(settled.posted, settled.currency, moved));
        holds.forEach(held -> periods.hold(settled.first, held));
    }

    /**
     * What moved, and what whoever received a hold gives back of it.
     *
     * @param holds gets what is put in hold
     */
    private List<Live> live(Settled settled, long[] sums, List<Held> holds) {
        Plan plan = settled.plan;
        Optional<String> offer =
                plan.cascade(settled.root).root() instanceof Root.Offer of ? Optional.of(of.name()) : Optional.empty();
        var live = new ArrayList<Live>();
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] != 0) {
                Line line = plan.lines().get(i);
                Version version = plan.version(line.version());
                var moved = new Live(
                        version.contract().name(),
                        offer.orElse(""),
                        payer(line, settled),
                        plan.parties().get(line.to()),
                        sums[i]);
                live.add(moved);
                held(version, line.clause(), moved, settled)
                        .ifPresent(held -> periods.receiver(settled.first, held)
                                .ifPresentOrElse(
                                        receiver -> live.add(new Live("", "", receiver, moved.to(), -moved.amount())),
                                        () -> holds.add(held)));
            }
        }
        return live;
    }

    private static String payer(Line line, Settled settled) {
        return switch (line.from()) {
            case Line.CUSTOMERS -> "";
            case Line.CONSUMER -> settled.consumer.orElseThrow();
            default -> settled.plan.parties().get(line.from());
        };
    }

    /** What a line puts in hold, or a refund takes out of it. */
    private Optional<Held> held(Version version, int clause, Live moved, Settled settled) {
        if (clause == 0 || !(version.contract().clauses().get(clause - 1) instanceof Clause.Hold hold)) {
            return Optional.empty();
        }
        String to = switch (hold.to()) {
            case Party.Named(String name) -> name;
            case Party.Owner() -> settled.plan.cascade(settled.root).owner().orElseThrow();
        };
        // What was taken from a payment goes back to the offer's owner; of an offer that nobody owns it stays in the
        // fund.
        String back = moved.from().isEmpty() ? settled.owner.orElse(hold.fund()) : moved.from();
        return Optional.of(new Held(version, clause, to, back, moved.amount()));
    }

    Periods periods() {
        return periods;
    }

    /** What the last close said: why what moved, what is open, what ends, what was promised. */
    List<String> said() {
        return said;
    }

    /** What was closed, in that order. */
    List<CaseClose> closes() {
        return closes;
    }

    /**
     * Closes a month, or what is open of it, completely or not at all.
     *
     * @throws ArithmeticException if an amount is more than a long holds
     */
    void close(YearMonth month) {
        List<Version> inForce = versions.stream()
                .filter(dated -> dated.interval().contains(end(month).minusNanos(1)))
                .map(Timeline.Dated::version)
                .toList();
        var closed = new LinkedHashMap<Currency, Close>();
        for (Currency currency : currencies()) {
            closed.put(currency, periods.close(month, currency, inForce, owners));
        }
        var after = new HashMap<>(balances);
        closed.forEach((currency, close) -> close.postings().forEach(posting -> {
            Movement movement = posting.movement();
            add(after, movement.to(), new Money(movement.amount(), currency));
            add(after, movement.from(), new Money(-movement.amount(), currency));
        }));
        balances.putAll(after);
        var words = new ArrayList<String>();
        closed.forEach((currency, close) -> {
            periods.closed(month, currency, close, allVersions());
            closes.add(new CaseClose(month, currency, close, contracts()));
            words.addAll(Said.of(close, currency, allVersions()));
            close.endings().stream()
                    .filter(ending -> ending.verdict().truth() == Verdict.Truth.TRUE)
                    .forEach(ending -> end(ending.version(), end(month)));
        });
        said = words;
    }

    private Map<Long, String> contracts() {
        var contracts = new HashMap<Long, String>();
        allVersions()
                .forEach(version ->
                        contracts.put(version.id(), version.contract().name()));
        return contracts;
    }

    private List<Version> allVersions() {
        return versions.stream().map(Timeline.Dated::version).toList();
    }

    /** A contract that ends at a close is no longer in force once the month is over. */
    private void end(long version, Instant instant) {
        versions.replaceAll(dated ->
                dated.version().id() == version && dated.interval().until().isAfter(instant)
                        ? new Timeline.Dated(
                                dated.version(), new Interval(dated.interval().from(), instant))
                        : dated);
    }

    private static Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
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

    private void names(Contract contract) {
        parties.addAll(contract.names());
        switch (contract.source()) {
            case Source.Payments(List<String> named) -> offers.addAll(named);
            case Source.Usage usage -> services.add(usage.service());
            case Source.AllPayments payments -> {}
            case Source.Receipts receipts -> {}
            case Source.Closing closing -> {}
        }
        Unknowns.total(contract, Source.Of.OFFER).ifPresent(total -> offers.add(total.of()));
    }

    private static Instant instant(@Nullable LocalDate day, Instant open) {
        return day == null ? open : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
