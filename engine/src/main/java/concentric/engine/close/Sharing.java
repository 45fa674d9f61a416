package concentric.engine.close;

import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Gate;
import concentric.engine.terms.Part;
import concentric.engine.terms.Percent;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A contract's clauses as they take from a pot, in their order. */
final class Sharing {

    private final Section section;
    private final Step step;
    private final Pot pot;
    private final Pools pools;
    private final Books books;
    private final Results results;

    /**
     * Prepares.
     *
     * @param total what {@code total} means in these clauses
     */
    Sharing(Section section, Step step, Pot pot, BigInteger total, Books books, Results results) {
        this.section = section;
        this.step = step;
        this.pot = pot;
        this.pools = new Pools(pot, total, section.subject(), books);
        this.books = books;
        this.results = results;
    }

    void run() {
        for (int i = 0; i < section.clauses().size(); i++) {
            switch (section.clauses().get(i)) {
                case CloseClause.PayPercent pay -> take(i, 0, pay.to(), percent(pay.percent(), pay.basis()));
                case CloseClause.Hold hold -> take(i, 0, hold.fund(), percent(hold.percent(), hold.basis()));
                case CloseClause.ShareRest rest -> share(i, rest.parts(), new CloseFact.OfRest(pot.rest()));
                case CloseClause.Bands bands -> share(i, bands.parts(), pools.of(bands));
                case CloseClause.Bonus bonus -> share(i, bonus.parts(), pools.of(bonus));
                case CloseClause.Stake stake -> {}
                case CloseClause.Loss loss -> {}
            }
        }
    }

    private CloseFact percent(Percent percent, Basis basis) {
        BigInteger base = basis == Basis.GROSS ? pot.gross : pot.rest();
        Ratio exact = Ratio.of(percent).times(base);
        BigInteger due = exact.halfEven();
        return new CloseFact.OfPercent(percent, basis, base, exact, due, pot.shortfall(due));
    }

    /**
     * Shares a pool by largest remainder, then lets each party's gate act. A gate that earns more than the part may take what
     * nobody has a part in, never another party's part.
     */
    private void share(int index, List<Part> parts, CloseFact.Pool pool) {
        List<Portion> portions = Portion.of(
                pool.amount(),
                parts.stream().map(part -> BigInteger.valueOf(part.weight())).toList());
        BigInteger others = pool.amount();
        for (int i = 0; i < parts.size(); i++) {
            Portion portion = portions.get(i);
            others = others.subtract(portion.amount());
            Optional<CloseFact.Earned> earned =
                    gate(parts.get(i), portion.amount(), pot.rest().subtract(others));
            take(index, i + 1, parts.get(i).party(), new CloseFact.OfPart(pool, portion, earned));
        }
    }

    private Optional<CloseFact.Earned> gate(Part part, BigInteger amount, BigInteger left) {
        Gate gate = part.gate();
        if (gate == null) {
            return Optional.empty();
        }
        Attainment attainment = Attainment.of(gate.targets(), section.subject(), books.measures());
        Ratio factor =
                gate.cap() == null ? attainment.value() : attainment.value().min(Ratio.of(gate.cap()));
        Ratio exact = factor.max(Ratio.ZERO).times(amount);
        BigInteger due = exact.halfEven();
        BigInteger shortfall = due.subtract(left).max(BigInteger.ZERO);
        return Optional.of(new CloseFact.Earned(gate, attainment, exact, due, shortfall));
    }

    private void take(int index, int position, String to, CloseFact fact) {
        pot.take(fact.amount());
        results.post(step, pot.payer, to, section.id(), section.number(index), position, fact);
    }
}
