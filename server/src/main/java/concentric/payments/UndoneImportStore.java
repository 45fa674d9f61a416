package concentric.payments;

import concentric.engine.terms.Remainder;
import concentric.payments.UndoneImports.Rest;
import concentric.platform.Act;
import concentric.platform.Imprints;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UndoneImportStore {

    private static final String LEFT = """
            select * from (
                select p.seq, p.segment_id, coalesce(r.left_amount, p.amount) as amount,
                    coalesce(r.left_tax, p.tax) as tax, coalesce(r.left_quantity, p.quantity) as quantity,
                    p.currency, coalesce(p.cascade_id, s.cascade_id) as cascade_id
                from payments.payment p
                left join payments.settling s on s.of_seq = p.seq
                left join lateral (
                    select * from payments.refund where of_seq = p.seq order by seq desc limit 1) r on true
                where p.act_id = :act
                union all
                select u.seq, null, coalesce(r.left_amount, u.amount, s.amount, 0), 0,
                    coalesce(r.left_quantity, u.quantity), coalesce(u.currency, s.currency, :currency),
                    coalesce(u.cascade_id, s.cascade_id)
                from payments.usage u
                left join payments.settling s on s.of_seq = u.seq
                left join lateral (
                    select * from payments.refund where of_seq = u.seq order by seq desc limit 1) r on true
                where u.act_id = :act) as each
            where amount > 0 or quantity > 0
            """;

    private final JdbcClient jdbc;
    private final Imprints imprints;

    UndoneImportStore(JdbcClient jdbc, Imprints imprints) {
        this.jdbc = jdbc;
        this.imprints = imprints;
    }

    /** What is left of a payment or usage, if anything. */
    record Left(
            long of,
            @Nullable Long segmentId,
            Remainder remainder,
            Currency currency,
            @Nullable Integer cascadeId) {}

    /** What is left of the payments and usages that an act recorded; a usage without a price is of no money. */
    List<Left> left(Act.Id act, Currency ofNoMoney) {
        return jdbc.sql(LEFT + " order by seq")
                .param("act", act.value())
                .param("currency", ofNoMoney.getCurrencyCode())
                .query((rs, n) -> new Left(
                        rs.getLong("seq"),
                        rs.getObject("segment_id", Long.class),
                        new Remainder(rs.getLong("amount"), rs.getLong("tax"), rs.getLong("quantity")),
                        Currency.getInstance(rs.getString("currency")),
                        rs.getObject("cascade_id", Integer.class)))
                .list();
    }

    /** The same, added up. */
    Rest rest(Act.Id act, Currency ofNoMoney) {
        var amounts = new TreeMap<Currency, Long>(Comparator.comparing(Currency::getCurrencyCode));
        int count = 0;
        var sums = jdbc.sql("select currency, count(*) as count, sum(amount)::bigint as amount from (" + LEFT
                        + ") as all_left group by currency")
                .param("act", act.value())
                .param("currency", ofNoMoney.getCurrencyCode())
                .query((rs, n) -> new Sum(
                        Currency.getInstance(rs.getString("currency")), rs.getInt("count"), rs.getLong("amount")))
                .list();
        for (var sum : sums) {
            count += sum.count();
            if (sum.amount() > 0) amounts.put(sum.currency(), sum.amount());
        }
        return new Rest(count, amounts);
    }

    private record Sum(Currency currency, int count, long amount) {}

    void insert(long job, String reason, Instant at, Act.Id act) {
        imprints.changed("payments.undone_import");
        jdbc.sql("insert into payments.undone_import (job_id, reason, at, act_id) values (:job, :reason, :at, :act)")
                .param("job", job)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("act", act.value())
                .update();
    }

    Optional<UndoneImport> find(long job) {
        return jdbc.sql("""
                        select u.*, (select count(*) from payments.refund r where r.act_id = u.act_id) as refunds
                        from payments.undone_import u where u.job_id = :job
                        """)
                .param("job", job)
                .query((rs, n) -> new UndoneImport(
                        rs.getLong("job_id"),
                        rs.getString("reason"),
                        rs.getInt("refunds"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        new Act.Id(rs.getLong("act_id"))))
                .optional();
    }
}
