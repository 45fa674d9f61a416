package concentric.engine.close;

import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Percent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** What a close decides as English sentences, for the command line. Other languages start from the facts as well. */
public final class CloseSentence {

    /** Decimals beyond the currency's that an endless figure is shown with. */
    private static final int SHOWN = 4;

    private final int places;

    private CloseSentence(Currency currency) {
        this.places = currency.getDefaultFractionDigits();
    }

    /** Why an amount is what it is, in one sentence without a full stop. */
    public static String of(CloseFact fact, Currency currency) {
        return new CloseSentence(currency).fact(fact);
    }

    /** Why something stays open. */
    public static String of(Open open) {
        String what = "contract " + open.contract()
                + (open.clause() == 0 ? "" : ", the hold of clause " + open.clause() + ",");
        String missing = open.missing().isEmpty() ? "" : " misses " + measures(open.missing());
        String waits = open.waitsFor().isEmpty() ? "" : " waits for " + String.join(", ", open.waitsFor());
        return what + " stays open:" + missing + (missing.isEmpty() || waits.isEmpty() ? "" : ",") + waits;
    }

    /** Whether a contract ends. */
    public static String of(Ending ending) {
        return "contract " + ending.contract()
                + switch (ending.verdict().truth()) {
                    case TRUE -> " ends";
                    case FALSE -> " goes on";
                    case UNKNOWN ->
                        " ends or goes on: " + measures(ending.verdict().missing()) + " is missing";
                };
    }

    /** Whether a promise was kept. */
    public static String of(Kept kept) {
        return "promise " + kept.promise() + " of contract " + kept.contract()
                + switch (kept.verdict().truth()) {
                    case TRUE -> " was kept";
                    case FALSE -> " was not kept";
                    case UNKNOWN -> " was not measured";
                };
    }

    /** A movement: {@code Oven → Ann 120.00 (Oven members, clause 1)}, or that the payer keeps its part. */
    public static String of(Movement movement, String contract, Currency currency) {
        String way = movement.from().equals(movement.to())
                ? movement.from() + " keeps "
                : movement.from() + " → " + movement.to() + " ";
        return way + new Money(movement.amount(), currency).format() + " (" + contract + ", clause " + movement.clause()
                + ")";
    }

    private String fact(CloseFact fact) {
        return switch (fact) {
            case CloseFact.OfRelease of -> release(of);
            case CloseFact.OfPercent of ->
                of.percent().format() + " of " + money(of.base()) + (of.basis() == Basis.GROSS ? " gross" : " rest")
                        + " is " + rounded(of.exact(), of.due()) + limited(of.due(), of.shortfall());
            case CloseFact.OfPart of -> part(of);
            case CloseFact.OfStake of -> stake(of);
            case CloseFact.OfLoss of ->
                "the result is " + money(of.result()) + "; of a stake of " + money(of.upTo()) + ", "
                        + money(of.borne()) + " was taken before; " + portion(of.portion())
                        + limited(of.portion().amount(), of.shortfall());
        };
    }

    private String release(CloseFact.OfRelease of) {
        String when = of.when().isEmpty() ? "" : of.kept() ? ", its condition is met" : ", its condition is not met";
        return money(of.amount()) + " was held until " + of.until() + when + ": it "
                + (of.kept() ? "is released" : "goes back");
    }

    private String part(CloseFact.OfPart of) {
        if (of.pool() instanceof CloseFact.OfBonus bonus && !bonus.met()) {
            return "the condition is not met: nothing is shared";
        }
        String pool = switch (of.pool()) {
            case CloseFact.OfRest rest -> "";
            case CloseFact.OfBands bands -> bands(bands) + "; ";
            case CloseFact.OfBonus bonus -> bonus(bonus) + "; ";
        };
        return pool
                + portion(of.portion())
                + of.earned()
                        .map(earned -> "; " + attainment(earned.attainment()) + capped(earned) + ", which earns "
                                + rounded(earned.exact(), earned.due()) + limited(earned.due(), earned.shortfall()))
                        .orElse("");
    }

