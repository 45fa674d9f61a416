package concentric.engine.text;

import concentric.engine.terms.Names;
import concentric.engine.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Cuts a line into words, figures, quoted texts and signs. */
final class Tokens {

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String line) {
        this.line = line;
    }

    /** The tokens of a line, the last one its end. A comment says nothing, but may not hide control characters. */
    static List<Token> of(String line) {
        var cut = new Tokens(line);
        cut.run();
        return cut.tokens;
    }

    /** Whether a name can stand without quotation marks, the words of the grammar aside. */
    static boolean isBare(String name) {
        return !name.isEmpty()
                && Character.isLetter(name.codePointAt(0))
                && name.codePoints().allMatch(Tokens::continuesWord);
    }

    private void run() {
        while (at < line.length()) {
            int c = line.codePointAt(at);
            if (c == '#') {
                comment();
            } else if (c == ' ' || c == '\t' || c == 0xA0) {
                at++;
            } else if (c == '"') {
                quoted();
            } else if (Character.isLetter(c)) {
                add(Kind.WORD, end(Tokens::continuesWord));
            } else if (beginsFigure(c)) {
                add(Kind.FIGURE, end(Tokens::continuesFigure));
            } else if (Names.isControl(c)) {
                add(Kind.CONTROL, at + Character.charCount(c));
            } else if (line.startsWith("<=", at) || line.startsWith(">=", at)) {
                add(Kind.SIGN, at + 2);
            } else {
                add(Kind.SIGN, at + Character.charCount(c));
            }
        }
        tokens.add(new Token(
                Kind.END, "", "the end of the line", column(line.stripTrailing().length())));
    }

    private void comment() {
        while (at < line.length()) {
            int c = line.codePointAt(at);
            if (Names.isControl(c) && c != '\t') {
                add(Kind.CONTROL, at + Character.charCount(c));
            } else {
                at += Character.charCount(c);
            }
        }
    }

    private void quoted() {
        var text = new StringBuilder();
        for (int i = at + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                tokens.add(new Token(Kind.QUOTED, text.toString(), line.substring(at, i + 1), column(at)));
                at = i + 1;
                return;
            }
            if (c == '\\') {
                i++;
                if (i == line.length() || (line.charAt(i) != '"' && line.charAt(i) != '\\')) {
                    at = i - 1;
                    add(Kind.ESCAPE, line.length());
                    return;
                }
            }
            text.append(line.charAt(i));
        }
        add(Kind.UNCLOSED, line.length());
    }

    private void add(Kind kind, int end) {
        String shown = line.substring(at, end);
        tokens.add(new Token(kind, shown, shown, column(at)));
        at = end;
    }

    private int end(IntPredicate continues) {
        int end = at;
        while (end < line.length() && continues.test(line.codePointAt(end))) {
            end += Character.charCount(line.codePointAt(end));
        }
        return end;
    }

    private boolean beginsFigure(int c) {
        if (c != '-' && c != '+' && c != '.') {
            return Character.isDigit(c);
        }
        return at + 1 < line.length() && Character.isDigit(line.charAt(at + 1));
    }

    private static boolean continuesWord(int c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '/';
    }

    private static boolean continuesFigure(int c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.' || c == '_';
    }

    private int column(int index) {
        return line.codePointCount(0, index) + 1;
    }
}
