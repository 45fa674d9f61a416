package concentric.contracts.web;

import concentric.platform.web.Entry;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts with a purpose.
 *
 * @param form null for readers who may not open one
 */
public record FundsPage(List<Row> rows, @Nullable Form form) {

    /** A fund, and the unit that looks after it. */
    public record Row(String code, String name, PartyLabel unit) {}

    /** The form that opens one. */
    public record Form(@Nullable String problem, Entry code, Entry name, Entry unit) {}
}