    private static String capped(CloseFact.Earned earned) {
        Percent cap = earned.gate().cap();
        return cap == null || earned.attainment().ppm().compareTo(BigInteger.valueOf(cap.ppm())) <= 0
                ? ""
                : ", at most " + cap.format();
    }

    private String bands(CloseFact.OfBands of) {
        String base = (of.measure() == null ? "total" : measure(of.measure())) + " is " + plain(of.base());
        String slices = of.slices().stream()
                .map(slice -> slice.percent().format() + " of a slice of "
                        + slice.width().shown(SHOWN))
                .collect(Collectors.joining(", "));
        return base + "; " + slices + " of a result of " + money(of.result()) + " is " + rounded(of.exact(), of.due())
                + limited(of.due(), of.shortfall());
    }

    private String bonus(CloseFact.OfBonus of) {
        String cap = of.atMost() == null || of.due().compareTo(BigInteger.valueOf(of.atMost())) <= 0
                ? ""
                : ", at most " + money(BigInteger.valueOf(of.atMost()));
        return of.percent().format() + " of " + money(of.base())
                + (of.over() == null ? "" : " in excess of " + money(BigInteger.valueOf(of.over()))) + " is "
                + rounded(of.exact(), of.due()) + cap
                + limited(CloseFact.OfBonus.capped(of.due(), of.atMost()), of.shortfall());
    }

    private String stake(CloseFact.OfStake of) {
        String carried = of.carried().signum() == 0
                ? ""
                : money(of.received()) + " was received and " + money(of.carried()) + " carried over; ";
        return attainment(of.attainment()) + ", which counts as "
                + of.factor().times(BigInteger.valueOf(100)).shown(SHOWN) + " % between the floor of "
                + of.floor().format() + " and the cap of " + of.cap().format() + "; " + carried
                + of.atRisk().format() + " of " + money(of.earned()) + " earned is at risk: "
                + rounded(of.exact(), of.due()) + limited(of.due(), of.lapsed());
    }

    private static String attainment(Attainment attainment) {
        return "attained " + plain(new BigDecimal(attainment.ppm(), Percent.PLACES)) + " % ("
                + attainment.terms().stream()
                        .map(term -> measure(term.measure()) + " " + plain(term.actual()))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private String portion(Portion of) {
        String share = of.weight() + " of " + of.weights() + " parts of " + money(of.shared()) + " is ";
        if (of.remainder().signum() == 0) {
            return share + money(of.amount());
        }
        BigInteger exact = of.shared().multiply(of.weight());
        return share + major(new Ratio(exact, of.weights())) + "; " + of.odd() + " × " + money(BigInteger.ONE)
                + " is left over and its remainder ranks " + of.rank() + ", so it gets "
                + (of.getsOdd() ? "one: " : "none: ") + money(of.amount());
    }

    private String rounded(Ratio exact, BigInteger due) {
        return Ratio.of(due).equals(exact) ? money(due) : major(exact) + ", rounded half to even to " + money(due);
    }

    private String limited(BigInteger due, BigInteger shortfall) {
        return shortfall.signum() == 0
                ? ""
                : ", but only " + money(due.subtract(shortfall)) + " was left, " + money(shortfall) + " short";
    }

    private String money(BigInteger minor) {
        return new BigDecimal(minor, places).toPlainString();
    }

    private String major(Ratio minor) {
        return minor.over(Ratio.of(BigInteger.TEN.pow(places))).shown(places + SHOWN);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String measures(List<Measure> measures) {
        return measures.stream().map(CloseSentence::measure).collect(Collectors.joining(", "));
    }

    private static String measure(Measure measure) {
        return (measure.subject() == null ? "" : measure.subject() + ".") + measure.name();
    }
}
