package concentric.contracts;

import concentric.engine.plan.Compilation;
import concentric.engine.plan.Interval;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Timeline.Dated;
import concentric.engine.plan.Version;
import concentric.engine.terms.PartyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All contracts in force, over all time, as they were under one stamp. Immutable but for plans, which are compiled when
 * first asked for.
 */
public final class ContractsInForce {

    /**
     * A stretch of time in which nothing begins or ends, and so one plan holds.
     *
     * @param interval the stretch
     * @param plan what all contracts in force in it compile to
     */
    public record Epoch(Interval interval, Plan plan) {}

    private final UUID stamp;
    private final List<Dated> versions;
    private final Map<Long, Offer> offers;
    private final NavigableMap<Instant, Map<String, String>> owners = new TreeMap<>();
    private final Map<String, PartyKind> kinds;
    private final NavigableMap<Instant, Interval> stretches = new TreeMap<>();
    private final Map<Long, Version> byId;
    private final Map<Instant, Compilation> compilations = new ConcurrentHashMap<>();
    private final Map<Integer, CascadePlan> cascades = new ConcurrentHashMap<>();
    private final Map<RootInEpoch, CascadePlan> current = new ConcurrentHashMap<>();

    private record RootInEpoch(long offer, @Nullable Long consumer, Instant from) {}

    ContractsInForce(
            UUID stamp, Collection<ContractVersion> signed, Collection<Offer> offers, Map<String, PartyKind> kinds) {
        this.stamp = stamp;
        this.versions = dated(signed);
        this.byId = signed.stream()
                .map(version -> new Version(version.id(), version.contract(), version.terms()))
                .collect(Collectors.toUnmodifiableMap(Version::id, Function.identity()));
        this.offers = offers.stream().collect(Collectors.toUnmodifiableMap(Offer::id, Function.identity()));
        this.kinds = Map.copyOf(kinds);
        var boundaries = new TreeSet<Instant>();
        boundaries.add(Instant.MIN);
        for (var offer : offers) for (var owner : offer.owners()) boundaries.add(owner.from());
        for (var from : boundaries) owners.put(from, ownersAt(from));
        for (var dated : versions) {
            boundaries.add(dated.interval().from());
            boundaries.add(dated.interval().until());
        }
        boundaries.remove(Instant.MAX);
        for (var from : boundaries) {
            var until = boundaries.higher(from);
            stretches.put(from, new Interval(from, until == null ? Instant.MAX : until));
        }
    }

    private Map<String, String> ownersAt(Instant instant) {
        return offers.values().stream()
                .filter(offer -> !offer.isService())
                .map(offer -> offer.at(instant))
                .collect(Collectors.toUnmodifiableMap(Offer::code, Offer::unit));
    }

    /** What this was read under. */
    public UUID stamp() {
        return stamp;
    }

    /** Whether there is this offer still, or service: one that an import brought may have gone with it. */
    public boolean has(Offer offer) {
        return offers.containsKey(offer.id());
    }

    /** The plan that holds at an instant, with the stretch in which it does. */
    public Epoch at(Instant instant) {
        var stretch = stretches.floorEntry(instant).getValue();
        return new Epoch(stretch, plan(compilation(stretch.from())));
    }

    /** What holds at an instant compiles to, refused or not. */
    Compilation compilation(Instant instant) {
        return compilations.computeIfAbsent(
                stretches.floorKey(instant), from -> Plan.compile(versionsAt(from), owners(from), kinds));
    }

    /** The stretches that meet the interval, in order. */
    List<Epoch> during(Interval interval) {
        return stretches.values().stream()
                .filter(interval::intersects)
                .map(stretch -> at(stretch.from()))
                .toList();
    }

    /** The unit that owns each offer at an instant. */
    public Map<String, String> owners(Instant instant) {
        return owners.floorEntry(instant).getValue();
    }

    /** An offer as it is in an epoch. */
    Offer in(Epoch epoch, Offer offer) {
        return offers.getOrDefault(offer.id(), offer).at(epoch.interval().from());
    }

    /** The instants at which something begins or ends; the first is {@link Instant#MIN}. */
    public NavigableSet<Instant> beginnings() {
        return Collections.unmodifiableNavigableSet(stretches.navigableKeySet());
    }

    /** The versions in force at an instant. */
    public List<Version> versionsAt(Instant instant) {
        return versions.stream()
                .filter(dated -> dated.interval().contains(instant))
                .map(Dated::version)
                .toList();
    }

    /** What each stretch compiles to, refused or not: asked before versions come into force. */
    List<Compilation> compilations() {
        return stretches.keySet().stream().map(this::compilation).toList();
    }

    /** Each version with the interval in which it really is in force. */
    public List<Dated> versions() {
        return versions;
    }

    /**
     * The cascade by which an offer's payments, or a consumer's usage of a service, are settled in an epoch; {@code read}
     * finds it the first time.
     */
    CascadePlan cascade(Epoch epoch, Offer offer, @Nullable Long consumer, Supplier<CascadePlan> read) {
        var key = new RootInEpoch(offer.id(), consumer, epoch.interval().from());
        var known = current.get(key);
        if (known != null) return known;
        var found = read.get();
        current.put(key, found);
        return found;
    }

    /** A cascade by its id; {@code read} finds it the first time. */
    CascadePlan cascade(int id, Supplier<CascadePlan> read) {
        var known = cascades.get(id);
        if (known != null) return known;
        var found = read.get();
        cascades.put(id, found);
        return found;
    }

    /** The plan of just these versions; where the owner of the offer matters, with this one. */
    Plan plan(String offer, @Nullable String owner, List<Long> ids) {
        var inForce = ids.stream()
                .map(id -> Objects.requireNonNull(byId.get(id), "version " + id))
                .toList();
        var owned = owner == null ? owners.firstEntry().getValue() : Map.of(offer, owner);
        return plan(Plan.compile(inForce, owned, kinds));
    }

    private static Plan plan(Compilation compilation) {
        return switch (compilation) {
            case Compilation.Compiled(var plan) -> plan;
            case Compilation.Refused(var reasons) ->
                throw new IllegalStateException("contracts in force don't compile: " + reasons);
        };
    }

    /** A version is in force until its own end, or until a later version of its contract begins. */
    static List<Dated> dated(Collection<ContractVersion> signed) {
        var byContract = new HashMap<Long, List<ContractVersion>>();
        signed.forEach(version -> byContract
                .computeIfAbsent(version.contract(), contract -> new ArrayList<>())
                .add(version));
        var dated = new ArrayList<Dated>();
        for (var versions : byContract.values()) {
            for (var version : versions) {
                var interval = remaining(version, versions);
                if (interval != null) {
                    dated.add(new Dated(new Version(version.id(), version.contract(), version.terms()), interval));
                }
            }
        }
        return List.copyOf(dated);
    }

    private static @Nullable Interval remaining(ContractVersion version, List<ContractVersion> siblings) {
        var until = version.stated().until();
        for (var later : siblings) {
            var begins = later.stated().from();
            if (later.number() > version.number() && begins.isBefore(until)) until = begins;
        }
        return version.stated().from().isBefore(until)
                ? new Interval(version.stated().from(), until)
                : null;
    }
}
