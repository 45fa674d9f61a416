package concentric.engine.text;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Clause.Hold;
import concentric.engine.terms.Clause.PayPercent;
import concentric.engine.terms.Clause.PayRate;
import concentric.engine.terms.Clause.ShareRest;
import concentric.engine.terms.Decimal;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Share;
import concentric.engine.terms.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** The text form of clauses, both ways. */
final class ClauseText {

    private static final Phrase PARTY = Wording.A_PARTY.phrase();

    private ClauseText() {}

    /** Reads the clause that begins with this word; the line is one of {@link #begins}. */
    static Clause parse(TextLine line) throws Unexpected {
        Clause clause;
        if (line.skip("pay")) {
            clause = pay(line);
        } else if (line.skip("hold")) {
            clause = hold(line);
        } else {
            line.expect("share rest :");
            clause = new ShareRest(shares(line));
        }
        line.expectEnd();
        return clause;
    }

    /** Whether a clause begins here. */
    static boolean begins(TextLine line) {
        return line.at("pay") || line.at("hold") || line.at("share");
    }

    static String print(Clause clause, Currency currency) {
        return switch (clause) {
            case PayRate(Party to, Rate rate) ->
                "pay " + party(to) + " " + rate.format(currency) + " "
                        + rate.per().words();
            case PayPercent(Party to, Percent percent, Basis basis) ->
                "pay " + party(to) + " " + percent.format() + " " + basis.words();
            case Hold hold ->
                "hold " + hold.percent().format() + " " + hold.basis().words() + " in "
                        + ContractText.name(hold.fund()) + " for " + party(hold.to()) + " until " + hold.until()
                        + (hold.when() == null ? "" : " when " + ConditionText.print(hold.when()));
            case ShareRest(List<Share> shares) ->
                "share rest: "
                        + shares.stream()
                                .map(share -> party(share.party()) + " " + share.weight())
                                .collect(Collectors.joining(", "));
        };
    }

    private static Clause pay(TextLine line) throws Unexpected {
        Party to = party(line);
        if (line.atFigureBefore("%")) {
            return new PayPercent(to, line.percent(), basis(line));
        }
        long micros = line.figure(Wording.AMOUNT_OR_PERCENTAGE.phrase(), text -> Decimal.parse(text, Rate.PLACES));
        return new PayRate(to, new Rate(micros, per(line)));
    }

    private static Clause hold(TextLine line) throws Unexpected {
        Percent percent = line.percent();
        Basis basis = basis(line);
        line.expect("in");
        String fund = line.name(Wording.A_FUND.phrase());
        line.expect("for");
        Party to = party(line);
        line.expect("until");
        LocalDate until = line.date();
        return new Hold(percent, basis, fund, to, until, line.skip("when") ? ConditionText.parse(line) : null);
    }

    static Basis basis(TextLine line) throws Unexpected {
        for (Basis basis : Basis.values()) {
            if (line.skip(basis.words())) {
                return basis;
            }
        }
        throw line.unexpected(Phrase.oneOf("of gross", "of rest"));
    }

    private static Rate.Per per(TextLine line) throws Unexpected {
        for (Rate.Per per : Rate.Per.values()) {
            if (line.skip(per.words())) {
                return per;
            }
        }
        throw line.unexpected(Phrase.oneOf("%", "per unit", "per payment"));
    }

    private static List<Share> shares(TextLine line) throws Unexpected {
        var shares = new ArrayList<Share>();
        do {
            Party party = party(line);
            shares.add(new Share(party, line.atFigure() ? line.integer(Wording.A_WEIGHT, 1, Share.HEAVIEST) : 1));
            if (line.at("(")) {
                throw line.unexpected(Wording.ONLY_AT_CLOSE.phrase("(attains …)"));
            }
        } while (line.skip(","));
        return shares;
    }

    private static Party party(TextLine line) throws Unexpected {
        return line.skipOwner() ? new Party.Owner() : new Party.Named(line.name(PARTY));
    }

    private static String party(Party party) {
        return switch (party) {
            case Party.Named(String name) -> ContractText.name(name);
            case Party.Owner() -> "@unit";
        };
    }
}
