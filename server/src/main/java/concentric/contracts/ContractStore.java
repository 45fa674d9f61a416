package concentric.contracts;

import concentric.contracts.ContractVersion.State;
import concentric.engine.plan.Interval;
import concentric.engine.terms.Contract;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.platform.Act;
import concentric.platform.Gathered;
import concentric.platform.Imprints;
import concentric.platform.Kept;
import concentric.platform.Sha256;
import concentric.platform.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.ConcurrentLruCache;

@Repository
class ContractStore {

    static final String SELECT = select("true");

    /** Versions as they were recorded before an instant; what was signed later is none. */
    private static final String SELECT_BEFORE =
            select("(select a.at from platform.act a where a.id = act_id) < :before") + " where f.at < :before";

    private static String select(String endings) {
        return """
            select v.id, v.contract_id, v.number, v.at, coalesce(d.number, 0) as edition,
                   coalesce(d.text, v.text) as text, coalesce(d.text_hash, v.text_hash) as text_hash,
                   coalesce(d.from_at, v.from_at) as from_at, coalesce(d.until_at, v.until_at) as until_at, e.ends_at,
                   case when f.version_id is not null then 'signed'
                        when w.version_id is not null then 'withdrawn' else 'draft' end as state
            from contracts.version v
            join contracts.contract c on c.id = v.contract_id
            left join contracts.coming_into_force f on f.version_id = v.id
            left join contracts.withdrawal w on w.version_id = v.id
            left join lateral (
                select * from contracts.ending where version_id = v.id and %s order by id desc limit 1) e on true
            left join lateral (
                select * from contracts.edition where version_id = v.id order by number desc limit 1) d on true
            """.formatted(endings);
    }

    /** Of which a version is read. */
    private static final String[] VERSIONS = {
        "contracts.version",
        "contracts.contract",
        "contracts.coming_into_force",
        "contracts.withdrawal",
        "contracts.ending",
        "contracts.edition"
    };

    /** Of a version {@code v}: those of everybody, or those that {@code :side} signs. */
    private static final String SIGNED_BY_SIDE = """

             and (:side::bigint[] is null or exists (
                select 1 from contracts.signer g where g.version_id = v.id and g.party_id = any (:side)))""";

    /** What kept texts say, of so many as are looked at again and again; reading one costs more than finding it. */
    private static final ConcurrentLruCache<String, Contract> TERMS =
            new ConcurrentLruCache<>(10_000, ContractStore::terms);

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Imprints imprints;
    private final Kept<UUID> stamp;
    private final Gathered<Long, ContractVersion> byId;
    private final Gathered<Long, List<ContractVersion>> byParty;

    ContractStore(JdbcClient jdbc, JdbcTemplate batch, Imprints imprints, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.imprints = imprints;
        this.stamp = snapshots.keep(this::readStamp, "contracts.stamp");
        this.byId = snapshots.gather(this::read, VERSIONS);
        this.byParty = snapshots.gather(this::readOfParties, ofSigners());
    }

    private static String[] ofSigners() {
        return Stream.concat(Stream.of(VERSIONS), Stream.of("contracts.signer")).toArray(String[]::new);
    }

