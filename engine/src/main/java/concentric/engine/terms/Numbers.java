package concentric.engine.terms;

import concentric.engine.terms.CloseClause.Band;
import concentric.engine.terms.CloseClause.Bearer;
import concentric.engine.terms.Term.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Clauses taken apart into the numbers that can be negotiated, and put together again with others. */
final class Numbers {

    private Numbers() {}

    /** A number, in steps of its kind. */
    record Numeral(Kind kind, long value) {}

    /** The numbers of a clause in the order of its text, and the same clause with others in their places. */
    record Parted<T>(List<Numeral> numbers, Function<List<Long>, T> together) {

        T with(int place, long value) {
            var values = new ArrayList<>(numbers.stream().map(Numeral::value).toList());
            values.set(place - 1, value);
            return together.apply(values);
        }
    }

    static Parted<Source> of(Source.Usage usage) {
        return one(
                Kind.RATE,
                usage.rate().micros(),
                micros -> new Source.Usage(
                        usage.service(),
                        usage.provider(),
                        new Rate(micros, usage.rate().per())));
    }

    static Parted<Clause> of(Clause clause) {
        return switch (clause) {
            case Clause.PayRate(var to, var rate) ->
                one(Kind.RATE, rate.micros(), micros -> new Clause.PayRate(to, new Rate(micros, rate.per())));
            case Clause.PayPercent(var to, var percent, var basis) ->
                one(Kind.PERCENT, percent.ppm(), ppm -> new Clause.PayPercent(to, new Percent(ppm), basis));
            case Clause.Hold(var percent, var basis, var fund, var to, var until, var when) ->
                one(
                        Kind.PERCENT,
                        percent.ppm(),
                        ppm -> new Clause.Hold(new Percent(ppm), basis, fund, to, until, when));
            case Clause.ShareRest(var shares) ->
                new Parted<>(
                        shares.stream()
                                .map(share -> new Numeral(Kind.WEIGHT, share.weight()))
                                .toList(),
                        values -> new Clause.ShareRest(weighed(shares, values)));
        };
    }

    private static List<Share> weighed(List<Share> shares, List<Long> weights) {
        var weighed = new ArrayList<Share>();
        for (var share : shares) {
            weighed.add(new Share(share.party(), Math.toIntExact(weights.get(weighed.size()))));
        }
        return weighed;
    }

    static Parted<CloseClause> of(CloseClause clause) {
        return switch (clause) {
            case CloseClause.PayPercent(var to, var percent, var basis) ->
                one(Kind.PERCENT, percent.ppm(), ppm -> new CloseClause.PayPercent(to, new Percent(ppm), basis));
            case CloseClause.Hold(var percent, var basis, var fund, var to, var until, var when) ->
                one(
                        Kind.PERCENT,
                        percent.ppm(),
                        ppm -> new CloseClause.Hold(new Percent(ppm), basis, fund, to, until, when));
            case CloseClause.ShareRest(var parts) ->
                new Parted<>(weights(parts), values -> new CloseClause.ShareRest(parts(parts, values)));
            case CloseClause.Bands bands -> of(bands);
            case CloseClause.Bonus bonus -> of(bonus);
            case CloseClause.Stake(var node, var served, var atRisk, var targets, var floor, var cap) ->
                one(
                        Kind.PERCENT,
                        atRisk.ppm(),
                        ppm -> new CloseClause.Stake(node, served, new Percent(ppm), targets, floor, cap));
            case CloseClause.Loss(var bearers) ->
                new Parted<>(
                        bearers.stream()
                                .map(bearer -> new Numeral(Kind.AMOUNT, bearer.upTo()))
                                .toList(),
                        values -> new CloseClause.Loss(bearing(bearers, values)));
        };
    }

    private static Parted<CloseClause> of(CloseClause.Bands bands) {
        var numbers = new ArrayList<>(weights(bands.parts()));
        bands.bands().forEach(band -> numbers.add(percent(band.percent())));
        numbers.add(percent(bands.above()));
        return new Parted<>(numbers, values -> {
            var percents = values.subList(bands.parts().size(), values.size());
            var cut = new ArrayList<Band>();
            for (var band : bands.bands()) cut.add(new Band(band.upTo(), new Percent(percents.get(cut.size()))));
            var parts = parts(bands.parts(), values);
            return new CloseClause.Bands(bands.of(), parts, cut, new Percent(percents.getLast()));
        });
    }

    /** Its percentage, then what it is over if that is stated, the weights, and its cap if it has one. */
    private static Parted<CloseClause> of(CloseClause.Bonus bonus) {
        var numbers = new ArrayList<Numeral>();
        numbers.add(percent(bonus.percent()));
        if (bonus.over() != null) numbers.add(new Numeral(Kind.AMOUNT, bonus.over()));
        int weights = numbers.size();
        numbers.addAll(weights(bonus.parts()));
        if (bonus.atMost() != null) numbers.add(new Numeral(Kind.AMOUNT, bonus.atMost()));
        return new Parted<>(
                numbers,
                values -> new CloseClause.Bonus(
                        new Percent(values.getFirst()),
                        bonus.base(),
                        ifStated(bonus.over(), values.get(1)),
                        parts(bonus.parts(), values.subList(weights, values.size())),
                        bonus.when(),
                        ifStated(bonus.atMost(), values.getLast())));
    }

    private static @Nullable Long ifStated(@Nullable Long stated, Long value) {
        return stated == null ? null : value;
    }

    private static Numeral percent(Percent percent) {
        return new Numeral(Kind.PERCENT, percent.ppm());
    }

    private static List<Numeral> weights(List<Part> parts) {
        return parts.stream()
                .map(part -> new Numeral(Kind.WEIGHT, part.weight()))
                .toList();
    }

    /** The parts with these weights; values beyond them are of something else. */
    private static List<Part> parts(List<Part> parts, List<Long> weights) {
        var weighed = new ArrayList<Part>();
        for (var part : parts) {
            weighed.add(new Part(part.party(), Math.toIntExact(weights.get(weighed.size())), part.gate()));
        }
        return weighed;
    }

    private static List<Bearer> bearing(List<Bearer> bearers, List<Long> amounts) {
        var bearing = new ArrayList<Bearer>();
        for (var bearer : bearers) bearing.add(new Bearer(bearer.party(), amounts.get(bearing.size())));
        return bearing;
    }

    private static <T> Parted<T> one(Kind kind, long value, LongFunction<T> together) {
        return new Parted<>(List.of(new Numeral(kind, value)), values -> together.apply(values.getFirst()));
    }
}
