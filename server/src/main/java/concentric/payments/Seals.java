package concentric.payments;

import concentric.payments.Sequence.Sealed;
import concentric.platform.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals what is recorded: one seal for each turn of the writer, over its rows, their articles and the seal before. A batch
 * binds rows too, but only when it is posted, and no articles.
 */
@Repository
class Seals {

    /** Seals that are read at once. */
    private static final int PIECE = 10_000;

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The hash of the rows from one number to another, and of the seal before. */
    record Seal(long from, long to, Sha256 hash) {}

    /**
     * Where sealing began.
     *
     * @param to the last number that has no seal; 0 if all have
     * @param articlesHold whether the articles of those are as they were when sealing began
     */
    record Beginning(long to, boolean articlesHold) {}

    /** As {@link #seal(List, List)}, for rows without articles. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seal(List<? extends Recorded> rows) {
        seal(rows, List.of());
    }

    /**
     * Gives out the numbers of these rows, which were just written, and seals them. Under the writer lock.
     *
     * @param rows in the order of their numbers
     * @param articles of those that have any
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seal(List<? extends Recorded> rows, List<Article> articles) {
        if (rows.isEmpty()) return;
        long from = rows.getFirst().seq();
        long to = from + rows.size() - 1;
        var hash = new SealHash(last().map(Seal::hash).orElse(Sha256.NONE));
        var byRow = SealHash.bySeq(articles);
        rows.forEach(row -> hash.add(row, byRow.getOrDefault(row.seq(), List.of())));
        jdbc.sql("update payments.counter set last = :last").param("last", to).update();
        jdbc.sql("insert into payments.seal (to_seq, from_seq, hash) values (:to, :from, :hash)")
                .param("to", to)
                .param("from", from)
                .param("hash", hash.end().bytes())
                .update();
    }

    /** The last seal, if anything was ever sealed. */
    Optional<Seal> last() {
        return jdbc.sql("select * from payments.seal order by to_seq desc limit 1")
                .query((rs, n) -> seal(rs))
                .optional();
    }

    /** The last seal that ends before a number. */
    Optional<Seal> before(long seq) {
        return jdbc.sql("select * from payments.seal where to_seq < :seq order by to_seq desc limit 1")
                .param("seq", seq)
                .query((rs, n) -> seal(rs))
                .optional();
    }

    /** Some seals that end after a number, in their order; none only if there are no more. */
    List<Seal> after(long seq) {
        return jdbc.sql("select * from payments.seal where to_seq > :seq order by to_seq limit :piece")
                .param("seq", seq)
                .param("piece", PIECE)
                .query((rs, n) -> seal(rs))
                .list();
    }

    /** Those of these ends that the chain of seals never had. */
    Set<Sealed> unknown(List<Sealed> ends) {
        return Set.copyOf(jdbc.sql("""
                        select seq, hex from unnest(:seqs::bigint[], :hashes::text[]) as asked (seq, hex)
                        where not exists (select 1 from payments.seal where to_seq = seq and hash = decode(hex, 'hex'))
                        """)
                .param("seqs", ends.stream().map(Sealed::seq).toArray(Long[]::new))
                .param("hashes", ends.stream().map(end -> end.hash().hex()).toArray(String[]::new))
                .query((rs, n) -> new Sealed(rs.getLong("seq"), new Sha256(rs.getString("hex"))))
                .list());
    }

    /** Where sealing began; nothing if that is not known any more. */
    Optional<Beginning> beginning() {
        return jdbc.sql("""
                        select e.to_seq, e.goods = (
                            select sha256(convert_to(coalesce(string_agg(
                                concat_ws(',', g.payment_seq, g.number, quote_literal(g.code), g.quantity), E'\\n'
                                order by g.payment_seq, g.number), ''), 'UTF8'))
                            from payments.goods g where g.payment_seq <= e.to_seq) as holds
                        from payments.earlier e
                        """)
                .query((rs, n) -> new Beginning(rs.getLong("to_seq"), rs.getBoolean("holds")))
                .optional();
    }

    private static Seal seal(ResultSet rs) throws SQLException {
        return new Seal(rs.getLong("from_seq"), rs.getLong("to_seq"), Sha256.of(rs.getBytes("hash")));
    }
}
