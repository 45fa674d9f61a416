package concentric.contracts.web;

import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.CloseClause.Bands;
import concentric.engine.terms.CloseClause.Bonus;
import concentric.engine.terms.CloseClause.Hold;
import concentric.engine.terms.CloseClause.Loss;
import concentric.engine.terms.CloseClause.PayPercent;
import concentric.engine.terms.CloseClause.ShareRest;
import concentric.engine.terms.CloseClause.Stake;
import concentric.engine.terms.Closing;
import concentric.engine.terms.Gate;
import concentric.engine.terms.Part;
import concentric.engine.terms.Source;
import concentric.engine.terms.Target;
import concentric.platform.web.Visit;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** What a contract does at a close, each clause as a plain sentence. */
final class ClosingWords {

    private final TermsWords words;
    private final Visit visit;
    private final Closing closing;
    private final Currency currency;

    ClosingWords(TermsWords words, Visit visit, Closing closing, Currency currency) {
        this.words = words;
        this.visit = visit;
        this.closing = closing;
        this.currency = currency;
    }

    String sentence(CloseClause clause) {
        return switch (clause) {
            case PayPercent(var to, var percent, var basis) ->
                basis == Basis.GROSS
                        ? visit.t("closing.words.of-gross", words.name(to), percent(percent.ppm()), base())
                        : visit.t("closing.words.of-rest", words.name(to), percent(percent.ppm()));
            case Hold hold -> hold(hold);
            case ShareRest(var parts) ->
                parts.size() == 1 && parts.getFirst().gate() == null
                        ? visit.t(
                                "closing.words.whole-rest",
                                base(),
                                words.name(parts.getFirst().party()))
                        : visit.t("closing.words.share-rest", base(), parts(parts));
            case Bands bands -> bands(bands);
            case Bonus bonus -> bonus(bonus);
            case Stake stake -> stake(stake);
            case Loss(var bearers) ->
                visit.t(
                        "closing.words.loss",
                        base(),
                        bearers.stream()
                                .map(bearer -> visit.t(
                                        "closing.words.bearer", words.name(bearer.party()), money(bearer.upTo())))
                                .collect(Collectors.joining(", ")));
        };
    }

    /** What is shared: a result, or a total. */
    private String base() {
        return switch (closing.on()) {
            case Source.Result(var unit) -> visit.t("closing.base.result", words.name(unit));
            case Source.Total total -> {
                var of = total.kind() == Source.Of.UNIT ? words.name(total.of()) : total.of();
                yield visit.t("closing.base.total." + total.kind().word(), of);
            }
        };
    }

    private String hold(Hold hold) {
        var key = hold.basis() == Basis.GROSS ? "closing.words.hold-gross" : "closing.words.hold-rest";
        var sentence = visit.t(
                key,
                percent(hold.percent().ppm()),
                words.name(hold.fund()),
                words.name(hold.to()),
                visit.formats().date(hold.until()),
                base());
        return hold.when() == null
                ? sentence
                : sentence + " "
                        + visit.t("contract.words.hold-when", words.name(hold.to()), words.condition(hold.when()));
    }

    private String bands(Bands bands) {
        var of = bands.of() == null ? visit.t("closing.words.total") : words.measure(bands.of());
        var slices = bands.bands().stream()
                .map(band -> visit.t(
                        "closing.words.band",
                        words.number(band.upTo()),
                        percent(band.percent().ppm())))
                .collect(Collectors.joining(", "));
        return visit.t(
                "closing.words.bands",
                base(),
                parts(bands.parts()),
                of,
                slices,
                percent(bands.above().ppm()));
    }

    private String bonus(Bonus bonus) {
        var of = bonus.over() == null ? base() : visit.t("closing.words.excess", money(bonus.over()), base());
        var sentence = visit.t("closing.words.bonus", percent(bonus.percent().ppm()), of, parts(bonus.parts()));
        if (bonus.when() != null) sentence += " " + visit.t("closing.words.bonus-when", words.condition(bonus.when()));
        if (bonus.atMost() != null) sentence += " " + visit.t("closing.words.at-most", money(bonus.atMost()));
        return sentence;
    }

    private String stake(Stake stake) {
        return visit.t(
                "closing.words.stake",
                percent(stake.atRisk().ppm()),
                words.name(stake.node()),
                words.name(stake.served()),
                targets(stake.targets()),
                percent(stake.floor().ppm()),
                percent(stake.cap().ppm()));
    }

    private String parts(List<Part> parts) {
        return parts.stream().map(this::part).collect(Collectors.joining(", "));
    }

    private String part(Part part) {
        var said = visit.t("contract.words.parts", words.name(part.party()), part.weight());
        return part.gate() == null ? said : said + " " + gate(part.gate());
    }

    private String gate(Gate gate) {
        return gate.cap() == null
                ? visit.t("closing.words.gate", targets(gate.targets()))
                : visit.t(
                        "closing.words.gate-capped",
                        targets(gate.targets()),
                        percent(gate.cap().ppm()));
    }

    private String targets(List<Target> targets) {
        return targets.stream().map(this::target).collect(Collectors.joining(", "));
    }

    private String target(Target target) {
        return visit.t(
                target.lowerIsBetter() ? "closing.words.target-at-most" : "closing.words.target",
                words.measure(target.measure()),
                words.threshold(target.value()),
                percent(target.weight().ppm()));
    }

    private String percent(long ppm) {
        return visit.formats().percent(ppm);
    }

    private String money(long minor) {
        return visit.formats().money(minor, currency);
    }
}
