package concentric.engine.cases;

import concentric.engine.plan.Compilation;
import concentric.engine.plan.Interval;
import concentric.engine.plan.Line;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Refusal;
import concentric.engine.plan.Timeline;
import concentric.engine.plan.Version;
import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Money;
import concentric.engine.terms.Party;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Quantity;
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

    private final List<Timeline.Dated> versions = new ArrayList<>();
    private final Map<String, PartyKind> kinds = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> parties = new HashSet<>(Set.of(TAX));
    private final Set<String> offers = new HashSet<>();
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

    /** Settles a payment, completely or not at all; one that no contract covers posts nothing. */
    void pay(Plan plan, String offer, Money amount, Money tax, Quantity quantity) {
        OptionalInt index = plan.offer(offer);
        if (index.isEmpty()) {
            return;
        }
        var sums = new long[plan.lines().size()];
        plan.settler().settle(index.getAsInt(), amount.minor() - tax.minor(), quantity.micros(), sums);
        var after = new HashMap<>(balances);
        add(after, TAX, tax);
        for (int i = 0; i < sums.length; i++) {
            Line line = plan.lines().get(i);
            add(after, plan.parties().get(line.to()), new Money(sums[i], amount.currency()));
            if (line.from() != Line.CUSTOMERS) {
                add(after, plan.parties().get(line.from()), new Money(-sums[i], amount.currency()));
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
                .filter(contract -> contract.source() instanceof Source.Payments
                        && contract.clauses().stream()
                                .anyMatch(clause -> clause.parties().contains(new Party.Owner())))
                .flatMap(contract -> ((Source.Payments) contract.source())
                        .offers().stream()
                                .filter(offer -> !owners.containsKey(offer))
                                .map(offer ->
                                        "contract " + contract.name() + " pays @unit, and no unit owns offer " + offer))
                .toList();
    }

    private void names(Contract contract) {
        switch (contract.source()) {
            case Source.Payments(List<String> named) -> offers.addAll(named);
            case Source.AllPayments() -> {}
            case Source.Receipts(String unit, List<String> contracts) -> parties.add(unit);
        }
        for (Clause clause : contract.clauses()) {
            for (Party party : clause.parties()) {
                if (party instanceof Party.Named(String name)) {
                    parties.add(name);
                }
            }
        }
    }

    private static Instant instant(@Nullable LocalDate day, Instant open) {
        return day == null ? open : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
