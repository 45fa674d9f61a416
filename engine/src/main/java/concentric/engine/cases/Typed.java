package concentric.engine.cases;

import static concentric.engine.terms.Phrase.said;

import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Phrase;
import concentric.engine.text.Problem;
import concentric.engine.text.TextLine;
import concentric.engine.text.Unexpected;
import java.util.Currency;

/** An amount whose currency is known only when the whole line is read. */
record Typed(int line, int column, String text) {

    static Typed read(TextLine line, Phrase what) throws Unexpected {
        int column = line.column();
        return new Typed(line.number(), column, line.figure(what, Figure.Exact::new));
    }

    Money in(Currency currency) throws Unexpected {
        return switch (Money.parse(text, currency)) {
            case Figure.Exact<Money>(Money money) -> money;
            case Figure.Refused<Money>(Phrase why) -> throw refused(why, said("an amount in " + currency));
        };
    }

    /** An amount that may be negative. */
    Money signedIn(Currency currency) throws Unexpected {
        if (!text.startsWith("-")) {
            return in(currency);
        }
        Money amount = new Typed(line, column, text.substring(1)).in(currency);
        return new Money(-amount.minor(), currency);
    }

    Unexpected refused(Phrase found, Phrase expected) {
        return new Unexpected(new Problem(line, column, found, expected));
    }
}
