package concentric.engine.plan;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Party;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Remainder;
import concentric.engine.terms.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The contracts in force at one instant, ready to settle payments and usage. Immutable; may be shared by threads. Parties,
 * posting lines and roots are numbered densely from 0, first the offers, then the services; the numbers hold for this plan
 * only.
 */
public final class Plan {

    private final Map<Long, Version> versions = new HashMap<>();
    private final List<String> parties;
    private final List<Line> lines;
    private final List<String> offers;
    private final List<String> services;
    private final Map<String, Integer> offerIndexes = new HashMap<>();
    private final Map<String, Integer> serviceIndexes = new HashMap<>();
    private final Route[] routes;

    private Plan(Collection<Version> inForce, Map<String, String> owners) {
        for (Version version : inForce) {
            if (versions.put(version.id(), version) != null) {
                throw new IllegalArgumentException("two versions with id " + version.id());
            }
        }
        var compiler = new RouteCompiler(inForce);
        var byOffer = new TreeMap<String, Route>();
        var byService = new TreeMap<String, Route>();
        for (Version version : inForce) {
            if (version.contract().source() instanceof Source.Usage usage) {
                byService.put(usage.service(), compiler.route(version, Optional.empty()));
            }
            for (String offer : offersOf(version, owners)) {
                boolean concerned = version.contract().concernsOwner();
                Optional<String> owner = concerned ? Optional.ofNullable(owners.get(offer)) : Optional.empty();
                if (!concerned || owner.isPresent()) {
                    byOffer.put(offer, compiler.route(version, owner));
                }
            }
        }
        this.offers = List.copyOf(byOffer.keySet());
        this.services = List.copyOf(byService.keySet());
        this.routes = Stream.concat(byOffer.values().stream(), byService.values().stream())
                .toArray(Route[]::new);
        offers.forEach(offer -> offerIndexes.put(offer, offerIndexes.size()));
        services.forEach(service -> serviceIndexes.put(service, offers.size() + serviceIndexes.size()));
        var named = compiler.lines();
        this.parties = List.copyOf(new TreeSet<>(named.stream()
                .flatMap(line -> Stream.concat(line.from().stream(), Stream.of(line.to())))
                .toList()));
        var slots = new HashMap<String, Integer>();
        for (String party : parties) {
            slots.put(party, slots.size());
        }
        this.lines = named.stream()
                .map(line -> new Line(
                        line.from().map(from -> slot(slots, from)).orElseGet(() -> payer(version(line.version()))),
                        slot(slots, line.to()),
                        line.version(),
                        line.clause(),
                        line.position()))
                .toList();
    }

    /**
     * Compiles the contracts in force at one instant.
     *
     * @param inForce at most one version of each contract
     * @param owners the unit that owns each offer, at that instant; its keys are what {@code all offers} means
     * @param kinds what the parties are; those not named are units
     */
    public static Compilation compile(
            Collection<Version> inForce, Map<String, String> owners, Map<String, PartyKind> kinds) {
        List<Version> versions = inForce.stream()
                .sorted(Comparator.comparingLong(Version::number).thenComparingLong(Version::id))
                .toList();
        var reasons = new ArrayList<Refusal>();
        for (Version version : versions) {
            Contract contract = version.contract();
            contract.faults().forEach(fault -> reasons.add(new Refusal.Faulty(contract.name(), fault)));
            Kinds.refuse(contract, kinds, reasons);
        }
        new TreeMap<>(owners).forEach((offer, owner) -> {
            PartyKind kind = kinds.getOrDefault(owner, PartyKind.UNIT);
            if (kind != PartyKind.UNIT) {
                reasons.add(new Refusal.OwnerNotAUnit(offer, owner, kind));
            }
        });
        Timeline.clashes(versions.stream()
                        .map(version -> new Timeline.Dated(version, Interval.ALWAYS))
                        .toList())
                .forEach(clash -> reasons.add(clash.refusal()));
        return reasons.isEmpty()
                ? new Compilation.Compiled(new Plan(versions, owners))
                : new Compilation.Refused(reasons);
    }

    /** Names of the parties that money can move to or from, by slot; in code point order. */
    public List<String> parties() {
        return parties;
    }

    /** The posting lines, by index. */
    public List<Line> lines() {
        return lines;
    }

    /** The offers that payments can be settled for, by index; in code point order. */
    public List<String> offers() {
        return offers;
    }

