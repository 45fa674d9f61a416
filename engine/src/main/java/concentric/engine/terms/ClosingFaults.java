package concentric.engine.terms;

import concentric.engine.terms.Clause.Basis;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the closing clauses of a contract may not say. */
final class ClosingFaults {

    private final Contract contract;
    private final Closing closing;
    private final List<Fault> faults;

    private ClosingFaults(Contract contract, Closing closing, List<Fault> faults) {
        this.contract = contract;
        this.closing = closing;
        this.faults = faults;
    }

    static void find(Contract contract, Closing closing, List<Fault> faults) {
        var finding = new ClosingFaults(contract, closing, faults);
        finding.source();
        for (int i = 0; i < closing.clauses().size(); i++) {
            finding.clause(i);
        }
        finding.stakes();
    }

    private void source() {
        if (closing.on() instanceof Source.Total total && total.kind() == Source.Of.CONTRACT && total.payer() == null) {
            int number = contract.source() instanceof Source.Closing
                    ? 0
                    : contract.clauses().size() + 1;
            // A section without a clause has no place of its own.
            faults.add(new Fault(
                    closing.clauses().isEmpty() ? 0 : number,
                    Wording.TOTAL_WITHOUT_PAYER.phrase(total.of()),
                    Phrase.spelled("paid by")));
        }
    }

    private void clause(int index) {
        CloseClause clause = closing.clauses().get(index);
        afterShareRest(index, clause);
        switch (clause) {
            case CloseClause.PayPercent pay -> percent(index, pay.percent(), pay.basis());
            case CloseClause.Hold hold -> percent(index, hold.percent(), hold.basis());
            case CloseClause.ShareRest rest -> {}
            case CloseClause.Bands bands -> bands(index, bands);
            case CloseClause.Bonus bonus -> bonus(index, bonus);
            case CloseClause.Stake stake -> stake(index, stake);
            case CloseClause.Loss loss -> loss(index, loss);
        }
        parts(index, clause.parts());
    }

    /** A share rest leaves nothing; what is not taken from the rest may follow. */
    private void afterShareRest(int index, CloseClause clause) {
        boolean takes = !(clause instanceof CloseClause.Stake) && !(clause instanceof CloseClause.Loss);
        if (takes && closing.clauses().subList(0, index).stream().anyMatch(CloseClause.ShareRest.class::isInstance)) {
            fault(index, Wording.A_CLAUSE_AFTER.phrase(), Wording.NOTHING_AFTER_SHARE_REST.phrase());
        }
    }

    private void percent(int index, Percent percent, Basis basis) {
        BigInteger before = basis == Basis.GROSS ? ppmOfGross(index) : BigInteger.ZERO;
        BigInteger total = before.add(BigInteger.valueOf(percent.ppm()));
        BigInteger all = BigInteger.valueOf(Percent.ALL.ppm());
        if (before.compareTo(all) <= 0 && total.compareTo(all) > 0) {
            fault(
                    index,
                    Phrase.spelled(shown(total)),
                    (basis == Basis.GROSS ? Wording.GROSS_AT_MOST_ALL : Wording.REST_AT_MOST_ALL).phrase());
        }
    }

