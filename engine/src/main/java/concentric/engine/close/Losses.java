package concentric.engine.close;

import concentric.engine.terms.CloseClause;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A negative result and those who stand in for it, by all contracts on that result together. */
final class Losses {

    /** What one party has left of its stake. */
    private record Bearing(Section section, int index, int position, CloseClause.Bearer bearer, BigInteger borne) {

        BigInteger left() {
            return BigInteger.valueOf(bearer.upTo()).subtract(borne).max(BigInteger.ZERO);
        }
    }

    private final Books books;
    private final Results results;

    Losses(Books books, Results results) {
        this.books = books;
        this.results = results;
    }

    /**
     * Shares a loss by largest remainder of the stakes.
     *
     * @param result of the unit, before anybody stood in
     * @param sections all contracts on it, in the order of their turns
     * @param closes those of them that post now
     * @param posted what the others have posted of this loss already
     */
    void bear(String unit, BigInteger result, List<Section> sections, Predicate<Section> closes, BigInteger posted) {
        List<Bearing> bearings =
                sections.stream().flatMap(section -> bearings(section).stream()).toList();
        List<BigInteger> stakes = bearings.stream().map(Bearing::left).toList();
        BigInteger all = stakes.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger loss = result.negate().max(BigInteger.ZERO);
        List<Portion> portions = Portion.of(loss.min(all), stakes);
        BigInteger left = loss.subtract(posted);
        for (int i = 0; i < bearings.size(); i++) {
            Bearing bearing = bearings.get(i);
            if (closes.test(bearing.section)) {
                BigInteger shortfall = portions.get(i).amount().subtract(left).max(BigInteger.ZERO);
                var fact = new CloseFact.OfLoss(
                        result, BigInteger.valueOf(bearing.bearer.upTo()), bearing.borne, portions.get(i), shortfall);
                left = left.subtract(fact.amount());
                results.post(
                        Step.LOSS,
                        bearing.bearer.party(),
                        unit,
                        bearing.section.id(),
                        bearing.section.number(bearing.index),
                        bearing.position,
                        fact);
            }
        }
    }

    private List<Bearing> bearings(Section section) {
        var bearings = new ArrayList<Bearing>();
        for (int i = 0; i < section.clauses().size(); i++) {
            if (section.clauses().get(i) instanceof CloseClause.Loss(List<CloseClause.Bearer> bearers)) {
                for (int j = 0; j < bearers.size(); j++) {
                    var key = new LossKey(section.id(), bearers.get(j).party());
                    bearings.add(new Bearing(
                            section,
                            i,
                            j + 1,
                            bearers.get(j),
                            BigInteger.valueOf(books.borne().getOrDefault(key, 0L))));
                }
            }
        }
        return bearings;
    }
}
