package concentric.payments;

import concentric.platform.Sha256;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals what is recorded: one seal for each turn of the writer, over its rows and the seal before. A batch binds its
 * rows too, but only when it is posted.
 */
@Repository
class Seals {

    private static final int PIECE = 10_000;

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Seal(long from, long to, Sha256 hash) {}

    /** Reads the rows of a range of sequence numbers, in their order. */
    @FunctionalInterface
    interface Rows {
        List<Recorded> range(long from, long to);
    }

    /** Gives out the numbers of these rows, which were just written, and seals them. Under the writer lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seal(Collection<? extends Recorded> rows) {
        if (rows.isEmpty()) return;
        long from = rows.stream().mapToLong(Recorded::seq).min().orElseThrow();
        long to = from + rows.size() - 1;
        jdbc.sql("update payments.counter set last = :last").param("last", to).update();
        jdbc.sql("insert into payments.seal (to_seq, from_seq, hash) values (:to, :from, :hash)")
                .param("to", to)
                .param("from", from)
                .param("hash", RecordedHash.of(last(), rows).bytes())
                .update();
    }

    private Sha256 last() {
        return jdbc.sql("select hash from payments.seal order by to_seq desc limit 1")
                .query((rs, n) -> Sha256.of(rs.getBytes("hash")))
                .optional()
                .orElse(Sha256.NONE);
    }

    /** See {@link Sequence#brokenSeal}; {@code last} is the last number given out. */
    OptionalLong broken(long from, long last, Rows rows) {
        var seals = jdbc.sql("select * from payments.seal order by to_seq")
                .query((rs, n) ->
                        new Seal(rs.getLong("from_seq"), rs.getLong("to_seq"), Sha256.of(rs.getBytes("hash"))))
                .list();
        var window = new Window(rows, last);
        var before = Sha256.NONE;
        long expected = seals.isEmpty() ? last + 1 : seals.getFirst().from();
        for (var seal : seals) {
            boolean holds = seal.from() == expected
                    && (seal.to() < from || seal.hash().equals(RecordedHash.of(before, window.of(seal))));
            if (!holds) return OptionalLong.of(expected);
            before = seal.hash();
            expected = seal.to() + 1;
        }
        return expected == last + 1 ? OptionalLong.empty() : OptionalLong.of(expected);
    }

    /** Reads ahead, since most seals are of few rows. */
    private static final class Window {

        private final Rows source;
        private final long last;
        private long from;
        private long to;
        private List<Recorded> rows = List.of();

        Window(Rows source, long last) {
            this.source = source;
            this.last = last;
        }

        List<Recorded> of(Seal seal) {
            if (seal.from() < from || seal.to() > to) {
                from = seal.from();
                to = Math.max(seal.to(), Math.min(last, from + PIECE - 1));
                rows = source.range(from, to);
            }
            boolean gapless = rows.size() == to - from + 1;
            if (gapless) return rows.subList((int) (seal.from() - from), (int) (seal.to() - from + 1));
            return rows.stream()
                    .filter(row -> row.seq() >= seal.from() && row.seq() <= seal.to())
                    .toList();
        }
    }
}
