package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.engine.text.ContractText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lines of a contract's canonical text, which has a clause a line: the live ones together, the closing ones together under
 * a heading of their own, and then at most what ends it.
 *
 * @param lines without indentation
 */
public record ClauseLines(List<String> lines, int live, int closing, boolean ends, boolean hasHeading) {

    /** The lines of a contract. */
    public static ClauseLines of(Contract terms) {
        var lines = ContractText.print(terms)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        int live = terms.clauses().size();
        boolean hasHeading = terms.closing() != null && !(terms.source() instanceof Source.Closing);
        return new ClauseLines(lines, live, terms.clauseCount() - live, terms.ends() != null, hasHeading);
    }

    /** The number of the clause in a line, both counted from 1; 0: none. */
    int clause(int line) {
        int end = lines.size() - (ends ? 1 : 0);
        int closingFrom = end - closing;
        int liveTo = closingFrom - (hasHeading ? 1 : 0);
        if (line > closingFrom && line <= end) return live + line - closingFrom;
        return line > liveTo - live && line <= liveTo ? line - (liveTo - live) : 0;
    }

    /** The line of each clause, in their order. */
    public List<String> clauses() {
        return IntStream.rangeClosed(1, lines.size())
                .filter(line -> clause(line) > 0)
                .mapToObj(line -> lines.get(line - 1))
                .toList();
    }
}
