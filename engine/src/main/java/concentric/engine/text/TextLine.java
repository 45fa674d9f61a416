package concentric.engine.text;

import concentric.engine.terms.Decimal;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Names;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Wording;
import concentric.engine.text.Token.Kind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * A line of words with a place in it, read from left to right. Case files are written in the same words as contracts and
 * are read through this class too.
 */
public final class TextLine {

    /** Words that mean something in a contract: as names they are written in quotation marks. */
    static final Set<String> GRAMMAR = Set.of(
            ("above all and at attains bands bonus by cap capped close contract ends excess floor for from gross hold in"
                            + " least loss measured most of offer offers on or over paid pay payment payments per"
                            + " priority promise receipts rest result risk share stake target to total unit until up"
                            + " usage when with")
                    .split(" "));

    /** Exactly four digits of the year; the pattern's own year would take +20011. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final int number;
    private final List<Token> tokens;
    private int next;

    private TextLine(int number, List<Token> tokens) {
        this.number = number;
        this.tokens = tokens;
    }

    /** The lines of a text that say something: without comments and blank lines. */
    public static List<TextLine> split(String text) {
        var lines = new ArrayList<TextLine>();
        int number = 0;
        for (String line : text.split("\r\n|\n|\r", -1)) {
            number++;
            List<Token> tokens = Tokens.of(line);
            if (tokens.getFirst().kind() != Kind.END) {
                lines.add(new TextLine(number, tokens));
            }
        }
        return lines;
    }

    /** The line's number in its text, counted from 1. */
    public int number() {
        return number;
    }

    /** Column of the next word, counted from 1; after the last one, where the line ends. */
    public int column() {
        return peek().column();
    }

    /** Whether the next word is this one, unquoted; does not move. */
    public boolean at(String word) {
        return peek().is(Kind.WORD, word) || peek().is(Kind.SIGN, word);
    }

    /** Whether all words have been read. */
    public boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    /** Whether the next thing is a number or date; does not move. */
    public boolean atFigure() {
        return peek().kind() == Kind.FIGURE;
    }

    /** Whether a number is next, and this word after it; does not move. */
    boolean atFigureBefore(String word) {
        return atFigure() && tokens.get(next + 1).text().equals(word);
    }

    /** The next word as it stands there; does not move. */
    public String shown() {
        return Decimal.shown(peek().shown());
    }

    /** Moves past these words if they are next, and says whether they were. */
    public boolean skip(String words) {
        boolean areNext = isNext(words);
        if (areNext) {
            next += words.split(" ").length;
        }
        return areNext;
    }

    /** Whether these words are next; does not move. */
    boolean isNext(String words) {
        String[] each = words.split(" ");
        for (int i = 0; i < each.length; i++) {
            Token token = tokens.get(Math.min(next + i, tokens.size() - 1));
            if (!token.is(Kind.WORD, each[i]) && !token.is(Kind.SIGN, each[i])) {
                return false;
            }
        }
        return true;
    }

    /** Moves past these words, which must be next. */
    public void expect(String words) throws Unexpected {
        for (String word : words.split(" ")) {
            if (!skip(word)) {
                throw unexpected(Phrase.spelled(word));
            }
        }
    }

    /** Nothing may follow. */
    public void expectEnd() throws Unexpected {
        if (!atEnd()) {
            throw unexpected(Wording.END_OF_LINE.phrase());
        }
    }

    /** A name, bare or quoted. */
    public String name(Phrase what) throws Unexpected {
        Token token = peek();
        if (token.kind() == Kind.WORD && !GRAMMAR.contains(token.text())) {
            return taken(Names.parse(token.text()), what);
        }
        if (token.kind() == Kind.WORD) {
            throw new Unexpected(new Problem(number, token.column(), Wording.GRAMMAR_WORD.phrase(token.text()), what));
        }
        if (token.kind() != Kind.QUOTED) {
            throw unexpected(what);
        }
        return taken(Names.parse(token.text()), what);
    }

