package concentric.contracts;

import concentric.contracts.ContractVersion.State;
import concentric.platform.Act;
import concentric.platform.Gathered;
import concentric.platform.Imprints;
import concentric.platform.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignatureStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Imprints imprints;
    /** By how many drafts are looked at. */
    private final Gathered<Integer, Map<Long, List<Long>>> unsigned;

    SignatureStore(JdbcClient jdbc, JdbcTemplate batch, Imprints imprints, Snapshots snapshots) {
        this.unsigned = snapshots.gather(
                this::readUnsigned,
                "contracts.version",
                "contracts.edition",
                "contracts.coming_into_force",
                "contracts.withdrawal",
                "contracts.signer",
                "contracts.signature");
        this.jdbc = jdbc;
        this.batch = batch;
        this.imprints = imprints;
    }

    /** Who has to sign an edition of a draft; those who already have to are passed over. */
    void insertSigners(long version, int edition, Collection<Long> parties) {
        imprints.changed("contracts.signer");
        batch.batchUpdate(
                "insert into contracts.signer (version_id, edition, party_id) values (?, ?, ?) on conflict do nothing",
                parties,
                1000,
                (statement, party) -> {
                    statement.setLong(1, version);
                    statement.setInt(2, edition);
                    statement.setLong(3, party);
                });
    }

    void sign(
            ContractVersion version, Collection<Long> parties, long account, boolean onBehalf, Instant at, Act.Id act) {
        imprints.changed("contracts.signature");
        batch.batchUpdate("""
                insert into contracts.signature
                    (version_id, edition, party_id, account_id, on_behalf, text_hash, at, act_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, parties, 1000, (statement, party) -> {
            statement.setLong(1, version.id());
            statement.setInt(2, version.edition());
            statement.setLong(3, party);
            statement.setLong(4, account);
            statement.setBoolean(5, onBehalf);
            statement.setBytes(6, version.textHash().bytes());
            statement.setObject(7, ContractStore.atOffset(at));
            statement.setLong(8, act.value());
        });
    }

    /**
     * Who has to sign a version, by code. A draft is signed by those whom it names, and by those whose version in force it
     * takes over from: else one could leave somebody out and take what they had.
     */
    List<Signature> signatures(ContractVersion version) {
        return jdbc.sql("""
                        with asked as (
                            select party_id from contracts.signer where version_id = :version and edition = :edition
                            union
                            select r.party_id from (""" + ContractStore.SELECT + """
                                where v.contract_id = :contract and v.number < :number) o
                            join contracts.signer r on r.version_id = o.id and r.edition = o.edition
                            where :draft and o.state = 'signed'
                                and least(o.until_at, coalesce(o.ends_at, 'infinity')) > :from)
                        select a.party_id, c.code, s.account_id, coalesce(s.on_behalf, false) as on_behalf, s.at
                        from asked a
                        join platform.party c on c.id = a.party_id
                        left join contracts.signature s
                            on s.version_id = :version and s.edition = :edition and s.party_id = a.party_id
                        order by c.code
                        """)
                .param("version", version.id())
                .param("edition", version.edition())
                .param("contract", version.contract())
                .param("number", version.number())
                .param("draft", version.state() == State.DRAFT)
                .param("from", ContractStore.atOffset(version.stated().from()))
                .query((rs, n) -> signature(rs))
                .list();
    }

    /** The signatures that a version had on earlier editions, and that say nothing any more; by code. */
    List<Signature> voided(ContractVersion version) {
        return jdbc.sql("""
                        select s.party_id, c.code, s.account_id, s.on_behalf, s.at from contracts.signature s
                        join platform.party c on c.id = s.party_id
                        where s.version_id = :version and s.edition < :edition order by c.code, s.edition
                        """)
                .param("version", version.id())
                .param("edition", version.edition())
                .query((rs, n) -> signature(rs))
                .list();
    }

    private static Signature signature(ResultSet rs) throws SQLException {
        return new Signature(
                rs.getLong("party_id"),
                rs.getString("code"),
                rs.getObject("account_id", Long.class),
                rs.getBoolean("on_behalf"),
                ContractStore.instantOrNull(rs, "at"));
    }

    /** The parties whose signatures are missing, for each of the latest drafts, newest first. */
    Map<Long, List<Long>> unsigned(int most) {
        return unsigned.get(most).orElse(Map.of());
    }

    private Map<Integer, Map<Long, List<Long>>> readUnsigned(Collection<Integer> asked) {
        return asked.stream().collect(Collectors.toMap(most -> most, this::readUnsigned));
    }

    private Map<Long, List<Long>> readUnsigned(int most) {
        var open = new LinkedHashMap<Long, List<Long>>();
        jdbc.sql("""
                        select r.version_id, r.party_id
                        from (
                            select v.id, (select coalesce(max(e.number), 0) from contracts.edition e
                                where e.version_id = v.id) as edition
                            from contracts.version v
                            where not exists (select 1 from contracts.coming_into_force where version_id = v.id)
                              and not exists (select 1 from contracts.withdrawal where version_id = v.id)
                            order by v.id desc limit :most) d
                        join contracts.signer r on r.version_id = d.id and r.edition = d.edition
                        left join contracts.signature s on s.version_id = r.version_id and s.edition = r.edition
                            and s.party_id = r.party_id
                        where s.version_id is null order by r.version_id desc, r.party_id
                        """).param("most", most).query((ResultSet rs) -> {
            open.computeIfAbsent(rs.getLong("version_id"), id -> new ArrayList<>())
                    .add(rs.getLong("party_id"));
        });
        return open;
    }
}
