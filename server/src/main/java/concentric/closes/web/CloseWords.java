package concentric.closes.web;

import concentric.engine.close.Attainment;
import concentric.engine.close.CloseFact;
import concentric.engine.close.Portion;
import concentric.engine.close.Ratio;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Measure;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a close moves what it moves, in the reader's words. */
final class CloseWords {

    /** Decimals beyond the currency's that an endless figure is shown with. */
    private static final int SHOWN = 4;

    private static final int PERCENT_DECIMALS = 4;
    private static final String ENDLESS = "…";

    private final Visit visit;
    private final Currency currency;
    private final Map<String, PartyLabel> labels;

    CloseWords(Visit visit, Currency currency, Map<String, PartyLabel> labels) {
        this.visit = visit;
        this.currency = currency;
        this.labels = labels;
    }

    String of(CloseFact fact) {
        return switch (fact) {
            case CloseFact.OfRelease of -> release(of);
            case CloseFact.OfPercent of -> {
                var key = of.basis() == Basis.GROSS ? "close.fact.of-gross" : "close.fact.of-rest";
                var said = visit.t(key, percent(of.percent().ppm()), money(of.base()));
                yield is(said, of.exact(), of.due()) + limited(of.due(), of.shortfall());
            }
            case CloseFact.OfPart of -> part(of);
            case CloseFact.OfStake of -> stake(of);
            case CloseFact.OfLoss of ->
                joined(
                        visit.t("close.fact.loss", money(of.result()), money(of.upTo()), money(of.borne())),
                        portion(of.portion()) + limited(of.portion().amount(), of.shortfall()));
        };
    }

