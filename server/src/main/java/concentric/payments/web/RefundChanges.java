package concentric.payments.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a refund changed for whom, made ready to be shown. */
final class RefundChanges {

    private final long amount;
    private final long tax;
    private final PostingRows rows;
    private final Map<String, Long> received = new LinkedHashMap<>();
    private final Map<String, Long> paid = new LinkedHashMap<>();

    /**
     * Of what was settled.
     *
     * @param amount minor units that are given back, tax included
     * @param tax minor units that come back from the state
     */
    RefundChanges(long amount, long tax, PostingRows rows) {
        this.amount = amount;
        this.tax = tax;
        this.rows = rows;
        if (tax != 0) received.put(PostingRows.TAX, -tax);
        for (var posting : rows.postings()) {
            if (posting.amount().minor() == 0) continue;
            received.merge(rows.to(posting), posting.amount().minor(), Math::addExact);
            if (!PostingRows.isFromPayer(posting)) {
                paid.merge(rows.from(posting), posting.amount().minor(), Math::addExact);
            }
        }
    }

    RefundPage.Changed shown() {
        return new RefundPage.Changed(
                received.keySet().stream().anyMatch(party -> keeps(party) > 0),
                received.keySet().stream()
                        .map(party -> new RefundPage.Party(
                                rows.label(party),
                                rows.amount(received.getOrDefault(party, 0L)),
                                rows.amount(paid.getOrDefault(party, 0L)),
                                rows.amount(keeps(party))))
                        .toList(),
                rows.amount(-amount),
                rows.rows(-tax));
    }

    private long keeps(String party) {
        return received.getOrDefault(party, 0L) - paid.getOrDefault(party, 0L);
    }
}