    private BigInteger ppmOfGross(int clausesBefore) {
        return closing.clauses().subList(0, clausesBefore).stream()
                .map(clause -> switch (clause) {
                    case CloseClause.PayPercent pay when pay.basis() == Basis.GROSS -> pay.percent();
                    case CloseClause.Hold hold when hold.basis() == Basis.GROSS -> hold.percent();
                    default -> new Percent(0);
                })
                .map(percent -> BigInteger.valueOf(percent.ppm()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private void bands(int index, CloseClause.Bands bands) {
        if (!(closing.on() instanceof Source.Result)) {
            fault(index, Phrase.spelled("bands"), Wording.ONLY_ON_RESULT.phrase("bands"));
        }
        Quantity last = null;
        for (CloseClause.Band band : bands.bands()) {
            if (last != null && band.upTo().micros() <= last.micros()) {
                fault(
                        index,
                        Phrase.spelled("up to " + band.upTo().format()),
                        Wording.MORE_THAN.phrase("up to", last.format()));
            }
            last = band.upTo();
            atMostAll(index, band.percent());
        }
        atMostAll(index, bands.above());
    }

    private void bonus(int index, CloseClause.Bonus bonus) {
        if (bonus.base() == CloseClause.Of.RESULT && !(closing.on() instanceof Source.Result)) {
            fault(index, Phrase.spelled("of result"), Wording.ONLY_ON_RESULT.phrase("of result"));
        }
        atMostAll(index, bonus.percent());
    }

    private void stake(int index, CloseClause.Stake stake) {
        if (contract.source() instanceof Source.Closing) {
            fault(index, Phrase.spelled("stake"), Wording.STAKE_OF_LIVE.phrase());
        }
        if (stake.node().equals(stake.served())) {
            fault(index, Wording.TWICE.phrase(stake.node()), Wording.EACH_PARTY_ONCE.phrase());
        }
        atMostAll(index, stake.atRisk());
        targets(index, stake.targets());
        if (stake.floor().ppm() >= Percent.ALL.ppm()) {
            fault(index, Phrase.spelled("floor " + stake.floor().format()), Wording.FLOOR_BELOW_ALL.phrase());
        }
        if (stake.cap().ppm() < Percent.ALL.ppm()) {
            fault(index, Phrase.spelled("cap " + stake.cap().format()), Wording.CAP_FROM_ALL.phrase());
        }
    }

    private void loss(int index, CloseClause.Loss loss) {
        if (!(closing.on() instanceof Source.Result)) {
            fault(index, Phrase.spelled("loss"), Wording.ONLY_ON_RESULT.phrase("loss"));
        }
        if (closing.clauses().subList(0, index).stream().anyMatch(CloseClause.Loss.class::isInstance)) {
            fault(index, Wording.TWICE.phrase("loss"), Wording.ONCE.phrase("loss"));
        }
        twice(index, loss.bearers(), CloseClause.Bearer::party);
        if (loss.bearers().stream().anyMatch(bearer -> bearer.upTo() == 0)) {
            fault(index, Phrase.spelled("up to 0"), Wording.MORE_THAN.phrase("up to", 0));
        }
    }

    private void parts(int index, List<Part> parts) {
        if (parts.size() > Contract.MOST_SHARES) {
            fault(index, Wording.PARTIES.phrase(parts.size()), Wording.AT_MOST_PARTIES.phrase(Contract.MOST_SHARES));
        }
        twice(index, parts, Part::party);
        for (Part part : parts) {
            if (part.gate() != null) {
                targets(index, part.gate().targets());
                moreThanNothing(index, "cap", part.gate().cap());
            }
        }
    }

    private void targets(int index, List<Target> targets) {
        BigInteger weights = targets.stream()
                .map(target -> BigInteger.valueOf(target.weight().ppm()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (!weights.equals(BigInteger.valueOf(Percent.ALL.ppm()))) {
            fault(index, Phrase.spelled(shown(weights)), Wording.WEIGHTS_OF_ALL.phrase());
        }
        for (Target target : targets) {
            if (target.value().isZero()) {
                fault(index, Wording.TARGET_OF_ZERO.phrase(target.measure().name()), Wording.A_TARGET.phrase());
            }
            moreThanNothing(index, "capped", target.capped());
        }
    }

    private void moreThanNothing(int index, String word, @Nullable Percent percent) {
        if (percent != null && percent.ppm() == 0) {
            fault(index, Phrase.spelled(word + " " + percent.format()), Wording.MORE_THAN.phrase(word, "0 %"));
        }
    }

    private void atMostAll(int index, Percent percent) {
        if (percent.ppm() > Percent.ALL.ppm()) {
            fault(index, Phrase.spelled(percent.format()), Wording.PERCENT_AT_MOST_ALL.phrase());
        }
    }

    /** A node may not lose more than it earned, and has one stake with each unit that it serves. */
    private void stakes() {
        var atRisk = new HashMap<String, BigInteger>();
        var seen = new HashSet<List<String>>();
        for (int i = 0; i < closing.clauses().size(); i++) {
            if (closing.clauses().get(i) instanceof CloseClause.Stake stake) {
                if (!seen.add(List.of(stake.node(), stake.served()))) {
                    fault(
                            i,
                            Wording.TWICE.phrase("stake of " + stake.node() + " with " + stake.served()),
                            Wording.EACH_PARTY_ONCE.phrase());
                }
                BigInteger sum = atRisk.merge(
                        stake.node(), BigInteger.valueOf(stake.atRisk().ppm()), BigInteger::add);
                if (stake.atRisk().ppm() <= Percent.ALL.ppm()
                        && sum.compareTo(BigInteger.valueOf(Percent.ALL.ppm())) > 0) {
                    fault(i, Phrase.spelled(shown(sum)), Wording.AT_RISK_AT_MOST_ALL.phrase(stake.node()));
                }
            }
        }
    }

    private <T> void twice(int index, List<T> things, Function<T, String> name) {
        var seen = new HashSet<String>();
        var named = new ArrayList<String>();
        for (T thing : things) {
            if (!seen.add(name.apply(thing)) && !named.contains(name.apply(thing))) {
                named.add(name.apply(thing));
                fault(index, Wording.TWICE.phrase(name.apply(thing)), Wording.EACH_PARTY_ONCE.phrase());
            }
        }
    }

    /** Of a percentage that may be larger than one can be. */
    private static String shown(BigInteger ppm) {
        return new BigDecimal(ppm, Percent.PLACES).stripTrailingZeros().toPlainString() + " %";
    }

    private void fault(int index, Phrase found, Phrase expected) {
        faults.add(new Fault(contract.clauses().size() + index + 1, found, expected));
    }
}