    private static String joined(String... sentences) {
        return Arrays.stream(sentences).filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining("; "));
    }

    /** Measures, each with its subject. */
    String measures(Collection<Measure> measures) {
        return measures.stream().map(this::measure).collect(Collectors.joining(", "));
    }

    String measure(Measure measure) {
        var subject = measure.subject();
        return subject == null ? measure.name() : visit.t("close.measure-of", measure.name(), name(subject));
    }

    String name(String code) {
        var label = labels.get(code);
        return label == null ? code : label.name();
    }

    private String release(CloseFact.OfRelease of) {
        var key =
                of.when().isEmpty() ? "close.fact.held" : of.kept() ? "close.fact.held-met" : "close.fact.held-not-met";
        return visit.t(key, money(of.amount()), visit.formats().date(of.until()));
    }

    private String part(CloseFact.OfPart of) {
        if (of.pool() instanceof CloseFact.OfBonus bonus && !bonus.met()) return visit.t("close.fact.not-met");
        var pool = switch (of.pool()) {
            case CloseFact.OfRest rest -> "";
            case CloseFact.OfBands bands -> bands(bands);
            case CloseFact.OfBonus bonus -> bonus(bonus);
        };
        return joined(pool, portion(of.portion()), of.earned().map(this::earned).orElse(""));
    }

    private String earned(CloseFact.Earned earned) {
        var cap = earned.gate().cap();
        boolean isCapped = cap != null && earned.attainment().ppm().compareTo(BigInteger.valueOf(cap.ppm())) > 0;
        var counts = attainment(earned.attainment())
                + (cap != null && isCapped ? visit.t("close.fact.at-most", percent(cap.ppm())) : "");
        return visit.t("close.fact.earns", counts, exactly(earned.exact(), earned.due()))
                + limited(earned.due(), earned.shortfall());
    }

    private String bands(CloseFact.OfBands of) {
        var measure = of.measure();
        var slices = of.slices().stream()
                .map(slice ->
                        visit.t("close.fact.slice", percent(slice.percent().ppm()), decimal(slice.width())))
                .collect(Collectors.joining(", "));
        var said = visit.t(
                "close.fact.bands",
                measure == null ? visit.t("close.fact.total") : measure(measure),
                decimal(of.base()),
                slices,
                money(of.result()));
        return is(said, of.exact(), of.due()) + limited(of.due(), of.shortfall());
    }

    private String bonus(CloseFact.OfBonus of) {
        var over = of.over();
        var said = over == null
                ? visit.t("close.fact.bonus", percent(of.percent().ppm()), money(of.base()))
                : visit.t(
                        "close.fact.bonus-over",
                        percent(of.percent().ppm()),
                        money(of.base()),
                        money(BigInteger.valueOf(over)));
        var atMost = of.atMost();
        var due = atMost == null ? of.due() : of.due().min(BigInteger.valueOf(atMost));
        var cap = due.equals(of.due()) ? "" : visit.t("close.fact.at-most", money(due));
        return is(said, of.exact(), of.due()) + cap + limited(due, of.shortfall());
    }

    private String stake(CloseFact.OfStake of) {
        var counts = visit.t(
                "close.fact.factor",
                attainment(of.attainment()),
                decimal(of.factor().times(BigInteger.valueOf(100))),
                percent(of.floor().ppm()),
                percent(of.cap().ppm()));
        var carried = of.carried().signum() == 0
                ? ""
                : visit.t("close.fact.carried", money(of.received()), money(of.carried()));
        var risk = visit.t("close.fact.stake", percent(of.atRisk().ppm()), money(of.earned()));
        return joined(counts, carried, visit.t("close.fact.which-is", risk, exactly(of.exact(), of.due())))
                + limited(of.due().abs(), of.lapsed());
    }

    private String attainment(Attainment attainment) {
        var terms = attainment.terms().stream()
                .map(term -> visit.t("close.fact.term", measure(term.measure()), decimal(term.actual())))
                .collect(Collectors.joining(", "));
        var attained = new BigDecimal(attainment.ppm(), PERCENT_DECIMALS);
        return visit.t("close.fact.attained", decimal(attained.stripTrailingZeros()), terms);
    }

    private String portion(Portion of) {
        if (of.weight().equals(of.weights())) return visit.t("close.fact.whole", money(of.shared()));
        var exact = Ratio.of(of.shared().multiply(of.weight())).over(Ratio.of(of.weights()));
        var share = visit.t("close.fact.share", of.weight(), of.weights(), money(of.shared()), major(exact));
        if (of.remainder().signum() == 0) return share;
        var key = of.getsOdd() ? "close.fact.odd-gets" : "close.fact.odd-not";
        return share + visit.t(key, of.odd(), money(BigInteger.ONE), of.rank(), money(of.amount()));
    }

    private String is(String said, Ratio exact, BigInteger due) {
        return visit.t("close.fact.is", said, exactly(exact, due));
    }

    private String exactly(Ratio exact, BigInteger due) {
        return Ratio.of(due).equals(exact) ? money(due) : visit.t("close.fact.rounded", major(exact), money(due));
    }

    private String limited(BigInteger due, BigInteger shortfall) {
        return shortfall.signum() == 0
                ? ""
                : visit.t("close.fact.short", money(due.subtract(shortfall)), money(shortfall));
    }

    String money(BigInteger minor) {
        return visit.formats().amount(new BigDecimal(minor, currency.getDefaultFractionDigits()), currency);
    }

    private String major(Ratio minor) {
        int decimals = currency.getDefaultFractionDigits();
        var major = minor.over(Ratio.of(BigInteger.TEN.pow(decimals))).shown(decimals + SHOWN);
        return cut(major, exact -> visit.formats().amount(exact, currency));
    }

    private String decimal(Ratio number) {
        return cut(number.shown(SHOWN), this::decimal);
    }

    /** What goes on for ever is cut, and says so. */
    private static String cut(String shown, Function<BigDecimal, String> format) {
        boolean isEndless = shown.endsWith(ENDLESS);
        var digits = isEndless ? shown.substring(0, shown.length() - ENDLESS.length()) : shown;
        return format.apply(new BigDecimal(digits)) + (isEndless ? ENDLESS : "");
    }

    private String decimal(BigDecimal number) {
        return visit.formats().decimal(number);
    }

    private String percent(long ppm) {
        return visit.formats().percent(ppm);
    }
}
