package concentric.network;

import concentric.platform.Act;
import concentric.platform.Gathered;
import concentric.platform.Kept;
import concentric.platform.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CommunityStore {

    private static final String SELECT = """
            select id, code, name, scenario, (
                select rule from network.community_rule r where r.community_id = community.id
                order by r.act_id desc limit 1) as rule
            from network.community
            """;

    private static final String FOUND = """
            where (:query = '' or strpos(lower(name || ' ' || code || ' ' || scenario), lower(:query)) > 0)
              and (:side::bigint[] is null or exists (
                  select 1 from network.participation p
                  where p.community_id = community.id and p.unit_id = any (:side)
                    and (p.until_day is null or p.until_day > p.from_day)))
            """;

    private static final String PARTICIPATION =
            "select id, community_id, unit_id, from_day, until_day from network.participation ";

    /** Holds on {@code :day}. */
    private static final String ON_DAY = " from_day <= :day and (until_day is null or until_day > :day) ";

    /** "Commun" in ASCII and room for the id of a community. */
    private static final long COMMUNITIES_KEY = 0x436f_6d6d_756e_0000L;

    private final JdbcClient jdbc;
    private final Gathered<Long, Community> byId;
    private final Gathered<Long, List<Participation>> byUnit;
    private final Kept<Map<Community.Id, Unit.Id>> ownUnits;

    CommunityStore(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.byId = snapshots.gather(this::read, "network.community", "network.community_rule");
        this.ownUnits = snapshots.keep(this::readOwnUnits, "network.community_unit");
        this.byUnit = snapshots.gather(this::readOfUnits, "network.participation");
    }

    /** The id of a new one; nothing if its code is taken. */
    Optional<Community.Id> insert(Community community, Act.Id act) {
        Optional<Community.Id> id = jdbc.sql("""
                        insert into network.community (code, name, scenario, act_id)
                        values (:code, :name, :scenario, :act)
                        on conflict (code) do nothing returning id
                        """)
                .param("code", community.code())
                .param("name", community.name())
                .param("scenario", community.scenario())
                .param("act", act.value())
                .query((rs, n) -> new Community.Id(rs.getLong("id")))
                .optional();
        id.ifPresent(founded -> insert(founded, community.rule(), act));
        return id;
    }

    /** How units enter from now on. */
    void insert(Community.Id community, EntryRule rule, Act.Id act) {
        jdbc.sql("insert into network.community_rule (community_id, rule, act_id) values (:community, :rule, :act)")
                .param("community", community.value())
                .param("rule", rule.word())
                .param("act", act.value())
                .update();
    }

    Optional<Community> find(String code) {
        return jdbc.sql(SELECT + " where code = :code")
                .param("code", code)
                .query((rs, n) -> community(rs))
                .optional();
    }

    /** The units of communities' own. */
    Map<Community.Id, Unit.Id> ownUnits() {
        return ownUnits.now().orElseGet(this::readOwnUnits);
    }

    private Map<Community.Id, Unit.Id> readOwnUnits() {
        var own = new HashMap<Community.Id, Unit.Id>();
        jdbc.sql("select community_id, unit_id from network.community_unit").query(rs -> {
            own.put(new Community.Id(rs.getLong("community_id")), new Unit.Id(rs.getLong("unit_id")));
        });
        return own;
    }

    void insert(Community.Id community, Unit.Id own, Act.Id act) {
        jdbc.sql("insert into network.community_unit (community_id, unit_id, act_id) values (:community, :unit, :act)")
                .param("community", community.value())
                .param("unit", own.value())
                .param("act", act.value())
                .update();
    }

    Map<Long, Community> all(Collection<Long> ids) {
        return byId.all(ids);
    }

    private Map<Long, Community> read(Collection<Long> ids) {
        var communities = new HashMap<Long, Community>();
        jdbc.sql(SELECT + " where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((rs, n) -> community(rs))
                .list()
                .forEach(community -> communities.put(community.id().value(), community));
        return communities;
    }

    List<Community> list(CommunityFilter filter, long offset, int limit) {
        return filtered(SELECT + FOUND + " order by lower(name), id offset :offset limit :limit", filter)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> community(rs))
                .list();
    }

    /** Behind a code, by code. */
    List<Community> after(CommunityFilter filter, String code, int limit) {
        return filtered(SELECT + FOUND + " and code > :code order by code limit :limit", filter)
                .param("code", code)
                .param("limit", limit)
                .query((rs, n) -> community(rs))
                .list();
    }

    long count(CommunityFilter filter) {
        return filtered("select count(*) from network.community " + FOUND, filter)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec filtered(String sql, CommunityFilter filter) {
        return jdbc.sql(sql)
                .param("query", filter.query())
                .param(
                        "side",
                        filter.side().map(side -> side.toArray(Long[]::new)).orElse(null));
    }

    /** Whoever enters or leaves a community takes turns with others who do, so that what is read stays true. */
    void lock(Community.Id community) {
        jdbc.sql("select pg_advisory_xact_lock(:key + :id)")
                .param("key", COMMUNITIES_KEY)
                .param("id", community.value())
                .query(rs -> {});
    }

    Participation insert(Community.Id community, Unit.Id unit, LocalDate from, Act.Id act) {
        return jdbc.sql("""
                        insert into network.participation (community_id, unit_id, from_day, act_id)
                        values (:community, :unit, :from, :act)
                        returning id, community_id, unit_id, from_day, until_day
                        """)
                .param("community", community.value())
                .param("unit", unit.value())
                .param("from", from)
                .param("act", act.value())
                .query((rs, n) -> participation(rs))
                .single();
    }

    /** Lets a participation end with the beginning of a day. */
    void end(Participation.Id id, LocalDate until, Act.Id act) {
        jdbc.sql("update network.participation set until_day = :until, end_act_id = :act where id = :id")
                .param("until", until)
                .param("act", act.value())
                .param("id", id.value())
                .update();
    }

    Optional<Participation> get(Participation.Id id) {
        return jdbc.sql(PARTICIPATION + " where id = :id")
                .param("id", id.value())
                .query((rs, n) -> participation(rs))
                .optional();
    }

    /** Which units are, were and will be in these communities, in the order in which they entered. */
    List<Participation> ofCommunities(Collection<Long> communities) {
        return jdbc.sql(PARTICIPATION
                        + " where community_id = any (:ids) and (until_day is null or until_day > from_day)"
                        + " order by from_day, id")
                .param("ids", communities.toArray(Long[]::new))
                .query((rs, n) -> participation(rs))
                .list();
    }

    List<Participation> ofUnit(Unit.Id unit, LocalDate day) {
        return byUnit.get(unit.value()).orElse(List.of()).stream()
                .filter(each -> each.holds(day))
                .toList();
    }

    private Map<Long, List<Participation>> readOfUnits(Collection<Long> units) {
        var found = jdbc
                .sql(PARTICIPATION + " where unit_id = any (:units) order by from_day, id")
                .param("units", units.toArray(Long[]::new))
                .query((rs, n) -> participation(rs))
                .list()
                .stream()
                .collect(Collectors.groupingBy(each -> each.unit().value()));
        units.forEach(unit -> found.putIfAbsent(unit, List.of()));
        return found;
    }

    /** Which units are in which communities on a day. */
    List<Participation> on(LocalDate day) {
        return jdbc.sql(PARTICIPATION + " where " + ON_DAY + " order by id")
                .param("day", day)
                .query((rs, n) -> participation(rs))
                .list();
    }

    /** The first day on which each unit was in any community. */
    Map<Long, LocalDate> beginnings() {
        var beginnings = new HashMap<Long, LocalDate>();
        jdbc.sql("""
                        select unit_id, min(from_day) as day from network.participation
                        where until_day is null or until_day > from_day group by unit_id
                        """).query(rs -> {
            beginnings.put(rs.getLong("unit_id"), rs.getObject("day", LocalDate.class));
        });
        return beginnings;
    }

    /** What came or ended under an act. */
    Optional<Participation> of(Act.Id act) {
        return jdbc.sql(PARTICIPATION + " where act_id = :act or end_act_id = :act order by id limit 1")
                .param("act", act.value())
                .query((rs, n) -> participation(rs))
                .optional();
    }

    private static Community community(ResultSet rs) throws SQLException {
        return new Community(
                new Community.Id(rs.getLong("id")),
                rs.getString("code"),
                rs.getString("name"),
                rs.getString("scenario"),
                EntryRule.of(rs.getString("rule")).orElseThrow());
    }

    private static Participation participation(ResultSet rs) throws SQLException {
        return new Participation(
                new Participation.Id(rs.getLong("id")),
                new Community.Id(rs.getLong("community_id")),
                new Unit.Id(rs.getLong("unit_id")),
                rs.getObject("from_day", LocalDate.class),
                rs.getObject("until_day", LocalDate.class));
    }
}