    /** Names separated by commas, at least one. */
    public List<String> names(Phrase what) throws Unexpected {
        var names = new ArrayList<String>();
        do {
            names.add(name(what));
        } while (skip(","));
        return names;
    }

    /** A sentence in quotation marks. */
    public String sentence(Phrase what) throws Unexpected {
        if (peek().kind() != Kind.QUOTED) {
            throw unexpected(what);
        }
        return taken(Names.parseSentence(peek().text()), what);
    }

    /** A bare word that is not looked up among names: a currency's code. */
    public <T> T word(Phrase what, Function<String, Figure<T>> parse) throws Unexpected {
        if (peek().kind() != Kind.WORD) {
            throw unexpected(what);
        }
        return taken(parse.apply(peek().text()), what);
    }

    /** A figure, read by the function. */
    public <T> T figure(Phrase what, Function<String, Figure<T>> parse) throws Unexpected {
        if (!atFigure()) {
            throw unexpected(what);
        }
        return taken(parse.apply(peek().text()), what);
    }

    /** A percentage and its sign. */
    Percent percent() throws Unexpected {
        Percent percent = figure(Wording.A_PERCENTAGE.phrase(), Percent::parse);
        expect("%");
        return percent;
    }

    /** A whole number from {@code least} to {@code most}, which are the arguments of the wording. */
    public int integer(Wording what, int least, int most) throws Unexpected {
        return figure(what.phrase(least, most), text -> switch (Decimal.parse(text, 0)) {
            case Figure.Exact<Long>(Long value)
            when value >= least && value <= most -> new Figure.Exact<>(value.intValue());
            case Figure.Exact<Long>(Long value) -> new Figure.Refused<>(Phrase.spelled(Decimal.shown(text)));
            case Figure.Refused<Long>(Phrase why) -> new Figure.Refused<>(why);
        });
    }

    /** A day of the calendar. */
    public LocalDate date() throws Unexpected {
        return figure(Wording.A_DATE.phrase(), text -> {
            try {
                return new Figure.Exact<>(LocalDate.parse(text, DATE));
            } catch (DateTimeParseException notADay) {
                return new Figure.Refused<>(Wording.NO_DAY.phrase(Decimal.shown(text)));
            }
        });
    }

    /** A month of the calendar. */
    public YearMonth month() throws Unexpected {
        return figure(Phrase.said("a month such as 2026-01"), text -> {
            try {
                return new Figure.Exact<>(YearMonth.from(LocalDate.parse(text + "-01", DATE)));
            } catch (DateTimeParseException notAMonth) {
                return new Figure.Refused<>(
                        Phrase.said("“" + Decimal.shown(text) + "”, which is no month of the calendar"));
            }
        });
    }

    /** A measure, with or without its subject before a point. */
    public Measure measure() throws Unexpected {
        return ConditionText.measure(this);
    }

    /** {@code @unit}, if it is next. */
    boolean skipOwner() throws Unexpected {
        if (!at("@")) {
            return false;
        }
        expect("@ unit");
        return true;
    }

    /** What is wrong with the next word. */
    public Unexpected unexpected(Phrase expected) {
        Token token = peek();
        Wording instead = token.kind().expected();
        return new Unexpected(
                new Problem(number, token.column(), found(), instead == null ? expected : instead.phrase()));
    }

    private Phrase found() {
        return atEnd() ? Wording.END_OF_LINE.phrase() : Phrase.spelled(shown());
    }

    private Token peek() {
        return tokens.get(next);
    }

    private <T> T taken(Figure<T> figure, Phrase what) throws Unexpected {
        return switch (figure) {
            case Figure.Exact<T>(T value) -> {
                next++;
                yield value;
            }
            case Figure.Refused<T>(Phrase why) -> throw new Unexpected(new Problem(number, column(), why, what));
        };
    }
}
