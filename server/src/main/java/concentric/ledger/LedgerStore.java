package concentric.ledger;

import concentric.ledger.Settlement.Tally;
import concentric.ledger.Settlement.TallyKey;
import concentric.platform.BinaryCopy;
import concentric.platform.Gathered;
import concentric.platform.Imprints;
import concentric.platform.Kept;
import concentric.platform.PostedBatches;
import concentric.platform.Sha256;
import concentric.platform.Snapshots;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Batches, entries, accounts and the tally: the one writer of money writes here. */
@Repository
class LedgerStore implements PostedBatches {

    /** "Posters" in ASCII. */
    private static final long POSTERS_KEY = 0x50_6f73_7465_7273L;

    private static final String ENTRIES = """
            select e.version_id, e.clause, e.offer_id, e.segment_id, e.day, e.amount,
                   a.kind, a.party_id, a.currency, c.kind as counter_kind, c.party_id as counter_party
            from ledger.entry e
            join ledger.account a on a.id = e.account_id
            join ledger.account c on c.id = e.counter_id
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Imprints imprints;
    private final Kept<List<Currency>> currencies;
    private final Gathered<Account, Long> ids;

    LedgerStore(JdbcClient jdbc, JdbcTemplate batch, Imprints imprints, Snapshots snapshots) {
        this.currencies = snapshots.keep(this::readCurrencies, "ledger.account");
        this.ids = snapshots.gather(this::readIds, "ledger.account");
        this.jdbc = jdbc;
        this.batch = batch;
        this.imprints = imprints;
    }

    /** One poster at a time, across all processes of the database; to the end of the transaction. */
    void takePostersTurn() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(:key)")
                .param("key", POSTERS_KEY)
                .query(Integer.class)
                .single();
    }

    Optional<Batch> lastBatch() {
        return jdbc.sql("select * from ledger.batch order by id desc limit 1")
                .query((rs, n) -> batch(rs))
                .optional();
    }

    @Override
    public Optional<Instant> postedAt(long batch) {
        return batch(batch).map(Batch::postedAt);
    }

    @Override
    public long count() {
        return lastBatch().map(Batch::id).orElse(0L);
    }

    /** The last batch that ends at a sequence number or before it; 0 if there is none. */
    long lastBatchUpTo(long seq) {
        return jdbc.sql("select coalesce(max(id), 0) from ledger.batch where to_seq <= :seq")
                .param("seq", seq)
                .query(Long.class)
                .single();
    }

    Optional<Batch> batch(long id) {
        return jdbc.sql("select * from ledger.batch where id = :id")
                .param("id", id)
                .query((rs, n) -> batch(rs))
                .optional();
    }

    /** The batch that a sequence number was posted with. */
    Optional<Batch> batchOf(long seq) {
        return jdbc.sql("select * from ledger.batch where from_seq <= :seq order by from_seq desc limit 1")
                .param("seq", seq)
                .query((rs, n) -> batch(rs))
                .optional()
                .filter(batch -> seq <= batch.toSeq());
    }

    void insert(Batch posted) {
        jdbc.sql("""
                        insert into ledger.batch
                            (id, from_seq, to_seq, posted_at, payments, payments_hash, entries_hash, hash, closes)
                        values (:id, :from, :to, :postedAt, :payments, :paymentsHash, :entriesHash, :hash, :closes)
                        """)
                .param("id", posted.id())
                .param("from", posted.fromSeq())
                .param("to", posted.toSeq())
                .param("postedAt", posted.postedAt().atOffset(ZoneOffset.UTC))
                .param("payments", posted.payments())
                .param("paymentsHash", posted.paymentsHash().bytes())
                .param("entriesHash", posted.entriesHash().bytes())
                .param("hash", posted.hash().bytes())
                .param(
                        "closes",
                        posted.closes() == null ? null : posted.closes().atDay(1))
                .update();
    }

    void insert(long batchId, List<LedgerEntry> entries) {
        var ids = accountIds(entries);
        batch.execute((ConnectionCallback<@Nullable Void>) connection -> {
            copy(batchId, entries, ids, connection);
            return null;
        });
    }

    private static void copy(long batchId, List<LedgerEntry> entries, Map<Account, Long> ids, Connection connection)
            throws SQLException {
        try (var copy = new BinaryCopy(connection, """
                copy ledger.entry (batch_id, number, account_id, counter_id, version_id, clause, offer_id, segment_id,
                    day, amount) from stdin binary
                """)) {
            int number = 0;
            for (var entry : entries) {
                var key = entry.key();
                copy.row(10)
                        .bigint(batchId)
                        .integer(++number)
                        .bigint(ids.get(key.account()))
                        .bigint(ids.get(key.counter()))
                        .bigint(key.version())
                        .integer(key.clause())
                        .bigint(key.offer())
                        .bigint(key.segment())
                        .date(key.day())
                        .bigint(entry.amount());
            }
            copy.end();
        }
    }

    /** The id of each account that the entries name; new ones are opened. */
    private Map<Account, Long> accountIds(List<LedgerEntry> entries) {
        var needed = new HashSet<Account>();
        for (var entry : entries) {
            needed.add(entry.key().account());
            needed.add(entry.key().counter());
        }
        var ids = accounts();
        needed.removeAll(ids.keySet());
        if (needed.isEmpty()) return ids;
        imprints.changed("ledger.account");
        batch.batchUpdate(
                "insert into ledger.account (kind, party_id, currency) values (?, ?, ?) on conflict do nothing",
                needed,
                1000,
                (statement, account) -> {
                    statement.setString(1, account.kind().name().toLowerCase(Locale.ROOT));
                    statement.setObject(2, account.party());
                    statement.setString(3, account.currency().getCurrencyCode());
                });
        return accounts();
    }

    /** The entries of batches, for a proof. */
    PostedEntries postedEntries(Findings findings) {
        var accounts = new HashMap<Long, Account>();
        accounts().forEach((account, id) -> accounts.put(id, account));
        return new PostedEntries(batch, accounts, findings);
    }

    /** Whether there are entries before the first batch or behind the last. */
    boolean hasEntriesBeside(long batches) {
        return jdbc.sql("select exists (select 1 from ledger.entry where batch_id < 1 or batch_id > :last)")
                .param("last", batches)
                .query(Boolean.class)
                .single();
    }

    /**
     * The id of an account; nothing if it was never opened. Asked for by itself, so that the database knows which account it
     * plans for: the customers' is in nearly every entry, a unit's in few.
     */
    Optional<Long> id(Account account) {
        return ids.get(account);
    }

    private Map<Account, Long> readIds(Collection<Account> accounts) {
        var found = new HashMap<Account, Long>();
        for (var account : accounts) readId(account).ifPresent(id -> found.put(account, id));
        return found;
    }

    private Optional<Long> readId(Account account) {
        return jdbc.sql("""
                        select id from ledger.account
                        where kind = :kind and currency = :currency
                          and (party_id = :party or (:party::bigint is null and party_id is null))
                        """)
                .param("kind", account.kind().name().toLowerCase(Locale.ROOT))
                .param("party", account.party())
                .param("currency", account.currency().getCurrencyCode())
                .query(Long.class)
                .optional();
    }

    private Map<Account, Long> accounts() {
        var ids = new HashMap<Account, Long>();
        jdbc.sql("select id, kind, party_id, currency from ledger.account").query(rs -> {
            ids.put(account(rs, "kind", "party_id"), rs.getLong("id"));
        });
        return ids;
    }

    /** Adds to the tally; its rows are sums, so they are the one thing here that is updated. */
    void add(Map<TallyKey, Tally> tally) {
        var rows = tally.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(TALLY_ORDER))
                .toList();
        jdbc.sql("""
                        insert into ledger.tally as t (cascade_id, shared, quantity, month, count, tax)
                        select * from unnest(:cascades::int[], :shared::bigint[], :quantities::bigint[],
                            :months::date[], :counts::bigint[], :taxes::bigint[])
                        on conflict (cascade_id, shared, quantity, month)
                        do update set count = t.count + excluded.count, tax = t.tax + excluded.tax
                        """)
                .param(
                        "cascades",
                        rows.stream().map(row -> row.getKey().cascade()).toArray(Integer[]::new))
                .param("shared", rows.stream().map(row -> row.getKey().shared()).toArray(Long[]::new))
                .param(
                        "quantities",
                        rows.stream().map(row -> row.getKey().quantity()).toArray(Long[]::new))
                .param(
                        "months",
                        rows.stream()
                                .map(row -> row.getKey().month().toString())
                                .toArray(String[]::new))
                .param(
                        "counts",
                        rows.stream().map(row -> row.getValue().count()).toArray(Long[]::new))
                .param("taxes", rows.stream().map(row -> row.getValue().tax()).toArray(Long[]::new))
                .update();
    }

    private static final Comparator<TallyKey> TALLY_ORDER = Comparator.comparingInt(TallyKey::cascade)
            .thenComparingLong(TallyKey::shared)
            .thenComparingLong(TallyKey::quantity)
            .thenComparing(TallyKey::month);

    /** Every row of the tally. */
    void eachTally(BiConsumer<TallyKey, Tally> consumer) {
        jdbc.sql("select * from ledger.tally").query(rs -> {
            consumer.accept(
                    new TallyKey(
                            rs.getInt("cascade_id"),
                            rs.getLong("shared"),
                            rs.getLong("quantity"),
                            rs.getObject("month", LocalDate.class)),
                    new Tally(rs.getLong("count"), rs.getLong("tax")));
        });
    }

    /** The entries of a batch in their order. */
    List<LedgerEntry> entries(long batchId) {
        return jdbc.sql(ENTRIES + " where e.batch_id = :batch order by e.number")
                .param("batch", batchId)
                .query((rs, n) -> entry(rs))
                .list();
    }

    List<Batch> batches(long offset, int limit) {
        return jdbc.sql("select * from ledger.batch order by id desc offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> batch(rs))
                .list();
    }

    /** The currencies of the accounts. */
    List<Currency> currencies() {
        return currencies.now().orElseGet(this::readCurrencies);
    }

    private List<Currency> readCurrencies() {
        return jdbc.sql("select distinct currency from ledger.account")
                .query((rs, n) -> Currency.getInstance(rs.getString("currency")))
                .list();
    }

    /** All batches in their order. */
    List<Batch> batches() {
        return jdbc.sql("select * from ledger.batch order by id")
                .query((rs, n) -> batch(rs))
                .list();
    }

    private static Batch batch(ResultSet rs) throws SQLException {
        return new Batch(
                rs.getLong("id"),
                rs.getLong("from_seq"),
                rs.getLong("to_seq"),
                rs.getObject("posted_at", OffsetDateTime.class).toInstant(),
                rs.getInt("payments"),
                Sha256.of(rs.getBytes("payments_hash")),
                Sha256.of(rs.getBytes("entries_hash")),
                Sha256.of(rs.getBytes("hash")),
                month(rs, "closes"));
    }

    private static @Nullable YearMonth month(ResultSet rs, String column) throws SQLException {
        var day = rs.getObject(column, LocalDate.class);
        return day == null ? null : YearMonth.from(day);
    }

    static LedgerEntry entry(ResultSet rs) throws SQLException {
        return new LedgerEntry(
                new LedgerEntry.Key(
                        account(rs, "kind", "party_id"),
                        account(rs, "counter_kind", "counter_party"),
                        rs.getObject("version_id", Long.class),
                        rs.getObject("clause", Integer.class),
                        rs.getObject("offer_id", Long.class),
                        rs.getObject("segment_id", Long.class),
                        rs.getObject("day", LocalDate.class)),
                rs.getLong("amount"));
    }

    private static Account account(ResultSet rs, String kind, String party) throws SQLException {
        return new Account(
                Account.Kind.valueOf(rs.getString(kind).toUpperCase(Locale.ROOT)),
                rs.getObject(party, Long.class),
                Currency.getInstance(rs.getString("currency")));
    }
}
