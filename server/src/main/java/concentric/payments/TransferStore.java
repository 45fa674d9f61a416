package concentric.payments;

import concentric.payments.TransferProposal.Signature;
import concentric.platform.Act;
import concentric.platform.Imprints;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class TransferStore {

    static final String SELECT = "select t.* from payments.transfer t";

    private static final String PROPOSALS = """
            select p.*, t.seq, exists (select 1 from payments.transfer_withdrawal w where w.proposal_id = p.id) as withdrawn
            from payments.transfer_proposal p left join payments.transfer t on t.agreed_id = p.id
            """;

    private static final String WHERE = """
             where (:side::bigint[] is null or p.from_id = any (:side) or p.to_id = any (:side))
               and (:party = '' or (select id from platform.party where code = :party) in (p.from_id, p.to_id))
               and (not :openOnly or t.seq is null
                    and not exists (select 1 from payments.transfer_withdrawal w where w.proposal_id = p.id))
            """;

    private final JdbcClient jdbc;
    private final Imprints imprints;

    TransferStore(JdbcClient jdbc, Imprints imprints) {
        this.jdbc = jdbc;
        this.imprints = imprints;
    }

    /** Keeps a proposal and gives it its id. */
    long propose(TransferDraft draft, Instant at, Act.Id act) {
        imprints.changed("payments.transfer_proposal");
        return jdbc.sql("""
                        insert into payments.transfer_proposal (from_id, to_id, amount, currency, day, reason, at, act_id)
                        values (:from, :to, :amount, :currency, :day, :reason, :at, :act) returning id
                        """)
                .param("from", draft.fromId())
                .param("to", draft.toId())
                .param("amount", draft.amount())
                .param("currency", draft.currency().getCurrencyCode())
                .param("day", draft.day())
                .param("reason", draft.reason())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("act", act.value())
                .query(Long.class)
                .single();
    }

    void sign(long proposal, Collection<Long> parties, long account, boolean onBehalf, Instant at, Act.Id act) {
        imprints.changed("payments.transfer_signature");
        for (long party : parties) {
            jdbc.sql("""
                            insert into payments.transfer_signature (proposal_id, party_id, account_id, on_behalf, at, act_id)
                            values (:proposal, :party, :account, :onBehalf, :at, :act)
                            """)
                    .param("proposal", proposal)
                    .param("party", party)
                    .param("account", account)
                    .param("onBehalf", onBehalf)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("act", act.value())
                    .update();
        }
    }

    void withdraw(long proposal, Act.Id act) {
        imprints.changed("payments.transfer_withdrawal");
        jdbc.sql("insert into payments.transfer_withdrawal (proposal_id, act_id) values (:proposal, :act)")
                .param("proposal", proposal)
                .param("act", act.value())
                .update();
    }

    void insert(Transfer transfer) {
        jdbc.sql("""
                        insert into payments.transfer
                            (seq, agreed_id, from_id, to_id, amount, currency, occurred_at, recorded_at, act_id)
                        values (:seq, :agreed, :from, :to, :amount, :currency, :occurredAt, :recordedAt, :act)
                        """)
                .param("seq", transfer.seq())
                .param("agreed", transfer.agreedId())
                .param("from", transfer.fromId())
                .param("to", transfer.toId())
                .param("amount", transfer.amount())
                .param("currency", transfer.currency().getCurrencyCode())
                .param("occurredAt", transfer.occurredAt().atOffset(ZoneOffset.UTC))
                .param("recordedAt", transfer.recordedAt().atOffset(ZoneOffset.UTC))
                .param("act", transfer.act().value())
                .update();
    }

    Optional<TransferProposal> find(long id) {
        return jdbc.sql(PROPOSALS + " where p.id = :id")
                .param("id", id)
                .query((rs, n) -> proposal(rs))
                .optional();
    }

    Optional<TransferProposal> proposedBy(Act.Id act) {
        return jdbc.sql(PROPOSALS + " where p.act_id = :act")
                .param("act", act.value())
                .query((rs, n) -> proposal(rs))
                .optional();
    }

    List<TransferProposal> list(TransferFilter filter, long offset, int limit) {
        return filtered(PROPOSALS + WHERE + " order by p.id desc offset :offset limit :limit", filter)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> proposal(rs))
                .list();
    }

    /** The next ones that were proposed before another, newest first: for reading on and on. */
    List<TransferProposal> before(TransferFilter filter, long id, int limit) {
        return filtered(PROPOSALS + WHERE + " and p.id < :id order by p.id desc limit :limit", filter)
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> proposal(rs))
                .list();
    }

    long count(TransferFilter filter) {
        return filtered("select count(*) from (" + PROPOSALS + WHERE + ") as found", filter)
                .query(Long.class)
                .single();
    }

    private StatementSpec filtered(String sql, TransferFilter filter) {
        return jdbc.sql(sql)
                .param("party", filter.party())
                .param("openOnly", filter.openOnly())
                .param(
                        "side",
                        filter.side().map(side -> side.toArray(Long[]::new)).orElse(null));
    }

    private List<Signature> signatures(long proposal) {
        return jdbc.sql("select * from payments.transfer_signature where proposal_id = :id order by at, party_id")
                .param("id", proposal)
                .query((rs, n) -> new Signature(
                        rs.getLong("party_id"),
                        rs.getLong("account_id"),
                        rs.getBoolean("on_behalf"),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private TransferProposal proposal(ResultSet rs) throws SQLException {
        long id = rs.getLong("id");
        var draft = new TransferDraft(
                rs.getObject("from_id", Long.class),
                rs.getLong("to_id"),
                rs.getLong("amount"),
                Currency.getInstance(rs.getString("currency")),
                rs.getObject("day", LocalDate.class),
                rs.getString("reason"));
        return new TransferProposal(
                id,
                draft,
                signatures(id),
                rs.getBoolean("withdrawn"),
                rs.getObject("seq", Long.class),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                new Act.Id(rs.getLong("act_id")));
    }

    static Transfer transfer(ResultSet rs) throws SQLException {
        return new Transfer(
                rs.getLong("seq"),
                rs.getLong("agreed_id"),
                rs.getObject("from_id", Long.class),
                rs.getLong("to_id"),
                rs.getLong("amount"),
                Currency.getInstance(rs.getString("currency")),
                rs.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                rs.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new Act.Id(rs.getLong("act_id")));
    }
}
