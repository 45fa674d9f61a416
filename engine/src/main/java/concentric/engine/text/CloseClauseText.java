package concentric.engine.text;

import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Decimal;
import concentric.engine.terms.Gate;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Part;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Share;
import concentric.engine.terms.Target;
import concentric.engine.terms.Wording;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The text form of closing clauses, both ways. */
final class CloseClauseText {

    private static final Phrase PARTY = Wording.A_PARTY_AT_A_CLOSE.phrase();

    /** Words that begin clauses which act at a close only. */
    private static final Set<String> ONLY_AT_CLOSE = Set.of("bands", "bonus", "stake", "loss");

    private final TextLine line;
    private final Currency currency;

    private CloseClauseText(TextLine line, Currency currency) {
        this.line = line;
        this.currency = currency;
    }

    /** Reads the clause that begins with this word; the line is one of {@link #begins} or {@link ClauseText#begins}. */
    static CloseClause parse(TextLine line, Currency currency) throws Unexpected {
        CloseClause clause = new CloseClauseText(line, currency).clause();
        line.expectEnd();
        return clause;
    }

    /** Whether a clause begins here that acts at a close only. */
    static boolean begins(TextLine line) {
        return ONLY_AT_CLOSE.stream().anyMatch(line::at);
    }

    private CloseClause clause() throws Unexpected {
        if (line.skip("pay")) {
            return new CloseClause.PayPercent(line.name(PARTY), line.percent(), ClauseText.basis(line));
        }
        if (line.skip("hold")) {
            return hold();
        }
        if (line.skip("bands")) {
            return bands();
        }
        if (line.skip("bonus")) {
            return bonus();
        }
        if (line.skip("stake")) {
            return stake();
        }
        if (line.skip("loss")) {
            return loss();
        }
        line.expect("share rest :");
        return new CloseClause.ShareRest(parts());
    }

    private CloseClause hold() throws Unexpected {
        Percent percent = line.percent();
        Basis basis = ClauseText.basis(line);
        line.expect("in");
        String fund = line.name(Wording.A_FUND.phrase());
        line.expect("for");
        String to = line.name(PARTY);
        line.expect("until");
        return new CloseClause.Hold(
                percent, basis, fund, to, line.date(), line.skip("when") ? ConditionText.parse(line) : null);
    }

    private CloseClause bands() throws Unexpected {
        line.expect("of");
        Measure of = line.skip("total") ? null : ConditionText.measure(line);
        line.expect("on result to");
        List<Part> parts = parts();
        line.expect(":");
        var bands = new ArrayList<CloseClause.Band>();
        while (line.skip("up to")) {
            bands.add(new CloseClause.Band(line.figure(Wording.A_THRESHOLD.phrase(), Quantity::parse), line.percent()));
            line.expect(",");
        }
        if (!line.skip("above")) {
            throw line.unexpected(Wording.BANDS_AND_ABOVE.phrase());
        }
        return new CloseClause.Bands(of, parts, bands, line.percent());
    }

    private CloseClause bonus() throws Unexpected {
        Percent percent = line.percent();
        line.expect("of");
        boolean excess = line.skip("excess of");
        CloseClause.Of base = base();
        Long over = null;
        if (excess) {
            line.expect("over");
            over = amount();
        } else if (line.at("over")) {
            throw line.unexpected(Wording.ONLY_WITH_EXCESS.phrase());
        }
        line.expect("to");
        List<Part> parts = parts();
        var when = line.skip("when") ? ConditionText.parse(line) : null;
        return new CloseClause.Bonus(percent, base, over, parts, when, line.skip(", at most") ? amount() : null);
    }

    private CloseClause.Of base() throws Unexpected {
        for (CloseClause.Of base : CloseClause.Of.values()) {
            if (line.skip(base.word())) {
                return base;
            }
        }
        throw line.unexpected(Phrase.oneOf("excess of", "result", "total"));
    }

    private CloseClause stake() throws Unexpected {
        line.expect("of");
        String node = line.name(Wording.A_UNIT.phrase());
        line.expect("with");
        String served = line.name(Wording.A_UNIT.phrase());
        Percent atRisk = line.percent();
        line.expect("at risk by");
        List<Target> targets = targets("floor");
        line.expect(", floor");
        Percent floor = line.percent();
        line.expect(", cap");
        return new CloseClause.Stake(node, served, atRisk, targets, floor, line.percent());
    }

    private CloseClause loss() throws Unexpected {
        line.expect(":");
        var bearers = new ArrayList<CloseClause.Bearer>();
        do {
            String party = line.name(Wording.A_UNIT.phrase());
            line.expect("up to");
            bearers.add(new CloseClause.Bearer(party, amount()));
        } while (line.skip(","));
        return new CloseClause.Loss(bearers);
    }

