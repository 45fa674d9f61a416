package concentric.engine.plan;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The contracts in force at one instant, ready to settle payments. Immutable; may be shared by threads. Parties, posting
 * lines and offers are numbered densely from 0; the numbers hold for this plan only.
 */
public final class Plan {

    private final Map<Long, Version> versions = new HashMap<>();
    private final List<String> parties;
    private final List<Line> lines;
    private final List<String> offers;
    private final Map<String, Integer> offerIndexes = new HashMap<>();
    private final Route[] routes;

    private Plan(Collection<Version> inForce, Map<String, String> owners) {
        for (Version version : inForce) {
            if (versions.put(version.id(), version) != null) {
                throw new IllegalArgumentException("two versions with id " + version.id());
            }
        }
        var compiler = new RouteCompiler(inForce);
        var byOffer = new TreeMap<String, Route>();
        for (Version version : inForce) {
            for (String offer : offersOf(version, owners)) {
                boolean paysOwner = paysOwner(version.contract());
                Optional<String> owner = paysOwner ? Optional.ofNullable(owners.get(offer)) : Optional.empty();
                if (!paysOwner || owner.isPresent()) {
                    byOffer.put(offer, compiler.route(version, owner));
                }
            }
        }
        this.offers = List.copyOf(byOffer.keySet());
        this.routes = byOffer.values().toArray(Route[]::new);
        for (int offer = 0; offer < routes.length; offer++) {
            offerIndexes.put(offers.get(offer), offer);
        }
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
                        line.from().map(from -> slot(slots, from)).orElse(Line.CUSTOMERS),
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
            wrongKinds(contract, kinds, reasons);
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

    /** Indexes of the posting lines that a payment for the offer can touch; a fresh array. */
    public int[] lines(int offer) {
        return routes[offer].lines.clone();
    }

    /** What decides how a payment for the offer is shared. */
    public Cascade cascade(int offer) {
        Route route = routes[offer];
        return new Cascade(
                offers.get(offer),
                route.owner,
                route.payments.contract().currency(),
                Arrays.stream(route.turns).map(turn -> turn.version.id()).toList());
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
        return Explanation.of(this, routes[offer], shared, quantity);
    }

    Route route(int offer) {
        return routes[offer];
    }

    int mostLines() {
        return Arrays.stream(routes).mapToInt(route -> route.lines.length).max().orElse(0);
    }

    /** A line in words: {@code customers → Cloud (Smart oven, clause 1)}. */
    public String words(Line line) {
        return (line.from() == Line.CUSTOMERS ? "customers" : parties.get(line.from())) + " → " + parties.get(line.to())
                + " (" + version(line.version()).contract().name() + ", clause " + line.clause() + ")";
    }

    private static int slot(Map<String, Integer> slots, String party) {
        return Optional.ofNullable(slots.get(party)).orElseThrow();
    }

    private static Collection<String> offersOf(Version version, Map<String, String> owners) {
        return switch (version.contract().source()) {
            case Source.Payments(List<String> offers) -> offers;
            case Source.AllPayments() -> owners.keySet();
            case Source.Receipts receipts -> List.of();
        };
    }

    private static boolean paysOwner(Contract contract) {
        return contract.clauses().stream()
                .flatMap(clause -> clause.parties().stream())
                .anyMatch(Party.Owner.class::isInstance);
    }

    private static void wrongKinds(Contract contract, Map<String, PartyKind> kinds, List<Refusal> reasons) {
        if (contract.source() instanceof Source.Receipts(String unit, List<String> contracts)) {
            PartyKind kind = kinds.getOrDefault(unit, PartyKind.UNIT);
            if (kind != PartyKind.UNIT) {
                reasons.add(new Refusal.NotAUnit(contract.name(), unit, kind));
            }
        }
        for (int i = 0; i < contract.clauses().size(); i++) {
            Clause clause = contract.clauses().get(i);
            for (Party party : clause.parties()) {
                if (party instanceof Party.Named(String name) && kinds.get(name) == PartyKind.PERSON) {
                    reasons.add(new Refusal.PersonPaid(contract.name(), i + 1, name));
                }
            }
        }
    }
}
