package concentric.payouts;

import concentric.payouts.Payout.Ending;
import concentric.platform.Act;
import concentric.platform.Imprints;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PayoutStore {

    private static final String SELECT = """
            select p.id, p.currency, p.day, p.from_id, a.at, a.account_id,
                   (select sum(l.amount) from payouts.line l where l.payout_id = p.id) as total,
                   (select count(*) from payouts.line l where l.payout_id = p.id) as lines,
                   e.kind as ended, ea.at as ended_at, ea.account_id as ended_by
            from payouts.payout p
            join platform.act a on a.id = p.act_id
            left join payouts.ending e on e.payout_id = p.id
            left join platform.act ea on ea.id = e.act_id
            """;

    private final JdbcClient jdbc;
    private final Imprints imprints;
    private final BankAccountStore accounts;

    PayoutStore(JdbcClient jdbc, Imprints imprints, BankAccountStore accounts) {
        this.jdbc = jdbc;
        this.imprints = imprints;
        this.accounts = accounts;
    }

    /** A line that is to be written. */
    record NewLine(long party, BankAccount.Id account, long amount) {}

    Payout.Id insert(Currency currency, LocalDate day, BankAccount.Id from, List<NewLine> lines, Act.Id act) {
        imprints.changed("payouts.payout");
        imprints.changed("payouts.line");
        long id = jdbc.sql("""
                        insert into payouts.payout (currency, day, from_id, act_id)
                        values (:currency, :day, :from, :act) returning id
                        """)
                .param("currency", currency.getCurrencyCode())
                .param("day", day)
                .param("from", from.value())
                .param("act", act.value())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into payouts.line (payout_id, number, party_id, account_id, amount)
                        select :payout, number, party, account, amount
                        from unnest(:parties::bigint[], :accounts::bigint[], :amounts::bigint[])
                            with ordinality as given (party, account, amount, number)
                        """)
                .param("payout", id)
                .param("parties", lines.stream().map(NewLine::party).toArray(Long[]::new))
                .param(
                        "accounts",
                        lines.stream().map(line -> line.account().value()).toArray(Long[]::new))
                .param("amounts", lines.stream().map(NewLine::amount).toArray(Long[]::new))
                .update();
        return new Payout.Id(id);
    }

    void end(Payout.Id id, Ending.Kind kind, Act.Id act) {
        imprints.changed("payouts.ending");
        jdbc.sql("insert into payouts.ending (payout_id, kind, act_id) values (:payout, :kind, :act)")
                .param("payout", id.value())
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("act", act.value())
                .update();
    }

    Optional<Payout> find(Payout.Id id) {
        return found(jdbc.sql(SELECT + " where p.id = :id")
                        .param("id", id.value())
                        .query((rs, n) -> Row.of(rs))
                        .list())
                .stream()
                .findFirst();
    }

    /** The latest first. */
    List<Payout> list(long offset, int limit) {
        return found(jdbc.sql(SELECT + " order by p.id desc offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> Row.of(rs))
                .list());
    }

    List<Payout> after(long id, int limit) {
        return found(jdbc.sql(SELECT + " where p.id > :id order by p.id limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> Row.of(rs))
                .list());
    }

    long count() {
        return jdbc.sql("select count(*) from payouts.payout").query(Long.class).single();
    }

    /** The lines of a payout in their order. */
    List<Payout.Line> lines(Payout.Id id) {
        return lines(jdbc.sql("select * from payouts.line where payout_id = :id order by number")
                        .param("id", id.value())
                        .query((rs, n) -> LineRow.of(rs))
                        .list())
                .stream()
                .map(Given::line)
                .toList();
    }

    /** The payouts that have a line of a party, the latest first. */
    List<Payout> of(long party, int limit) {
        return found(jdbc.sql(SELECT + """
                         where p.id in (select payout_id from payouts.line where party_id = :party)
                        order by p.id desc limit :limit
                        """)
                .param("party", party)
                .param("limit", limit)
                .query((rs, n) -> Row.of(rs))
                .list());
    }

    /** What a party gets of each of these payouts. */
    Map<Long, Payout.Line> lines(Collection<Payout.Id> payouts, long party) {
        var rows = jdbc.sql("select * from payouts.line where party_id = :party and payout_id = any (:payouts)")
                .param("party", party)
                .param("payouts", payouts.stream().map(Payout.Id::value).toArray(Long[]::new))
                .query((rs, n) -> LineRow.of(rs))
                .list();
        var lines = new HashMap<Long, Payout.Line>();
        lines(rows).forEach(given -> lines.put(given.payout(), given.line()));
        return lines;
    }

    /** A line, and of which payout it is. */
    private record Given(long payout, Payout.Line line) {}

    /** A line whose bank account is not looked up yet. */
    private record LineRow(long payout, int number, long party, long account, long amount) {

        static LineRow of(ResultSet rs) throws SQLException {
            return new LineRow(
                    rs.getLong("payout_id"),
                    rs.getInt("number"),
                    rs.getLong("party_id"),
                    rs.getLong("account_id"),
                    rs.getLong("amount"));
        }
    }

    private List<Given> lines(List<LineRow> rows) {
        var known = accounts.all(rows.stream().map(LineRow::account).distinct().toList());
        return rows.stream()
                .map(row -> new Given(
                        row.payout(),
                        new Payout.Line(
                                row.number(),
                                row.party(),
                                Objects.requireNonNull(known.get(row.account())),
                                row.amount())))
                .toList();
    }

    /** What each party is to get by payouts that are open, in minor units. */
    Map<Long, Long> open(Currency currency) {
        var open = new HashMap<Long, Long>();
        jdbc.sql("""
                        select l.party_id, sum(l.amount) as amount
                        from payouts.line l
                        join payouts.payout p on p.id = l.payout_id
                        where p.currency = :currency
                          and not exists (select 1 from payouts.ending e where e.payout_id = p.id)
                        group by l.party_id
                        """).param("currency", currency.getCurrencyCode()).query(rs -> {
            open.put(rs.getLong("party_id"), rs.getLong("amount"));
        });
        return open;
    }

    private List<Payout> found(List<Row> rows) {
        var from = accounts.all(rows.stream().map(Row::from).distinct().toList());
        return rows.stream()
                .map(row -> row.payout(Objects.requireNonNull(from.get(row.from()))))
                .toList();
    }

    /** A payout whose own bank account is not looked up yet. */
    private record Row(long from, Function<BankAccount, Payout> of) {

        static Row of(ResultSet rs) throws SQLException {
            var id = new Payout.Id(rs.getLong("id"));
            var currency = Currency.getInstance(rs.getString("currency"));
            var day = rs.getObject("day", LocalDate.class);
            long total = rs.getLong("total");
            int lines = rs.getInt("lines");
            var at = rs.getObject("at", OffsetDateTime.class).toInstant();
            long by = rs.getLong("account_id");
            var ended = rs.getString("ended");
            var ending = ended == null
                    ? null
                    : new Ending(
                            Ending.Kind.valueOf(ended.toUpperCase(Locale.ROOT)),
                            rs.getObject("ended_at", OffsetDateTime.class).toInstant(),
                            rs.getLong("ended_by"));
            return new Row(
                    rs.getLong("from_id"),
                    account -> new Payout(id, currency, day, account, total, lines, at, by, ending));
        }

        Payout payout(BankAccount account) {
            return of.apply(account);
        }
    }
}
