package concentric.engine.terms;

import java.util.List;

/**
 * What a contract does when a period is over: {@code at close on result of Oven} and the clauses below it, or all the
 * clauses of a contract on a result or a total.
 *
 * @param on the value that is shared
 * @param clauses in the order in which they act
 */
public record Closing(Source.Closing on, List<CloseClause> clauses) {
    public Closing {
        clauses = List.copyOf(clauses);
    }
}
