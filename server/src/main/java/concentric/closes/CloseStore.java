package concentric.closes;

import concentric.engine.close.StakeKey;
import concentric.engine.terms.Measure;
import concentric.platform.Act;
import concentric.platform.Imprints;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CloseStore {

    private final JdbcClient jdbc;
    private final Imprints imprints;

    CloseStore(JdbcClient jdbc, Imprints imprints) {
        this.jdbc = jdbc;
        this.imprints = imprints;
    }

    CloseRun.Id insert(YearMonth month, boolean complete, Act.Id act) {
        imprints.changed("closes.close");
        return new CloseRun.Id(jdbc.sql(
                        "insert into closes.close (month, complete, act_id) values (:month, :complete, :act) returning id")
                .param("month", month.atDay(1))
                .param("complete", complete)
                .param("act", act.value())
                .query(Long.class)
                .single());
    }

    void insertClosed(CloseRun.Id run, Collection<Long> versions) {
        imprints.changed("closes.closed_version");
        jdbc.sql(
                        "insert into closes.closed_version (close_id, version_id) select :run, * from unnest(:versions::bigint[])")
                .param("run", run.value())
                .param("versions", versions.toArray(Long[]::new))
                .update();
    }

    void insertCarried(CloseRun.Id run, Currency currency, Map<StakeKey, Long> carried) {
        imprints.changed("closes.carried");
        carried.forEach((key, amount) -> jdbc.sql("""
                        insert into closes.carried (close_id, currency, contract, node, served, amount)
                        values (:run, :currency, :contract, :node, :served, :amount)
                        """)
                .param("run", run.value())
                .param("currency", currency.getCurrencyCode())
                .param("contract", key.contract())
                .param("node", key.node())
                .param("served", key.served())
                .param("amount", amount)
                .update());
    }

    void insertKnown(CloseRun.Id run, Map<Measure, BigDecimal> known) {
        imprints.changed("closes.known_measure");
        known.forEach((measure, value) -> jdbc.sql("""
                        insert into closes.known_measure (close_id, subject, measure, value)
                        values (:run, :subject, :measure, :value)
                        """)
                .param("run", run.value())
                .param("subject", measure.subject())
                .param("measure", measure.name())
                .param("value", value)
                .update());
    }

    void insertCosts(CloseRun.Id run, Map<Currency, Map<String, Long>> costs) {
        imprints.changed("closes.known_cost");
        costs.forEach((currency, ofUnits) -> {
            var units = ofUnits.keySet().toArray(String[]::new);
            jdbc.sql("""
                            insert into closes.known_cost (close_id, currency, unit, amount)
                            select :run, :currency, * from unnest(:units::text[], :amounts::bigint[])
                            """)
                    .param("run", run.value())
                    .param("currency", currency.getCurrencyCode())
                    .param("units", units)
                    .param("amounts", Arrays.stream(units).map(ofUnits::get).toArray(Long[]::new))
                    .update();
        });
    }

    Map<Currency, Map<String, Long>> costs(CloseRun.Id run) {
        return costs(List.of(run)).getOrDefault(run, Map.of());
    }

    /** What several closes knew of costs; one that knew of none is left out. */
    Map<CloseRun.Id, Map<Currency, Map<String, Long>>> costs(Collection<CloseRun.Id> runs) {
        var costs = new HashMap<CloseRun.Id, Map<Currency, Map<String, Long>>>();
        jdbc.sql("select * from closes.known_cost where close_id = any (:runs)")
                .param("runs", ids(runs))
                .query(rs -> {
                    costs.computeIfAbsent(new CloseRun.Id(rs.getLong("close_id")), none -> new HashMap<>())
                            .computeIfAbsent(Currency.getInstance(rs.getString("currency")), none -> new HashMap<>())
                            .put(rs.getString("unit"), rs.getLong("amount"));
                });
        return costs;
    }

    /** What a unit spent in each month that is closed, as its last close knew it; months without are left out. */
    Map<YearMonth, Long> costs(String unit, Currency currency) {
        var costs = new HashMap<YearMonth, Long>();
        jdbc.sql("""
                        select distinct on (c.month) c.month, k.amount
                        from closes.close c
                        left join closes.known_cost k
                            on k.close_id = c.id and k.unit = :unit and k.currency = :currency
                        order by c.month desc, c.id desc
                        """)
                .param("unit", unit)
                .param("currency", currency.getCurrencyCode())
                .query(rs -> {
                    long amount = rs.getLong("amount");
                    if (amount != 0) costs.put(YearMonth.from(rs.getObject("month", LocalDate.class)), amount);
                });
        return costs;
    }

    /** The closes of a month, the first first. */
    List<CloseRun> of(YearMonth month) {
        return jdbc.sql("""
                        select c.id, c.month, c.complete, c.act_id, a.at, a.account_id
                        from closes.close c join platform.act a on a.id = c.act_id
                        where c.month = :month order by c.id
                        """)
                .param("month", month.atDay(1))
                .query((rs, n) -> run(rs))
                .list();
    }

    /** The last close of each month, the latest month first. */
    List<CloseRun> latest() {
        return jdbc.sql("""
                        select distinct on (c.month) c.id, c.month, c.complete, c.act_id, a.at, a.account_id
                        from closes.close c join platform.act a on a.id = c.act_id
                        order by c.month desc, c.id desc
                        """).query((rs, n) -> run(rs)).list();
    }

    /** The versions that these closes decided. */
    List<Long> closed(Collection<CloseRun.Id> runs) {
        return jdbc.sql("select version_id from closes.closed_version where close_id = any (:runs)")
                .param("runs", ids(runs))
                .query((rs, n) -> rs.getLong("version_id"))
                .list();
    }

    Map<StakeKey, Long> carried(CloseRun.Id run, Currency currency) {
        var carried = new HashMap<StakeKey, Long>();
        jdbc.sql("select * from closes.carried where close_id = :run and currency = :currency")
                .param("run", run.value())
                .param("currency", currency.getCurrencyCode())
                .query(rs -> {
                    carried.put(
                            new StakeKey(rs.getString("contract"), rs.getString("node"), rs.getString("served")),
                            rs.getLong("amount"));
                });
        return carried;
    }

    Map<Measure, BigDecimal> known(CloseRun.Id run) {
        return known(List.of(run)).getOrDefault(run, Map.of());
    }

    /** What several closes knew of measures; one that knew of none is left out. */
    Map<CloseRun.Id, Map<Measure, BigDecimal>> known(Collection<CloseRun.Id> runs) {
        var known = new HashMap<CloseRun.Id, Map<Measure, BigDecimal>>();
        jdbc.sql("select * from closes.known_measure where close_id = any (:runs)")
                .param("runs", ids(runs))
                .query(rs -> {
                    known.computeIfAbsent(new CloseRun.Id(rs.getLong("close_id")), none -> new HashMap<>())
                            .put(
                                    new Measure(rs.getString("subject"), rs.getString("measure")),
                                    rs.getBigDecimal("value"));
                });
        return known;
    }

    private static Long[] ids(Collection<CloseRun.Id> runs) {
        return runs.stream().map(CloseRun.Id::value).toArray(Long[]::new);
    }

    private static CloseRun run(ResultSet rs) throws SQLException {
        return new CloseRun(
                new CloseRun.Id(rs.getLong("id")),
                YearMonth.from(rs.getObject("month", LocalDate.class)),
                rs.getBoolean("complete"),
                new Act.Id(rs.getLong("act_id")),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getLong("account_id"));
    }
}
