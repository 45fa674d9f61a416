package concentric.contracts;

import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Gathered;
import concentric.platform.Imprints;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.Registration;
import concentric.platform.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The door of funds. */
@Service
public class Funds {

    private static final int LONGEST_NAME = 200;

    private static final String SELECT = """
            select f.id, f.code, f.name, f.unit_id, u.code as unit, w.ids, w.codes, w.froms
            from contracts.fund f
            join platform.party u on u.id = f.unit_id
            left join lateral (%s = f.id) w on true
            """.formatted(Owner.columns("contracts.fund_keeper", "fund_id"));

    private final JdbcClient jdbc;
    private final Parties parties;
    private final Imprints imprints;
    private final Acts acts;
    private final Units units;
    private final InstantSource clock;
    private final Gathered<Long, Fund> byId;

    Funds(
            JdbcClient jdbc,
            Parties parties,
            Imprints imprints,
            Acts acts,
            Units units,
            Snapshots snapshots,
            InstantSource clock) {
        this.byId = snapshots.gather(this::read, "contracts.fund", "contracts.fund_keeper", "platform.party");
        this.clock = clock;
        this.jdbc = jdbc;
        this.parties = parties;
        this.imprints = imprints;
        this.acts = acts;
        this.units = units;
    }

    /** Opens a fund that a unit looks after. */
    @Transactional
    public Adding<Fund> open(String code, String name, String unit, Actor by) {
        var owner = parties.find(unit).filter(party -> party.noun().equals("unit"));
        var faults = faults(code, name, unit, owner, by);
        if (!faults.isEmpty()) return new Adding.Refused<>(faults);
        return whole(
                acts.perform(Act.of("fund.open", by, code, unit), act -> open(code, name, owner.orElseThrow(), act)));
    }

    /** One row of an import, whose act is the job's. */
    Adding<Fund> open(String code, String name, String unit, Actor by, Act.Id act) {
        var owner = parties.find(unit).filter(party -> party.noun().equals("unit"));
        var faults = faults(code, name, unit, owner, by);
        return faults.isEmpty() ? open(code, name, owner.orElseThrow(), act) : new Adding.Refused<>(faults);
    }

    /** An act that comes to nothing is not logged either. */
    private static Adding<Fund> whole(Adding<Fund> adding) {
        if (adding instanceof Adding.Refused<Fund>) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return adding;
    }

    private Adding<Fund> open(String code, String name, Party owner, Act.Id act) {
        return switch (parties.register("fund", code)) {
            case Registration.Refused(var fault) -> new Adding.Refused<>(List.of(fault));
            case Registration.Registered(var id) -> {
                insert(id, code, name, owner, act);
                yield new Adding.Added<>(new Fund(id, code, name, owner.id(), owner.code()));
            }
        };
    }

    private void insert(long id, String code, String name, Party owner, Act.Id act) {
        imprints.changed("contracts.fund");
        jdbc.sql("""
                        insert into contracts.fund (id, code, name, unit_id, act_id)
                        values (:id, :code, :name, :unit, :act)
                        """)
                .param("id", id)
                .param("code", code)
                .param("name", name)
                .param("unit", owner.id())
                .param("act", act.value())
                .update();
    }

    private List<Fault> faults(String code, String name, String unit, Optional<Party> owner, Actor by) {
        var faults = new ArrayList<Fault>();
        if (!by.custodian()) faults.add(Fault.in("", "custodian-only"));
        if (code.isEmpty()) faults.add(Fault.in("fund", "missing"));
        if (name.isBlank()) faults.add(Fault.in("name", "missing"));
        if (name.length() > LONGEST_NAME) faults.add(Fault.in("name", "too-long", LONGEST_NAME));
        if (owner.isEmpty()) faults.add(Fault.in("unit", "unknown-unit", unit));
        // Whoever ends hands over what it has: nothing more comes to it.
        owner.flatMap(party -> units.find(new Unit.Id(party.id())))
                .filter(found -> found.until() != null)
                .map(found -> Fault.in("unit", "unit-ended", found.name(), String.valueOf(found.until())))
                .ifPresent(faults::add);
        return faults;
    }

    /** The funds that came under an act: their codes by id. */
    Map<Long, String> codesOf(Act.Id act) {
        var codes = new HashMap<Long, String>();
        jdbc.sql("select id, code from contracts.fund where act_id = :act")
                .param("act", act.value())
                .query(rs -> {
                    codes.put(rs.getLong("id"), rs.getString("code"));
                });
        return codes;
    }

    /** Removes the funds that came under an act; their codes are free again. */
    void remove(Act.Id act) {
        var ids = jdbc.sql("delete from contracts.fund where act_id = :act returning id")
                .param("act", act.value())
                .query((rs, n) -> rs.getLong(1))
                .list();
        imprints.changed("contracts.fund");
        parties.release(ids);
    }

    /** All funds, by code. */
    @Transactional(readOnly = true)
    public List<Fund> list() {
        return jdbc.sql(SELECT + " order by f.code").query((rs, n) -> fund(rs)).list();
    }

    /** Those behind a code, by code: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<Fund> after(String code, int limit) {
        return jdbc.sql(SELECT + " where f.code > :code order by f.code limit :limit")
                .param("code", code)
                .param("limit", limit)
                .query((rs, n) -> fund(rs))
                .list();
    }

    /** Funds by their ids; ids of other parties are passed over. */
    @Transactional(readOnly = true)
    public Map<Long, Fund> all(Collection<Long> ids) {
        // What is kept may have got another keeper meanwhile, by nobody's doing but time's.
        var now = clock.instant();
        return byId.all(ids).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().at(now)));
    }

    /** The unit that looks after each of these funds; other parties are passed over. */
    Map<Long, Long> keepers(Collection<Long> ids) {
        return all(ids).values().stream().collect(Collectors.toMap(Fund::id, Fund::unitId));
    }

    /** Lets another unit look after a fund from an instant on. */
    void keep(long fund, long unit, Instant from, Act.Id act) {
        imprints.changed("contracts.fund_keeper");
        jdbc.sql("""
                        insert into contracts.fund_keeper (fund_id, unit_id, from_at, act_id)
                        values (:fund, :unit, :from, :act)
                        """)
                .param("fund", fund)
                .param("unit", unit)
                .param("from", ContractStore.atOffset(from))
                .param("act", act.value())
                .update();
    }

    private Map<Long, Fund> read(Collection<Long> ids) {
        return jdbc
                .sql(SELECT + " where f.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((rs, n) -> fund(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(Fund::id, Function.identity()));
    }

    private Fund fund(ResultSet rs) throws SQLException {
        return new Fund(
                        rs.getLong("id"),
                        rs.getString("code"),
                        rs.getString("name"),
                        rs.getLong("unit_id"),
                        rs.getString("unit"),
                        Owner.read(rs))
                .at(clock.instant());
    }
}
