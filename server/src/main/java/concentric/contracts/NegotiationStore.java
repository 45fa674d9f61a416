package concentric.contracts;

import concentric.platform.Act;
import concentric.platform.Imprints;
import concentric.platform.Sha256;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NegotiationStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Imprints imprints;

    NegotiationStore(JdbcClient jdbc, JdbcTemplate batch, Imprints imprints) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.imprints = imprints;
    }

    /** For whom an edition was written. */
    void insertProposers(long version, int edition, Collection<Long> parties, Act.Id act) {
        if (parties.isEmpty()) return;
        imprints.changed("contracts.proposer");
        batch.batchUpdate(
                "insert into contracts.proposer (version_id, edition, party_id, act_id) values (?, ?, ?, ?)",
                parties,
                1000,
                (statement, party) -> {
                    statement.setLong(1, version);
                    statement.setInt(2, edition);
                    statement.setLong(3, party);
                    statement.setLong(4, act.value());
                });
    }

    void insertComment(
            ContractVersion draft, int edition, int clause, String text, long account, Instant at, Act.Id act) {
        imprints.changed("contracts.comment");
        jdbc.sql("""
                        insert into contracts.comment (version_id, edition, clause, text, account_id, at, act_id)
                        values (:version, :edition, :clause, :text, :account, :at, :act)
                        """)
                .param("version", draft.id())
                .param("edition", edition)
                .param("clause", clause)
                .param("text", text)
                .param("account", account)
                .param("at", ContractStore.atOffset(at))
                .param("act", act.value())
                .update();
    }

    /** What parties say to clauses of what a draft says now. */
    void insertStances(
            ContractVersion draft,
            Collection<Integer> clauses,
            Stance.Kind kind,
            Spokespersons.Mandate by,
            long account,
            Instant at,
            Act.Id act) {
        imprints.changed("contracts.stance");
        for (long party : by.parties()) {
            batch.batchUpdate("""
                    insert into contracts.stance
                        (version_id, edition, clause, party_id, kind, account_id, on_behalf, at, act_id)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, clauses, 1000, (statement, clause) -> {
                statement.setLong(1, draft.id());
                statement.setInt(2, draft.edition());
                statement.setInt(3, clause);
                statement.setLong(4, party);
                statement.setString(5, kind.word());
                statement.setLong(6, account);
                statement.setBoolean(7, by.onBehalf());
                statement.setObject(8, ContractStore.atOffset(at));
                statement.setLong(9, act.value());
            });
        }
    }

    void insertExpiry(ContractVersion draft, @Nullable LocalDate day, long account, Instant at, Act.Id act) {
        imprints.changed("contracts.expiry");
        jdbc.sql("""
                        insert into contracts.expiry (version_id, day, account_id, at, act_id)
                        values (:version, :day, :account, :at, :act)
                        """)
                .param("version", draft.id())
                .param("day", day, Types.DATE)
                .param("account", account)
                .param("at", ContractStore.atOffset(at))
                .param("act", act.value())
                .update();
    }

    void insertQuote(ContractVersion draft, Quote quote, Act.Id act) {
        imprints.changed("contracts.quote");
        jdbc.sql("""
                        insert into contracts.quote (version_id, name, link, account_id, at, act_id)
                        values (:version, :name, :link, :account, :at, :act)
                        """)
                .param("version", draft.id())
                .param("name", quote.name())
                .param("link", quote.link())
                .param("account", quote.account())
                .param("at", ContractStore.atOffset(quote.at()))
                .param("act", act.value())
                .update();
    }

    /** How long a version can be signed, if anybody has said so. */
    Optional<Expiry> expiry(long version) {
        return jdbc.sql("select * from contracts.expiry where version_id = :version order by id desc limit 1")
                .param("version", version)
                .query((rs, n) -> new Expiry(
                        rs.getObject("day", LocalDate.class),
                        rs.getLong("account_id"),
                        ContractStore.instant(rs, "at")))
                .optional();
    }

    void removeQuote(Quote quote, long account, Instant at, Act.Id act) {
        imprints.changed("contracts.quote_removal");
        jdbc.sql("""
                        insert into contracts.quote_removal (quote_id, account_id, at, act_id)
                        values (:quote, :account, :at, :act)
                        """)
                .param("quote", quote.id())
                .param("account", account)
                .param("at", ContractStore.atOffset(at))
                .param("act", act.value())
                .update();
    }

    /** What was attached to a version and not taken away, in this order. */
    List<Quote> quotes(long version) {
        return jdbc.sql("""
                        select * from contracts.quote q where version_id = :version
                          and not exists (select 1 from contracts.quote_removal r where r.quote_id = q.id) order by id
                        """)
                .param("version", version)
                .query((rs, n) -> quote(rs))
                .list();
    }

    /** A quote of a version, taken away or not. */
    Optional<Quote> quote(long version, long id) {
        return jdbc.sql("select * from contracts.quote where version_id = :version and id = :id")
                .param("version", version)
                .param("id", id)
                .query((rs, n) -> quote(rs))
                .optional();
    }

    private static Quote quote(ResultSet rs) throws SQLException {
        return new Quote(
                rs.getLong("id"),
                rs.getString("name"),
                rs.getString("link"),
                rs.getLong("account_id"),
                ContractStore.instant(rs, "at"));
    }

    /** What a version said one after the other, by their numbers. */
    List<Edition> editions(long version) {
        return jdbc.sql("""
                        with edition as (
                            select 0 as number, text, text_hash, at, act_id from contracts.version where id = :version
                            union all
                            select number, text, text_hash, at, act_id from contracts.edition where version_id = :version)
                        select e.number, e.text, e.text_hash, e.at, a.account_id,
                               array(select p.party_id from contracts.proposer p
                                     where p.version_id = :version and p.edition = e.number order by 1) as parties,
                               array(select s.party_id from contracts.signer s
                                     where s.version_id = :version and s.edition = e.number order by 1) as signers
                        from edition e join platform.act a on a.id = e.act_id order by e.number
                        """)
                .param("version", version)
                .query((rs, n) -> new Edition(
                        rs.getInt("number"),
                        ContractStore.read(rs.getString("text")),
                        Sha256.of(rs.getBytes("text_hash")),
                        rs.getLong("account_id"),
                        longs(rs.getArray("parties")),
                        longs(rs.getArray("signers")),
                        ContractStore.instant(rs, "at")))
                .list();
    }

    /** What was said about a version, oldest first. */
    List<Comment> comments(long version, Spots spots) {
        return jdbc.sql("select * from contracts.comment where version_id = :version order by id")
                .param("version", version)
                .query((rs, n) -> new Comment(
                        spots.of(rs.getInt("edition"), rs.getInt("clause")),
                        rs.getLong("account_id"),
                        rs.getString("text"),
                        ContractStore.instant(rs, "at")))
                .list();
    }

    /** What parties said to clauses of a version, oldest first. */
    List<Stance> stances(long version, Spots spots) {
        return jdbc.sql("select * from contracts.stance where version_id = :version order by id")
                .param("version", version)
                .query((rs, n) -> new Stance(
                        spots.of(rs.getInt("edition"), rs.getInt("clause")),
                        rs.getLong("party_id"),
                        Stance.Kind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                        rs.getLong("account_id"),
                        rs.getBoolean("on_behalf"),
                        ContractStore.instant(rs, "at")))
                .list();
    }

    private static List<Long> longs(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }
}
