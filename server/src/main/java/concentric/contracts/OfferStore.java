package concentric.contracts;

import concentric.platform.Act;
import concentric.platform.Imprints;
import concentric.platform.Kept;
import concentric.platform.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OfferStore {

    private static final String SELECT = """
            select o.id, o.code, o.kind, o.unit_id, u.code as unit, w.ids, w.codes, w.froms
            from contracts.offer o
            join platform.party u on u.id = o.unit_id
            left join lateral (%s = o.id) w on true
            """.formatted(Owner.columns("contracts.offer_owner", "offer_id"));

    private final JdbcClient jdbc;
    private final Imprints imprints;
    private final InstantSource clock;
    private final Kept<AllOffers> kept;

    OfferStore(JdbcClient jdbc, Imprints imprints, Snapshots snapshots, InstantSource clock) {
        this.kept = snapshots.keep(
                () -> AllOffers.of(list(0, Integer.MAX_VALUE)),
                "contracts.offer",
                "contracts.offer_owner",
                "platform.party");
        this.clock = clock;
        this.jdbc = jdbc;
        this.imprints = imprints;
    }

    /** The new offer's id, or nothing if the code is taken. Whatever was compiled without the offer is out of date. */
    Optional<Long> insert(String code, Offer.Kind kind, long unit, Act.Id act) {
        var id = jdbc.sql("""
                        insert into contracts.offer (code, kind, unit_id, act_id) values (:code, :kind, :unit, :act)
                        on conflict (code) do nothing returning id
                        """)
                .param("code", code)
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("unit", unit)
                .param("act", act.value())
                .query(Long.class)
                .optional();
        if (id.isPresent()) {
            jdbc.sql("update contracts.stamp set stamp = gen_random_uuid()").update();
            imprints.changed("contracts.offer");
        }
        return id;
    }

    /** Lets another unit own an offer from an instant on. Whatever was compiled without is out of date. */
    void own(long offer, long unit, Instant from, Act.Id act) {
        jdbc.sql("""
                        insert into contracts.offer_owner (offer_id, unit_id, from_at, act_id)
                        values (:offer, :unit, :from, :act)
                        """)
                .param("offer", offer)
                .param("unit", unit)
                .param("from", ContractStore.atOffset(from))
                .param("act", act.value())
                .update();
        jdbc.sql("update contracts.stamp set stamp = gen_random_uuid()").update();
        imprints.changed("contracts.offer_owner");
    }

    /** The offers that came under an act: their codes by id. */
    Map<Long, String> codesOf(Act.Id act) {
        var codes = new HashMap<Long, String>();
        jdbc.sql("select id, code from contracts.offer where act_id = :act")
                .param("act", act.value())
                .query(rs -> {
                    codes.put(rs.getLong("id"), rs.getString("code"));
                });
        return codes;
    }

    /** Removes the offers that came under an act. Whatever was compiled with them is out of date. */
    void remove(Act.Id act) {
        jdbc.sql("delete from contracts.offer where act_id = :act")
                .param("act", act.value())
                .update();
        jdbc.sql("update contracts.stamp set stamp = gen_random_uuid()").update();
        imprints.changed("contracts.offer");
    }

    Map<String, Offer> findAll(Collection<String> codes) {
        return kept.now().map(all -> now(all.of(codes, all.byCode()))).orElseGet(() -> readAll(codes));
    }

    private Map<String, Offer> readAll(Collection<String> codes) {
        return jdbc
                .sql(SELECT + " where o.code = any (:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query((rs, n) -> offer(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(Offer::code, Function.identity()));
    }

    Map<Long, Offer> byId() {
        return jdbc.sql(SELECT).query((rs, n) -> offer(rs)).list().stream()
                .collect(Collectors.toMap(Offer::id, Function.identity()));
    }

    Map<Long, Offer> all(Collection<Long> ids) {
        return kept.now().map(all -> now(all.of(ids, all.byId()))).orElseGet(() -> read(ids));
    }

    /** What is kept may have got another owner meanwhile, by nobody's doing but time's. */
    private <K> Map<K, Offer> now(Map<K, Offer> kept) {
        var now = clock.instant();
        kept.replaceAll((key, offer) -> offer.at(now));
        return kept;
    }

    private Map<Long, Offer> read(Collection<Long> ids) {
        return jdbc
                .sql(SELECT + " where o.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((rs, n) -> offer(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(Offer::id, Function.identity()));
    }

    List<Offer> list(int offset, int limit) {
        return jdbc.sql(SELECT + " order by o.code offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> offer(rs))
                .list();
    }

    /** Behind a code, by code. */
    List<Offer> after(String code, int limit) {
        return jdbc.sql(SELECT + " where o.code > :code order by o.code limit :limit")
                .param("code", code)
                .param("limit", limit)
                .query((rs, n) -> offer(rs))
                .list();
    }

    boolean areMoreThan(int few) {
        return kept.now().map(all -> all.byCode().size() > few).orElseGet(() -> readIfMoreThan(few));
    }

    private boolean readIfMoreThan(int few) {
        return jdbc.sql("select exists (select 1 from contracts.offer offset :few)")
                .param("few", few)
                .query(Boolean.class)
                .single();
    }

    long count() {
        return jdbc.sql("select count(*) from contracts.offer")
                .query(Long.class)
                .single();
    }

    List<Offer> ofUnit(long unit) {
        var now = clock.instant();
        return kept
                .now()
                .map(all -> all.byUnit().getOrDefault(unit, List.of()))
                .orElseGet(() -> readOfUnit(unit))
                .stream()
                .map(offer -> offer.at(now))
                .filter(offer -> offer.unitId() == unit)
                .toList();
    }

    private List<Offer> readOfUnit(long unit) {
        return jdbc.sql(SELECT + " where o.unit_id = :unit or :unit = any (w.ids) order by o.code")
                .param("unit", unit)
                .query((rs, n) -> offer(rs))
                .list();
    }

    private Offer offer(ResultSet rs) throws SQLException {
        return new Offer(
                        rs.getLong("id"),
                        rs.getString("code"),
                        Offer.Kind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                        rs.getLong("unit_id"),
                        rs.getString("unit"),
                        Owner.read(rs))
                .at(clock.instant());
    }
}
