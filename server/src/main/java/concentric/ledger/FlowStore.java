package concentric.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Posted entries, added up: those of batches after {@code shadow}, the last one in which nothing was owed. */
@Repository
class FlowStore {

    /** Rows that are fetched at once. */
    private static final int PIECE = 5_000;

    /** What is of the {@link Part} that is asked for. */
    private static final String PART = """
            (:part = 'ALL'
              or (batch_id in (select id from ledger.batch where closes is not null)) = (:part = 'CLOSE')
                and account_id not in (select id from ledger.account where kind in ('opening', 'payout', 'handover'))
                and counter_id not in (select id from ledger.account where kind in ('opening', 'payout', 'handover')))
            """;

    private final JdbcClient jdbc;
    private final LedgerStore accounts;

    FlowStore(JdbcClient jdbc, LedgerStore accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /**
     * What accounts received and paid.
     *
     * @param live whether without what closes posted
     */
    List<Total> totals(long shadow, Period period, boolean live) {
        return jdbc.sql("""
                        select a.kind, a.party_id, a.currency, sum(m.received)::bigint as received, sum(m.paid)::bigint as paid
                        from (
                            select account_id as id, sum(amount) as received, 0 as paid from ledger.entry
                            where batch_id > :shadow and batch_id <= :last and (:from::date is null or day >= :from) and (:to::date is null or day <= :to)
                              and not (:live and batch_id in (select id from ledger.batch where closes is not null))
                            group by account_id
                            union all
                            select counter_id, 0, sum(amount) from ledger.entry
                            where batch_id > :shadow and batch_id <= :last and (:from::date is null or day >= :from) and (:to::date is null or day <= :to)
                              and not (:live and batch_id in (select id from ledger.batch where closes is not null))
                            group by counter_id) m
                        join ledger.account a on a.id = m.id
                        group by a.kind, a.party_id, a.currency
                        """)
                .param("shadow", Math.max(shadow, period.after()))
                .param("last", period.upTo())
                .param("from", period.from())
                .param("to", period.to())
                .param("live", live)
                .query((rs, n) ->
                        new Total(account(rs, "kind", "party_id"), rs.getLong("received"), rs.getLong("paid")))
                .list();
    }

    List<Flow> flows(long shadow, Account account, Period period, Part part) {
        return accounts.id(account).map(id -> flows(id, shadow, period, part)).orElse(List.of());
    }

    private List<Flow> flows(long id, long shadow, Period period, Part part) {
        return jdbc.sql("""
                        select a.kind, a.party_id, a.currency, c.kind as counter_kind, c.party_id as counter_party,
                               e.version_id, e.clause, e.offer_id, e.segment_id, e.amount
                        from (
                            select account_id, counter_id, version_id, clause, offer_id, segment_id, sum(amount)::bigint as amount
                            from ledger.entry
                            where (account_id = :id or counter_id = :id)
                              and batch_id > :shadow and batch_id <= :last and (:from::date is null or day >= :from) and (:to::date is null or day <= :to)
                              and %s
                            group by account_id, counter_id, version_id, clause, offer_id, segment_id) e
                        join ledger.account a on a.id = e.account_id
                        join ledger.account c on c.id = e.counter_id
                        """.formatted(PART))
                .param("id", id)
                .param("part", part.name())
                .param("shadow", Math.max(shadow, period.after()))
                .param("last", period.upTo())
                .param("from", period.from())
                .param("to", period.to())
                .query((rs, n) -> flow(rs))
                .list();
    }

    List<Exchange> exchanges(long shadow, Period period) {
        return jdbc.sql("""
                        select a.kind, a.party_id, a.currency, c.kind as counter_kind, c.party_id as counter_party,
                               e.version_id, e.offer_id, e.amount
                        from (
                            select account_id, counter_id, version_id, offer_id, sum(amount)::bigint as amount
                            from ledger.entry
                            where batch_id > :shadow and batch_id <= :last and (:from::date is null or day >= :from) and (:to::date is null or day <= :to)
                            group by account_id, counter_id, version_id, offer_id) e
                        join ledger.account a on a.id = e.account_id
                        join ledger.account c on c.id = e.counter_id
                        """)
                .param("shadow", Math.max(shadow, period.after()))
                .param("last", period.upTo())
                .param("from", period.from())
                .param("to", period.to())
                .query((rs, n) -> exchange(rs))
                .list();
    }

    List<Exchange> exchanges(long shadow, Collection<Long> offers, Period period) {
        return jdbc.sql("""
                        select a.kind, a.party_id, a.currency, c.kind as counter_kind, c.party_id as counter_party,
                               e.version_id, e.offer_id, e.amount
                        from (
                            select account_id, counter_id, version_id, offer_id, sum(amount)::bigint as amount
                            from ledger.entry
                            where offer_id = any (:offers)
                              and batch_id > :shadow and batch_id <= :last and (:from::date is null or day >= :from) and (:to::date is null or day <= :to)
                            group by account_id, counter_id, version_id, offer_id) e
                        join ledger.account a on a.id = e.account_id
                        join ledger.account c on c.id = e.counter_id
                        """)
                .param("offers", offers.toArray(Long[]::new))
                .param("shadow", Math.max(shadow, period.after()))
                .param("last", period.upTo())
                .param("from", period.from())
                .param("to", period.to())
                .query((rs, n) -> exchange(rs))
                .list();
    }

    /** What an account received and paid in each month in which any of the part moved, earliest first. */
    List<Month> months(long shadow, Account account, Part part) {
        return accounts.id(account).map(id -> months(id, shadow, part)).orElse(List.of());
    }

    private List<Month> months(long id, long shadow, Part part) {
        return jdbc.sql("""
                        select m.month, sum(m.received)::bigint as received, sum(m.paid)::bigint as paid
                        from (
                            select date_trunc('month', day)::date as month, amount as received, 0 as paid
                            from ledger.entry where account_id = :id and batch_id > :shadow and %1$s
                            union all
                            select date_trunc('month', day)::date, 0, amount
                            from ledger.entry where counter_id = :id and batch_id > :shadow and %1$s) m
                        group by m.month order by m.month
                        """.formatted(PART))
                .param("id", id)
                .param("part", part.name())
                .param("shadow", shadow)
                .query((rs, n) -> new Month(
                        YearMonth.from(rs.getObject("month", LocalDate.class)),
                        rs.getLong("received"),
                        rs.getLong("paid")))
                .list();
    }

    /** Tells what moved, day by day, and of a day by contract version and offer; as it is read, whatever its length. */
    void movements(long shadow, Period period, Consumer<Movement> told) {
        jdbc.sql("""
                        select e.day, a.kind, a.party_id, a.currency, c.kind as counter_kind, c.party_id as counter_party,
                               e.version_id, e.offer_id, e.amount
                        from (
                            select day, account_id, counter_id, version_id, offer_id, sum(amount)::bigint as amount
                            from ledger.entry
                            where batch_id > :shadow and batch_id <= :last and (:from::date is null or day >= :from) and (:to::date is null or day <= :to)
                            group by day, account_id, counter_id, version_id, offer_id) e
                        join ledger.account a on a.id = e.account_id
                        join ledger.account c on c.id = e.counter_id
                        order by e.day, e.version_id, e.offer_id, e.account_id, e.counter_id
                        """)
                .param("shadow", Math.max(shadow, period.after()))
                .param("last", period.upTo())
                .param("from", period.from())
                .param("to", period.to())
                .withFetchSize(PIECE)
                .query(rs -> {
                    told.accept(new Movement(
                            rs.getObject("day", LocalDate.class),
                            new Exchange.Reason(
                                    account(rs, "kind", "party_id"),
                                    account(rs, "counter_kind", "counter_party"),
                                    rs.getObject("version_id", Long.class),
                                    rs.getObject("offer_id", Long.class)),
                            rs.getLong("amount")));
                });
    }

    /** The first and the last day of all entries; none if there are none. */
    List<LocalDate> days(long shadow) {
        return jdbc
                .sql("""
                        select min(day) as day from ledger.entry where batch_id > :shadow
                        union select max(day) from ledger.entry where batch_id > :shadow
                        """)
                .param("shadow", shadow)
                .query((rs, n) -> Optional.ofNullable(rs.getObject("day", LocalDate.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    static Flow flow(ResultSet rs) throws SQLException {
        return new Flow(
                new Flow.Reason(
                        account(rs, "kind", "party_id"),
                        account(rs, "counter_kind", "counter_party"),
                        rs.getObject("version_id", Long.class),
                        rs.getObject("clause", Integer.class),
                        rs.getObject("offer_id", Long.class),
                        rs.getObject("segment_id", Long.class)),
                rs.getLong("amount"));
    }

    private static Exchange exchange(ResultSet rs) throws SQLException {
        return new Exchange(
                new Exchange.Reason(
                        account(rs, "kind", "party_id"),
                        account(rs, "counter_kind", "counter_party"),
                        rs.getObject("version_id", Long.class),
                        rs.getObject("offer_id", Long.class)),
                rs.getLong("amount"));
    }

    private static Account account(ResultSet rs, String kind, String party) throws SQLException {
        return new Account(
                Account.Kind.valueOf(rs.getString(kind).toUpperCase(Locale.ROOT)),
                rs.getObject(party, Long.class),
                Currency.getInstance(rs.getString("currency")));
    }
}
