package concentric.ledger;

import concentric.platform.BinaryRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The entries of batches as they are posted, read for a proof: many batches at once, and fast. */
final class PostedEntries {

    /** Batches that are read at once. */
    private static final int AT_ONCE = 20;

    private final JdbcTemplate template;
    private final Map<Long, Account> accounts;
    private final Findings findings;
    private final Map<Long, List<LedgerEntry>> ahead = new HashMap<>();

    PostedEntries(JdbcTemplate template, Map<Long, Account> accounts, Findings findings) {
        this.template = template;
        this.accounts = accounts;
        this.findings = findings;
    }

    /** The entries of a batch in their order; batches are best asked for in their own. */
    List<LedgerEntry> of(Batch batch) {
        var known = ahead.remove(batch.id());
        if (known != null) return known;
        ahead.clear();
        for (int i = 0; i < AT_ONCE; i++) ahead.put(batch.id() + i, new ArrayList<>());
        template.execute((ConnectionCallback<Boolean>) connection -> read(batch.id(), connection));
        return Objects.requireNonNull(ahead.remove(batch.id()));
    }

    private boolean read(long first, Connection connection) throws SQLException {
        try (var rows = new BinaryRows(connection, """
                copy (select batch_id, number, account_id, counter_id, version_id, clause, offer_id, segment_id, day, amount
                      from ledger.entry where batch_id between %d and %d order by batch_id, number)
                to stdout (format binary)
                """.formatted(first, first + AT_ONCE - 1))) {
            while (rows.next()) read(rows);
        }
        return true;
    }

    private void read(BinaryRows rows) {
        long batch = rows.bigint();
        var entries = Objects.requireNonNull(ahead.get(batch));
        if (rows.integer() != entries.size() + 1) {
            findings.add(Difference.of(batch, Difference.Kind.ENTRIES));
        }
        entries.add(new LedgerEntry(
                new LedgerEntry.Key(
                        account(rows.bigint()),
                        account(rows.bigint()),
                        rows.bigintOrNull(),
                        rows.integerOrNull(),
                        rows.bigintOrNull(),
                        rows.bigintOrNull(),
                        rows.date()),
                rows.bigint()));
    }

    private Account account(long id) {
        return Objects.requireNonNull(accounts.get(id), () -> "account " + id);
    }
}
