package concentric.ledger.web;

import concentric.platform.web.AsOf;
import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a party has what it has: everything that moved in or out of its account, by reason.
 *
 * @param received added up, with symbol
 * @param paid added up, with symbol
 * @param keeps what stays, with symbol
 * @param period from when until when, in words
 * @param narrowed what else the reasons are restricted to, as in the address
 * @param only the same in words; empty if they are not
 */
public record AccountPage(
        String action,
        PartyLabel party,
        String received,
        String paid,
        String keeps,
        String period,
        String from,
        String to,
        AsOf asOf,
        String currency,
        boolean filtered,
        Map<String, String> narrowed,
        List<String> only,
        List<Row> rows,
        Pagination pagination) {

    /**
     * Money that moved for one reason.
     *
     * @param direction whether it came or went, in a word
     * @param other who gave or received it
     * @param contract its name; where none says it, that it is tax, a transfer or an opening balance
     * @param version of the contract, in words; null where it is none
     * @param contractHref null where it is none
     * @param amount signed; leads to the payments behind it
     */
    public record Row(
            String direction,
            PartyLabel other,
            String contract,
            @Nullable String version,
            @Nullable String contractHref,
            String clause,
            String offer,
            String segment,
            Figure amount) {}
}