    private List<Part> parts() throws Unexpected {
        var parts = new ArrayList<Part>();
        do {
            String party = line.name(PARTY);
            int weight = line.atFigure() ? line.integer(Wording.A_WEIGHT, 1, Share.HEAVIEST) : 1;
            parts.add(new Part(party, weight, line.skip("(") ? gate() : null));
        } while (!line.isNext(", at most") && line.skip(","));
        return parts;
    }

    private Gate gate() throws Unexpected {
        line.expect("attains");
        List<Target> targets = targets("cap");
        Percent cap = line.skip(", cap") ? line.percent() : null;
        line.expect(")");
        return new Gate(targets, cap);
    }

    /** Targets up to a comma and this word, or to whatever is no comma. */
    private List<Target> targets(String before) throws Unexpected {
        var targets = new ArrayList<Target>();
        do {
            Measure measure = ConditionText.measure(line);
            Percent weight = line.percent();
            line.expect("target");
            boolean lowerIsBetter = line.skip("at most");
            targets.add(new Target(
                    measure,
                    weight,
                    lowerIsBetter,
                    ConditionText.threshold(line),
                    line.skip("capped") ? line.percent() : null));
        } while (!line.isNext(", " + before) && line.skip(","));
        return targets;
    }

    private long amount() throws Unexpected {
        return line.figure(Wording.AN_AMOUNT.phrase(), text -> Money.parse(text, currency))
                .minor();
    }

    static String print(CloseClause clause, Currency currency) {
        return switch (clause) {
            case CloseClause.PayPercent pay ->
                "pay " + ContractText.name(pay.to()) + " " + pay.percent().format() + " "
                        + pay.basis().words();
            case CloseClause.Hold hold ->
                "hold " + hold.percent().format() + " " + hold.basis().words() + " in "
                        + ContractText.name(hold.fund()) + " for " + ContractText.name(hold.to()) + " until "
                        + hold.until() + (hold.when() == null ? "" : " when " + ConditionText.print(hold.when()));
            case CloseClause.ShareRest rest -> "share rest: " + parts(rest.parts());
            case CloseClause.Bands bands -> bands(bands);
            case CloseClause.Bonus bonus -> bonus(bonus, currency);
            case CloseClause.Stake stake ->
                "stake of " + ContractText.name(stake.node()) + " with " + ContractText.name(stake.served()) + " "
                        + stake.atRisk().format() + " at risk by " + targets(stake.targets()) + ", floor "
                        + stake.floor().format() + ", cap " + stake.cap().format();
            case CloseClause.Loss loss ->
                "loss: "
                        + loss.bearers().stream()
                                .map(bearer ->
                                        ContractText.name(bearer.party()) + " up to " + amount(bearer.upTo(), currency))
                                .collect(Collectors.joining(", "));
        };
    }

    private static String bands(CloseClause.Bands bands) {
        return "bands of " + (bands.of() == null ? "total" : ConditionText.print(bands.of())) + " on result to "
                + parts(bands.parts()) + ": "
                + bands.bands().stream()
                        .map(band -> "up to " + band.upTo().format() + " "
                                + band.percent().format() + ", ")
                        .collect(Collectors.joining())
                + "above " + bands.above().format();
    }

    private static String bonus(CloseClause.Bonus bonus, Currency currency) {
        return "bonus " + bonus.percent().format() + " of " + (bonus.over() == null ? "" : "excess of ")
                + bonus.base().word() + (bonus.over() == null ? "" : " over " + amount(bonus.over(), currency))
                + " to " + parts(bonus.parts())
                + (bonus.when() == null ? "" : " when " + ConditionText.print(bonus.when()))
                + (bonus.atMost() == null ? "" : ", at most " + amount(bonus.atMost(), currency));
    }

    private static String parts(List<Part> parts) {
        return parts.stream()
                .map(part -> ContractText.name(part.party()) + " " + part.weight()
                        + (part.gate() == null ? "" : " " + gate(part.gate())))
                .collect(Collectors.joining(", "));
    }

    private static String gate(Gate gate) {
        return "(attains " + targets(gate.targets())
                + (gate.cap() == null ? "" : ", cap " + gate.cap().format()) + ")";
    }

    private static String targets(List<Target> targets) {
        return targets.stream()
                .map(target -> ConditionText.print(target.measure()) + " "
                        + target.weight().format() + " target " + (target.lowerIsBetter() ? "at most " : "")
                        + ConditionText.print(target.value())
                        + (target.capped() == null
                                ? ""
                                : " capped " + target.capped().format()))
                .collect(Collectors.joining(", "));
    }

    private static String amount(long minor, Currency currency) {
        int places = currency.getDefaultFractionDigits();
        return Decimal.format(minor, places, places);
    }
}
