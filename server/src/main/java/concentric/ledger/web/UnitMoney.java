package concentric.ledger.web;

import concentric.platform.web.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit received and paid.
 *
 * @param said the period
 * @param statementHref null where there is no statement yet
 */
public record UnitMoney(
        String said, List<Money> figures, @Nullable String statementHref) {

    /** A figure of the period. */
    public record Money(String label, Figure amount) {}
}
