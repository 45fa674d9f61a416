package concentric.engine.terms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same terms with one party in the place of another. Where both stood in one list, the one that is left gets what both got:
 * weights and bounds add up.
 */
public final class Renaming {

    private final String from;
    private final String to;
    private boolean addsUp = true;

    private Renaming(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /**
     * The terms with {@code to} wherever {@code from} stood; nothing where what both get can't be added up, because one gate
     * scales the one and another the other, or a weight would be too heavy. What comes of it can have {@linkplain
     * Contract#faults() faults}, as when a unit would pay itself.
     */
    public static Optional<Contract> of(Contract terms, String from, String to) {
        var renaming = new Renaming(from, to);
        var renamed = renaming.contract(terms);
        return renaming.addsUp ? Optional.of(renamed) : Optional.empty();
    }

    /** Whether a name stands anywhere in the terms, also where only a measure is of it. */
    public static boolean concerns(Contract terms, String name) {
        return !new Renaming(name, name + "'").isSame(terms);
    }

    private boolean isSame(Contract terms) {
        return contract(terms).equals(terms);
    }

    private Contract contract(Contract terms) {
        var closing = terms.closing();
        return new Contract(
                terms.name(),
                terms.currency(),
                source(terms.source()),
                terms.from(),
                terms.until(),
                terms.priority(),
                terms.promises().stream().map(this::promise).toList(),
                terms.clauses().stream().map(this::clause).toList(),
                closing == null
                        ? null
                        : new Closing(
                                (Source.Closing) source(closing.on()),
                                closing.clauses().stream().map(this::clause).toList()),
                condition(terms.ends()));
    }

    private String name(String name) {
        return name.equals(from) ? to : name;
    }

    private Source source(Source source) {
        return switch (source) {
            case Source.Payments payments -> payments;
            case Source.AllPayments payments -> payments;
            case Source.Receipts(var unit, var contracts) -> new Source.Receipts(name(unit), contracts);
            case Source.Usage(var service, var provider, var rate) -> new Source.Usage(service, name(provider), rate);
            case Source.Result(var unit) -> new Source.Result(name(unit));
            case Source.Total(var kind, var of, var payer) ->
                new Source.Total(kind, kind == Source.Of.UNIT ? name(of) : of, payer == null ? null : name(payer));
        };
    }

    private Promise promise(Promise promise) {
        var target = promise.target();
        return target == null
                ? promise
                : new Promise(
                        promise.sentence(),
                        new Promise.Target(measure(target.measure()), target.bound(), target.threshold()));
    }

    private Clause clause(Clause clause) {
        return switch (clause) {
            case Clause.PayRate(var payee, var rate) -> new Clause.PayRate(party(payee), rate);
            case Clause.PayPercent(var payee, var percent, var basis) ->
                new Clause.PayPercent(party(payee), percent, basis);
            case Clause.Hold(var percent, var basis, var fund, var payee, var until, var when) ->
                new Clause.Hold(percent, basis, name(fund), party(payee), until, condition(when));
            case Clause.ShareRest(var shares) -> new Clause.ShareRest(shares(shares));
        };
    }

    private Party party(Party party) {
        return switch (party) {
            case Party.Named(var called) -> new Party.Named(name(called));
            case Party.Owner owner -> owner;
        };
    }

    private List<Share> shares(List<Share> shares) {
        var weights = new LinkedHashMap<Party, Integer>();
        for (var share : shares) weights.merge(party(share.party()), share.weight(), this::weight);
        return weights.entrySet().stream()
                .map(each -> new Share(each.getKey(), each.getValue()))
                .toList();
    }

    private int weight(int one, int other) {
        addsUp &= one + other <= Share.HEAVIEST;
        return Math.min(one + other, Share.HEAVIEST);
    }

    private CloseClause clause(CloseClause clause) {
        return switch (clause) {
            case CloseClause.PayPercent(var payee, var percent, var basis) ->
                new CloseClause.PayPercent(name(payee), percent, basis);
            case CloseClause.Hold(var percent, var basis, var fund, var payee, var until, var when) ->
                new CloseClause.Hold(percent, basis, name(fund), name(payee), until, condition(when));
            case CloseClause.ShareRest(var parts) -> new CloseClause.ShareRest(parts(parts));
            case CloseClause.Bands(var of, var parts, var bands, var above) ->
                new CloseClause.Bands(of == null ? null : measure(of), parts(parts), bands, above);
            case CloseClause.Bonus(var percent, var base, var over, var parts, var when, var atMost) ->
                new CloseClause.Bonus(percent, base, over, parts(parts), condition(when), atMost);
            case CloseClause.Stake(var node, var served, var atRisk, var targets, var floor, var cap) ->
                new CloseClause.Stake(name(node), name(served), atRisk, targets(targets), floor, cap);
            case CloseClause.Loss(var bearers) -> new CloseClause.Loss(bearers(bearers));
        };
    }

    private List<Part> parts(List<Part> parts) {
        var byParty = new LinkedHashMap<String, Part>();
        for (var part : parts) {
            var gate = part.gate();
            var renamed = new Part(
                    name(part.party()),
                    part.weight(),
                    gate == null ? null : new Gate(targets(gate.targets()), gate.cap()));
            byParty.merge(renamed.party(), renamed, this::sum);
        }
        return List.copyOf(byParty.values());
    }

    private Part sum(Part one, Part other) {
        addsUp &= Objects.equals(one.gate(), other.gate());
        return new Part(one.party(), weight(one.weight(), other.weight()), one.gate());
    }

    private List<CloseClause.Bearer> bearers(List<CloseClause.Bearer> bearers) {
        Map<String, Long> bounds = new LinkedHashMap<>();
        for (var bearer : bearers) bounds.merge(name(bearer.party()), bearer.upTo(), Math::addExact);
        var renamed = new ArrayList<CloseClause.Bearer>();
        bounds.forEach((party, upTo) -> renamed.add(new CloseClause.Bearer(party, upTo)));
        return renamed;
    }

    private List<Target> targets(List<Target> targets) {
        return targets.stream()
                .map(target -> new Target(
                        measure(target.measure()),
                        target.weight(),
                        target.lowerIsBetter(),
                        target.value(),
                        target.capped()))
                .toList();
    }

    private Measure measure(Measure measure) {
        var subject = measure.subject();
        return subject == null ? measure : new Measure(name(subject), measure.name());
    }

    private @Nullable Condition condition(@Nullable Condition condition) {
        if (condition == null) return null;
        return new Condition(condition.any().stream()
                .map(all -> new Condition.All(all.all().stream()
                        .map(each -> new Comparison(measure(each.measure()), each.operator(), each.threshold()))
                        .toList()))
                .toList());
    }
}