    /**
     * The number of the contract of this name, a new one if there is none. To the end of the transaction nobody else
     * gets it, so that versions are numbered one after the other.
     */
    long contract(String name, Act.Id act) {
        jdbc.sql("select 1 from pg_advisory_xact_lock('contracts.contract'::regclass::oid::int, hashtext(:name))")
                .param("name", name)
                .query(Integer.class)
                .single();
        int added = jdbc.sql(
                        "insert into contracts.contract (name, act_id) values (:name, :act) on conflict (name) do nothing")
                .param("name", name)
                .param("act", act.value())
                .update();
        if (added > 0) imprints.changed("contracts.contract");
        return jdbc.sql("select id from contracts.contract where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /** Those of these names that are a contract's. */
    List<String> contractsOf(Collection<String> names) {
        return jdbc.sql("select name from contracts.contract where name = any (:names)")
                .param("names", names.toArray(String[]::new))
                .query((rs, n) -> rs.getString("name"))
                .list();
    }

    long insertVersion(
            long contract,
            Contract terms,
            String text,
            Sha256 hash,
            Interval stated,
            int rules,
            Instant at,
            Act.Id act) {
        imprints.changed("contracts.version");
        return jdbc.sql("""
                        insert into contracts.version
                            (contract_id, number, text, text_hash, currency, from_at, until_at, rules, at, act_id)
                        values (:contract,
                            (select coalesce(max(number), 0) + 1 from contracts.version where contract_id = :contract),
                            :text, :hash, :currency, :from, :until, :rules, :at, :act)
                        returning id
                        """)
                .param("contract", contract)
                .param("text", text)
                .param("hash", hash.bytes())
                .param("currency", terms.currency().getCurrencyCode())
                .param("from", atOffset(stated.from()))
                .param("until", atOffset(stated.until()))
                .param("rules", rules)
                .param("at", atOffset(at))
                .param("act", act.value())
                .query(Long.class)
                .single();
    }

    /** What a draft says from now on; the number of the edition. */
    int insertEdition(long version, Contract terms, String text, Sha256 hash, Interval stated, Instant at, Act.Id act) {
        imprints.changed("contracts.edition");
        return jdbc.sql("""
                        insert into contracts.edition
                            (version_id, number, text, text_hash, currency, from_at, until_at, at, act_id)
                        values (:version,
                            (select coalesce(max(number), 0) + 1 from contracts.edition where version_id = :version),
                            :text, :hash, :currency, :from, :until, :at, :act)
                        returning number
                        """)
                .param("version", version)
                .param("text", text)
                .param("hash", hash.bytes())
                .param("currency", terms.currency().getCurrencyCode())
                .param("from", atOffset(stated.from()))
                .param("until", atOffset(stated.until()))
                .param("at", atOffset(at))
                .param("act", act.value())
                .query(Integer.class)
                .single();
    }

    void comeIntoForce(Collection<Long> versions, Instant at, Act.Id act) {
        imprints.changed("contracts.coming_into_force");
        batch.batchUpdate(
                "insert into contracts.coming_into_force (version_id, at, act_id) values (?, ?, ?)",
                versions,
                1000,
                (statement, version) -> {
                    statement.setLong(1, version);
                    statement.setObject(2, atOffset(at));
                    statement.setLong(3, act.value());
                });
        changeStamp();
    }

    void end(long version, Instant at, Act.Id act) {
        imprints.changed("contracts.ending");
        jdbc.sql("insert into contracts.ending (version_id, ends_at, act_id) values (:version, :at, :act)")
                .param("version", version)
                .param("at", atOffset(at))
                .param("act", act.value())
                .update();
        changeStamp();
    }

    void withdraw(long version, Act.Id act) {
        imprints.changed("contracts.withdrawal");
        jdbc.sql("insert into contracts.withdrawal (version_id, act_id) values (:version, :act)")
                .param("version", version)
                .param("act", act.value())
                .update();
    }

    private void changeStamp() {
        jdbc.sql("update contracts.stamp set stamp = gen_random_uuid()").update();
    }

    UUID stamp() {
        return stamp.now().orElseGet(this::readStamp);
    }

    private UUID readStamp() {
        return jdbc.sql("select stamp from contracts.stamp").query(UUID.class).single();
    }

    Optional<ContractVersion> version(long id) {
        return byId.get(id);
    }

    /** The versions of these ids; under the writer lock they stay as they are. */
    List<ContractVersion> versions(Collection<Long> ids) {
        return byId.all(ids).values().stream()
                .sorted(Comparator.comparingLong(ContractVersion::id))
                .toList();
    }

    private Map<Long, ContractVersion> read(Collection<Long> ids) {
        return jdbc
                .sql(SELECT + " where v.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((rs, n) -> version(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(ContractVersion::id, version -> version));
    }

    List<ContractVersion> signed() {
        return jdbc.sql(SELECT + " where f.version_id is not null order by v.id")
                .query((rs, n) -> version(rs))
                .list();
    }

    /** What was signed before an instant, with the endings that were known then. */
    List<ContractVersion> signedBefore(Instant before) {
        return jdbc.sql(SELECT_BEFORE + " order by v.id")
                .param("before", atOffset(before))
                .query((rs, n) -> version(rs))
                .list();
    }

    /** What was signed in a stretch of time, its end not included. */
    List<ContractVersion> signedIn(Interval stretch) {
        return jdbc.sql(SELECT + " where f.at >= :from and f.at < :until order by v.id")
                .param("from", atOffset(stretch.from()))
                .param("until", atOffset(stretch.until()))
                .query((rs, n) -> version(rs))
                .list();
    }

    /** Those for which an end was recorded in a stretch of time, its end not included. */
    List<ContractVersion> endedIn(Interval stretch) {
        return jdbc.sql(SELECT + """
                        where v.id in (select n.version_id from contracts.ending n join platform.act a on a.id = n.act_id
                            where a.at >= :from and a.at < :until)
                        order by v.id
                        """)
                .param("from", atOffset(stretch.from()))
                .param("until", atOffset(stretch.until()))
                .query((rs, n) -> version(rs))
                .list();
    }

    /** Those of these versions that one of these parties signs. */
    Set<Long> ofSide(Collection<Long> versions, Collection<Long> side) {
        return Set.copyOf(jdbc.sql("""
                        select distinct version_id from contracts.signer
                        where version_id = any (:versions) and party_id = any (:side)
                        """)
                .param("versions", versions.toArray(Long[]::new))
                .param("side", side.toArray(Long[]::new))
                .query((rs, n) -> rs.getLong("version_id"))
                .list());
    }

    /** Whatever was signed or may be yet. */
    List<ContractVersion> notWithdrawn() {
        return jdbc.sql(SELECT + " where w.version_id is null order by v.id")
                .query((rs, n) -> version(rs))
                .list();
    }

    List<ContractVersion> versionsOf(String name) {
        return jdbc.sql(SELECT + " where c.name = :name order by v.number desc")
                .param("name", name)
                .query((rs, n) -> version(rs))
                .list();
    }

    /** The latest version of each contract whose name contains the text, by name. */
    List<ContractVersion> latest(ContractFilter filter, int offset, int limit) {
        return jdbc.sql("select * from (select distinct on (s.contract_id) s.* from (" + SELECT + """
                        where strpos(lower(c.name), lower(:search)) > 0""" + SIGNED_BY_SIDE
                        + """
                        ) s
                        order by s.contract_id, s.number desc) latest
                        order by (select name from contracts.contract c where c.id = latest.contract_id)
                        offset :offset limit :limit
                        """)
                .param("search", filter.search())
                .param("side", side(filter))
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> version(rs))
                .list();
    }

    /** The latest version of each contract behind a name, by name. */
    List<ContractVersion> latestAfter(ContractFilter filter, String name, int limit) {
        return jdbc.sql("""
                        with named as (
                            select c.id from contracts.contract c
                            where strpos(lower(c.name), lower(:search)) > 0 and c.name > :name
                              and exists (select 1 from contracts.version v where v.contract_id = c.id""" + SIGNED_BY_SIDE + """
                            ) order by c.name limit :limit)
                        select * from (select distinct on (s.contract_id) s.* from (""" + SELECT + """

                         where v.contract_id in (select id from named)""" + SIGNED_BY_SIDE + """
                        ) s
                        order by s.contract_id, s.number desc) latest
                        order by (select name from contracts.contract c where c.id = latest.contract_id)
                        """)
                .param("search", filter.search())
                .param("side", side(filter))
                .param("name", name)
                .param("limit", limit)
                .query((rs, n) -> version(rs))
                .list();
    }

    private static Long @Nullable [] side(ContractFilter filter) {
        return filter.side().map(side -> side.toArray(Long[]::new)).orElse(null);
    }

    long countContracts(ContractFilter filter) {
        return jdbc.sql("""
                        select count(*) from contracts.contract c where strpos(lower(c.name), lower(:search)) > 0
                          and exists (select 1 from contracts.version v where v.contract_id = c.id""" + SIGNED_BY_SIDE + ")")
                .param("search", filter.search())
                .param("side", side(filter))
                .query(Long.class)
                .single();
    }

    /** The signed or draft versions that a party has to sign, newest first. */
    List<ContractVersion> ofParty(long party) {
        return byParty.get(party).orElse(List.of());
    }

    private Map<Long, List<ContractVersion>> readOfParties(Collection<Long> parties) {
        var found = new HashMap<Long, List<ContractVersion>>();
        for (long party : parties) {
            var own = jdbc.sql(SELECT + """
                            join contracts.signer s on s.version_id = v.id and s.edition = coalesce(d.number, 0)
                            where s.party_id = :party and w.version_id is null order by v.id desc
                            """)
                    .param("party", party)
                    .query((rs, n) -> version(rs))
                    .list();
            found.put(party, own);
        }
        return found;
    }

    List<ContractVersion> ofAct(Act.Id act) {
        return jdbc.sql(SELECT + """
                         where v.act_id = :act or f.act_id = :act or w.act_id = :act
                            or exists (select 1 from contracts.ending n where n.version_id = v.id and n.act_id = :act)
                            or exists (select 1 from contracts.signature s where s.version_id = v.id and s.act_id = :act)
                            or exists (select 1 from contracts.edition m where m.version_id = v.id and m.act_id = :act)
                        order by v.id
                        """)
                .param("act", act.value())
                .query((rs, n) -> version(rs))
                .list();
    }

    /** What a version said when its text had this hash; nothing if it never had. */
    Optional<String> text(long version, Sha256 hash) {
        return jdbc.sql("""
                        select text from contracts.version where id = :version and text_hash = :hash
                        union all
                        select text from contracts.edition where version_id = :version and text_hash = :hash limit 1
                        """)
                .param("version", version)
                .param("hash", hash.bytes())
                .query(String.class)
                .optional();
    }

    private static ContractVersion version(ResultSet rs) throws SQLException {
        var text = rs.getString("text");
        var endsAt = rs.getObject("ends_at") == null ? Instant.MAX : instant(rs, "ends_at");
        var from = instant(rs, "from_at");
        var until = instant(rs, "until_at");
        return new ContractVersion(
                rs.getLong("id"),
                rs.getLong("contract_id"),
                rs.getInt("number"),
                rs.getInt("edition"),
                text,
                Sha256.of(rs.getBytes("text_hash")),
                TERMS.get(text),
                new Interval(from, endsAt.isBefore(until) ? (endsAt.isBefore(from) ? from : endsAt) : until),
                State.valueOf(rs.getString("state").toUpperCase(Locale.ROOT)),
                instant(rs, "at"));
    }

    /** What a kept text says. */
    static Contract read(String canonical) {
        return TERMS.get(canonical);
    }

    /** The terms of a kept text; the same text never means anything else. */
    private static Contract terms(String canonical) {
        return switch (ContractText.parse(canonical)) {
            case Parsing.Parsed<Contract>(var contract) -> contract;
            case Parsing.Refused<Contract>(var problems) ->
                throw new IllegalStateException(
                        "a kept contract can't be read: " + problems.getFirst().words());
        };
    }

    /** The database's infinity is the driver's extreme date, the engine's the extreme instant. */
    static OffsetDateTime atOffset(Instant instant) {
        if (instant.equals(Instant.MIN)) return OffsetDateTime.MIN;
        if (instant.equals(Instant.MAX)) return OffsetDateTime.MAX;
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        var date = rs.getObject(column, OffsetDateTime.class);
        if (date.equals(OffsetDateTime.MIN)) return Instant.MIN;
        if (date.equals(OffsetDateTime.MAX)) return Instant.MAX;
        return date.toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column) == null ? null : instant(rs, column);
    }
}