    /** Index of an offer; empty: no contract in force shares its payments, or one pays {@code @unit} and nobody owns it. */
    public OptionalInt offer(String name) {
        Integer index = offerIndexes.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The services whose usage can be settled; the first has the index that follows the last offer's; in code point order. */
    public List<String> services() {
        return services;
    }

    /** Index of a service; empty: no contract in force is on its usage. */
    public OptionalInt service(String name) {
        Integer index = serviceIndexes.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * What usage of a service costs; refused, naming it, if that is more than a long holds.
     *
     * @param service its index
     */
    public Figure<Money> amount(int service, Quantity quantity) {
        return price(service).of(quantity.micros());
    }

    /** Indexes of the posting lines that a payment for the offer, or a usage of the service, can touch; a fresh array. */
    public int[] lines(int root) {
        return routes[root].lines.clone();
    }

    /** What decides how a payment for the offer, or a usage of the service, is shared. */
    public Cascade cascade(int root) {
        Route route = routes[root];
        return new Cascade(
                route.first.contract().source() instanceof Source.Usage usage
                        ? new Root.Service(usage.service(), usage.provider())
                        : new Root.Offer(offers.get(root), route.owner),
                route.first.contract().currency(),
                Arrays.stream(route.turns).map(turn -> turn.version.id()).toList());
    }

    /** Whether a contract of the cascade pays per unit, so that a refund without a quantity leaves its fee. */
    public boolean paysPerUnit(int root) {
        return Arrays.stream(routes[root].turns)
                .flatMap(turn -> turn.version.contract().clauses().stream())
                .anyMatch(
                        clause -> clause instanceof Clause.PayRate(Party to, Rate rate) && rate.per() == Rate.Per.UNIT);
    }

    /** A version of this plan by its id. */
    public Version version(long id) {
        Version version = versions.get(id);
        if (version == null) {
            throw new IllegalArgumentException("no version " + id + " in this plan");
        }
        return version;
    }

    /** Something to settle with; one per thread. */
    public Settler settler() {
        return new Settler(this);
    }

    /**
     * Why each cent of a payment goes where it does.
     *
     * @param shared amount less tax, minor units
     * @param quantity millionths
     */
    public Explanation explain(int offer, long shared, long quantity) {
        return Explanation.of(this, payments(offer), shared, quantity);
    }

    /**
     * Why each cent of a usage goes where it does.
     *
     * @throws ArithmeticException if it costs more than a long holds, see {@link #amount}
     */
    public Explanation explain(int service, Quantity quantity) {
        return switch (amount(service, quantity)) {
            case Figure.Exact<Money>(Money money) ->
                Explanation.of(this, routes[service], money.minor(), quantity.micros());
            case Figure.Refused<Money>(Phrase why) -> throw new ArithmeticException(why.words());
        };
    }

    /** Why a refund moves each cent that it moves: what is left of the payment, before and after. */
    public Explanation explain(int offer, Remainder before, Remainder after) {
        return Explanation.ofRefund(this, payments(offer), before, after);
    }

    /** The route of an offer, and not of a service. */
    Route payments(int offer) {
        if (routes[offer].price != null) {
            throw new IllegalArgumentException("root " + offer + " is a service, not an offer");
        }
        return routes[offer];
    }

    /** The route of a service, and not of an offer. */
    Route usage(int service) {
        if (routes[service].price == null) {
            throw new IllegalArgumentException("root " + service + " is an offer, not a service");
        }
        return routes[service];
    }

    Price price(int service) {
        return Objects.requireNonNull(usage(service).price);
    }

    int mostLines() {
        return Arrays.stream(routes).mapToInt(route -> route.lines.length).max().orElse(0);
    }

    /** A line in words: {@code customers → Cloud (Smart oven, clause 1)}. */
    public String words(Line line) {
        String from = switch (line.from()) {
            case Line.CUSTOMERS -> "customers";
            case Line.CONSUMER -> "consumer";
            default -> parties.get(line.from());
        };
        return from + " → " + parties.get(line.to()) + " ("
                + version(line.version()).contract().name() + ", "
                + (line.clause() == 0 ? "what is left" : "clause " + line.clause()) + ")";
    }

    private static int slot(Map<String, Integer> slots, String party) {
        return Optional.ofNullable(slots.get(party)).orElseThrow();
    }

    private static Collection<String> offersOf(Version version, Map<String, String> owners) {
        return switch (version.contract().source()) {
            case Source.Payments(List<String> offers) -> offers;
            case Source.AllPayments() -> owners.keySet();
            case Source.Receipts receipts -> List.of();
            case Source.Usage usage -> List.of();
            case Source.Closing closing -> List.of();
        };
    }

    private static int payer(Version first) {
        return first.contract().source() instanceof Source.Usage ? Line.CONSUMER : Line.CUSTOMERS;
    }
}
