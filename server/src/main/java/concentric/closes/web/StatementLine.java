package concentric.closes.web;

import concentric.ledger.web.PartStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of a unit's statement, for files and programs: all lines of a statement add up to what is left.
 *
 * @param party code of the other one; empty for costs, and for persons of whom the reader may not know each by itself
 * @param persons how many receive it together; 0 where {@code party} tells, and where nobody receives anything
 * @param by contracts, or the kind of cost
 * @param amount minor units; below zero for what the unit gave
 * @param why the sentence that explains what a close moved; else empty
 */
record StatementLine(Part part, String party, int persons, String by, long amount, String why) {

    /** What a line is about. */
    enum Part {
        RECEIVED,
        PAID,
        COSTS,
        BASE_PAY,
        CLOSE;

        /** As files and programs know it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static List<StatementLine> of(UnitStatement statement) {
        var lines = new ArrayList<StatementLine>();
        for (var line : statement.live().lines()) {
            lines.add(of(line.received() ? Part.RECEIVED : Part.PAID, line));
        }
        addCosts(statement, lines);
        if (statement.span().isYear()) {
            statement.atClose().lines().forEach(line -> lines.add(of(Part.CLOSE, line)));
        } else {
            statement.posted().lines().stream()
                    .filter(line -> !line.isKept())
                    .forEach(line -> lines.add(of(line, statement.unit().code())));
        }
        return lines;
    }

    private static StatementLine of(Part part, PartStatement.Line line) {
        return new StatementLine(part, line.party(), 0, line.by(), StatementTable.signed(line), "");
    }

    private static void addCosts(UnitStatement statement, List<StatementLine> lines) {
        var costs = statement.costs();
        if (costs == null) {
            long spent = statement.sum().costs();
            if (spent != 0) lines.add(cost(Part.COSTS, "", spent));
            return;
        }
        costs.accounts().forEach(account -> lines.add(cost(Part.COSTS, account.account(), account.amount())));
        if (costs.basePay() != 0) lines.add(cost(Part.BASE_PAY, "", costs.basePay()));
    }

    private static StatementLine cost(Part part, String account, long amount) {
        return new StatementLine(part, "", 0, account, Math.negateExact(amount), "");
    }

    private static StatementLine of(Posted.Line line, String unit) {
        boolean given = !line.from().equals(unit);
        var other = given ? line.from() : line.to();
        return new StatementLine(
                Part.CLOSE,
                other == null ? "" : other,
                other == null ? line.persons() : 0,
                line.version().name(),
                given ? line.amount() : Math.negateExact(line.amount()),
                line.why());
    }
}
