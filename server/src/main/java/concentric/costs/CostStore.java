package concentric.costs;

import concentric.network.Unit;
import concentric.platform.Act;
import concentric.platform.Fault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CostStore {

    private static final String SELECT = """
            select c.id, c.unit_id, c.account, c.amount, c.currency, c.day, c.supplier, c.note, c.takes_back_id,
                   b.id as taken_back_by, r.name as receipt, a.at, a.account_id
            from costs.cost c
            join platform.act a on a.id = c.act_id
            left join costs.cost b on b.takes_back_id = c.id
            left join costs.receipt r on r.cost_id = c.id
            """;

    /** Reads the costs of the days alone: by an index, however many there were before. */
    static final String SUMS = """
            select unit_id, sum(amount)::bigint as amount from costs.cost
            where currency = :currency and day >= :from and day < :until group by unit_id
            """;

    private final JdbcClient jdbc;

    CostStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One that is to be written.
     *
     * @param takesBack the cost that it takes back
     * @param source null where it was typed
     */
    record New(
            Unit.Id unit,
            String account,
            long amount,
            Currency currency,
            LocalDate day,
            String supplier,
            String note,
            Cost.@Nullable Id takesBack,
            @Nullable String source,
            @Nullable String externalId) {}

    /** The id of a new one; nothing if what it takes back is taken back, or comes from where another came from. */
    Optional<Cost.Id> insert(New cost, Act.Id act) {
        var takesBack = cost.takesBack();
        return jdbc.sql("""
                        insert into costs.cost (unit_id, account, amount, currency, day, supplier, note, takes_back_id,
                            source, external_id, act_id)
                        values (:unit, :account, :amount, :currency, :day, :supplier, :note, :takesBack,
                            :source, :externalId, :act)
                        on conflict do nothing returning id
                        """)
                .param("unit", cost.unit().value())
                .param("account", cost.account())
                .param("amount", cost.amount())
                .param("currency", cost.currency().getCurrencyCode())
                .param("day", cost.day())
                .param("supplier", cost.supplier())
                .param("note", cost.note())
                .param("takesBack", takesBack == null ? null : takesBack.value())
                .param("source", cost.source())
                .param("externalId", cost.externalId())
                .param("act", act.value())
                .query((rs, n) -> new Cost.Id(rs.getLong("id")))
                .optional();
    }

    /**
     * All that a cost says.
     *
     * @param currency ISO 4217
     */
    record Content(
            long unit, String account, long amount, String currency, LocalDate day, String supplier, String note) {

        static Content of(New cost) {
            return new Content(
                    cost.unit().value(),
                    cost.account(),
                    cost.amount(),
                    cost.currency().getCurrencyCode(),
                    cost.day(),
                    cost.supplier(),
                    cost.note());
        }

        private static Content of(ResultSet rs) throws SQLException {
            return new Content(
                    rs.getLong("unit_id"),
                    rs.getString("account"),
                    rs.getLong("amount"),
                    rs.getString("currency"),
                    rs.getObject("day", LocalDate.class),
                    rs.getString("supplier"),
                    rs.getString("note"));
        }
    }

    /** Where a cost comes from, and how it is called there. */
    record Origin(String source, String externalId) {

        static Optional<Origin> of(New cost) {
            var source = cost.source();
            var externalId = cost.externalId();
            return source == null || externalId == null
                    ? Optional.empty()
                    : Optional.of(new Origin(source, externalId));
        }
    }

    /** What is recorded already of where these come from. */
    Map<Origin, Content> byOrigin(List<New> costs) {
        var origins = costs.stream().flatMap(cost -> Origin.of(cost).stream()).toList();
        var found = new HashMap<Origin, Content>();
        jdbc.sql("""
                        select c.* from costs.cost c
                        join (select distinct source, external_id from unnest(:sources::text[], :ids::text[])
                            as asked (source, external_id)) asked using (source, external_id)
                        """)
                .param("sources", origins.stream().map(Origin::source).toArray(String[]::new))
                .param("ids", origins.stream().map(Origin::externalId).toArray(String[]::new))
                .query(rs -> {
                    found.put(new Origin(rs.getString("source"), rs.getString("external_id")), Content.of(rs));
                });
        return found;
    }

    /** What is recorded of their units on their days without a source, by other acts than this, and stands. */
    Set<Content> recorded(List<New> costs, Act.Id act) {
        return Set.copyOf(jdbc.sql("""
                        select c.* from costs.cost c
                        join (select distinct unit_id, day from unnest(:units::bigint[], :days::date[])
                            as asked (unit_id, day)) asked using (unit_id, day)
                        where c.source is null and c.act_id <> :act and c.takes_back_id is null
                          and not exists (select 1 from costs.cost b where b.takes_back_id = c.id)
                        """)
                .param("units", costs.stream().map(cost -> cost.unit().value()).toArray(Long[]::new))
                .param("days", costs.stream().map(cost -> cost.day().toString()).toArray(String[]::new))
                .param("act", act.value())
                .query((rs, n) -> Content.of(rs))
                .list());
    }

    /** Writes many. */
    void insert(List<New> costs, Act.Id act) {
        jdbc.sql("""
                        insert into costs.cost (unit_id, account, amount, currency, day, supplier, note, source, external_id,
                            act_id)
                        select unit, account, amount, currency, day, supplier, note, source, external_id, :act
                        from unnest(:units::bigint[], :accounts::text[], :amounts::bigint[], :currencies::text[],
                                :days::date[], :suppliers::text[], :notes::text[], :sources::text[], :ids::text[])
                            with ordinality as new (unit, account, amount, currency, day, supplier, note, source,
                                external_id, position)
                        order by position
                        """)
                .param("units", costs.stream().map(each -> each.unit().value()).toArray(Long[]::new))
                .param("accounts", costs.stream().map(New::account).toArray(String[]::new))
                .param("amounts", costs.stream().map(New::amount).toArray(Long[]::new))
                .param(
                        "currencies",
                        costs.stream()
                                .map(each -> each.currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param("days", costs.stream().map(each -> each.day().toString()).toArray(String[]::new))
                .param("suppliers", costs.stream().map(New::supplier).toArray(String[]::new))
                .param("notes", costs.stream().map(New::note).toArray(String[]::new))
                .param("sources", costs.stream().map(New::source).toArray(String[]::new))
                .param("ids", costs.stream().map(New::externalId).toArray(String[]::new))
                .param("act", act.value())
                .update();
    }

    /** What stands in the way of removing what came under an act. */
    List<Fault> inTheWay(Act.Id act, Optional<LocalDate> firstOpen) {
        var faults = new ArrayList<Fault>();
        boolean isClosed = firstOpen
                .filter(open -> jdbc.sql("select exists (select 1 from costs.cost where act_id = :act and day < :open)")
                        .param("act", act.value())
                        .param("open", open)
                        .query(Boolean.class)
                        .single())
                .isPresent();
        if (isClosed) faults.add(Fault.in("", "import-in-closed-month"));
        boolean isTouched =
                jdbc.sql("""
                        select exists (select 1 from costs.cost c where c.act_id = :act and (
                            exists (select 1 from costs.cost b where b.takes_back_id = c.id)
                            or exists (select 1 from costs.receipt r where r.cost_id = c.id)))
                        """).param("act", act.value()).query(Boolean.class).single();
        if (isTouched) faults.add(Fault.in("", "import-touched-since"));
        return faults;
    }

    /** Removes what came under an act. */
    void remove(Act.Id act) {
        jdbc.sql("delete from costs.cost where act_id = :act")
                .param("act", act.value())
                .update();
    }

    /** Whether it is kept; not if the cost has one already. */
    boolean attach(Cost.Id id, Receipt receipt, Act.Id act) {
        return jdbc.sql("""
                        insert into costs.receipt (cost_id, name, media, bytes, act_id)
                        values (:cost, :name, :media, :bytes, :act) on conflict do nothing
                        """)
                        .param("cost", id.value())
                        .param("name", receipt.name())
                        .param("media", receipt.media().orElseThrow())
                        .param("bytes", receipt.bytes())
                        .param("act", act.value())
                        .update()
                == 1;
    }

    Optional<Receipt> receipt(Cost.Id id) {
        return jdbc.sql("select name, bytes from costs.receipt where cost_id = :cost")
                .param("cost", id.value())
                .query((rs, n) -> new Receipt(rs.getString("name"), rs.getBytes("bytes")))
                .optional();
    }

    /** The kinds of cost that a unit named since a day, by name. */
    List<String> accounts(Unit.Id unit, LocalDate since, int limit) {
        return jdbc.sql("""
                        select distinct account from costs.cost
                        where unit_id = :unit and day >= :since and account <> '' order by account limit :limit
                        """)
                .param("unit", unit.value())
                .param("since", since)
                .param("limit", limit)
                .query((rs, n) -> rs.getString("account"))
                .list();
    }

    Optional<Cost> find(Cost.Id id) {
        return jdbc.sql(SELECT + " where c.id = :id")
                .param("id", id.value())
                .query((rs, n) -> cost(rs))
                .optional();
    }

    /**
     * Some costs: of a unit, on some days, in a currency.
     *
     * @param until the day after the last
     * @param by only what this account recorded; null: whoever did
     */
    record Some(
            Unit.Id unit,
            LocalDate from,
            LocalDate until,
            Currency currency,
            @Nullable Long by) {}

    private static final String SOME = """
             where c.unit_id = :unit and c.day >= :from and c.day < :until and c.currency = :currency
              and (:by::bigint is null or a.account_id = :by)
            """;

    /** Some costs, the latest first. */
    List<Cost> ofUnit(Some some, long offset, int limit) {
        return jdbc.sql(SELECT + SOME + " order by c.day desc, c.id desc offset :offset limit :limit")
                .param("unit", some.unit().value())
                .param("from", some.from())
                .param("until", some.until())
                .param("currency", some.currency().getCurrencyCode())
                .param("by", some.by())
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> cost(rs))
                .list();
    }

    /** The same behind an id, by id. */
    List<Cost> after(Some some, long id, int limit) {
        return jdbc.sql(SELECT + SOME + " and c.id > :id order by c.id limit :limit")
                .param("unit", some.unit().value())
                .param("from", some.from())
                .param("until", some.until())
                .param("currency", some.currency().getCurrencyCode())
                .param("id", id)
                .param("by", some.by())
                .param("limit", limit)
                .query((rs, n) -> cost(rs))
                .list();
    }

    long count(Some some) {
        return jdbc.sql("select count(*) from costs.cost c join platform.act a on a.id = c.act_id " + SOME)
                .param("unit", some.unit().value())
                .param("from", some.from())
                .param("until", some.until())
                .param("currency", some.currency().getCurrencyCode())
                .param("by", some.by())
                .query(Long.class)
                .single();
    }

    /** What each unit spent on some days in a currency; costs of each month are none of them. */
    Map<Long, Long> sums(LocalDate from, LocalDate until, Currency currency) {
        var sums = new HashMap<Long, Long>();
        jdbc.sql(SUMS)
                .param("currency", currency.getCurrencyCode())
                .param("from", from)
                .param("until", until)
                .query(rs -> {
                    sums.put(rs.getLong("unit_id"), rs.getLong("amount"));
                });
        return sums;
    }

    /** The currencies of costs on some days. */
    List<Currency> currencies(LocalDate from, LocalDate until) {
        return jdbc.sql("select distinct currency from costs.cost where day >= :from and day < :until")
                .param("from", from)
                .param("until", until)
                .query((rs, n) -> Currency.getInstance(rs.getString("currency")))
                .list();
    }

    /** The same of one unit, by the kind of cost. */
    Map<String, Long> accounts(Unit.Id unit, LocalDate from, LocalDate until, Currency currency) {
        var sums = new HashMap<String, Long>();
        jdbc.sql("""
                        select account, sum(amount)::bigint as amount from costs.cost
                        where unit_id = :unit and currency = :currency and day >= :from and day < :until group by account
                        """)
                .param("unit", unit.value())
                .param("currency", currency.getCurrencyCode())
                .param("from", from)
                .param("until", until)
                .query(rs -> {
                    sums.put(rs.getString("account"), rs.getLong("amount"));
                });
        return sums;
    }

    static Cost cost(ResultSet rs) throws SQLException {
        return new Cost(
                new Cost.Id(rs.getLong("id")),
                new Unit.Id(rs.getLong("unit_id")),
                rs.getString("account"),
                rs.getLong("amount"),
                Currency.getInstance(rs.getString("currency")),
                rs.getObject("day", LocalDate.class),
                rs.getString("supplier"),
                rs.getString("note"),
                id(rs.getObject("takes_back_id", Long.class)),
                id(rs.getObject("taken_back_by", Long.class)),
                rs.getString("receipt"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getLong("account_id"));
    }

    private static Cost.@Nullable Id id(@Nullable Long id) {
        return id == null ? null : new Cost.Id(id);
    }
}
