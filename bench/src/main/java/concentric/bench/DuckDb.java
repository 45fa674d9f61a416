package concentric.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** DuckDB with the payments of workload W in a table in memory, and SQL written by hand for just its contracts. */
final class DuckDb implements AutoCloseable {

    private static final String SQL = """
            with
              fee as (select offer, amount, least(40, amount) as f from payment),
              fund as (select offer, amount, f, least(amount // 20
                  + case when amount % 20 > 10 or (amount % 20 = 10 and (amount // 20) % 2 = 1) then 1 else 0 end,
                  amount - f) as g from fee),
              rest as (select offer, f, g, (amount - f - g) // 10 as d, (amount - f - g) % 10 as e from fund),
              share as (select offer, f, g,
                  6 * d + [0, 1, 1, 2, 3, 3, 4, 4, 5, 5][e + 1] as o,
                  3 * d + [0, 0, 1, 1, 1, 2, 2, 2, 2, 3][e + 1] as c,
                  d + [0, 0, 0, 0, 0, 0, 0, 1, 1, 1][e + 1] as i from rest),
              passed as (select *,
                  c * 3 // 20 + case when c * 3 % 20 > 10 or (c * 3 % 20 = 10 and (c * 3 // 20) % 2 = 1) then 1 else 0 end as l,
                  f * 333333 // 1000000 + case when f * 333333 % 1000000 > 500000 then 1 else 0 end as n from share)
            select offer, sum(f - n)::bigint, sum(g)::bigint, sum(n)::bigint,
                sum(o)::bigint, sum(c - l)::bigint, sum(i)::bigint, sum(l)::bigint
            from passed group by offer
            """;

    private final Connection connection;

    DuckDb(Workload workload, int threads) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("set threads = " + threads);
            statement.execute("create table payment (offer integer, amount bigint)");
        }
        try (var appender = connection.unwrap(DuckDBConnection.class).createAppender("main", "payment")) {
            for (int i = 0; i < workload.payments(); i++) {
                appender.beginRow();
                appender.append((int) workload.offers[i]);
                appender.append((long) workload.amounts[i]);
                appender.endRow();
            }
        }
    }

    /** What each of {@link Workload#RECEIVERS} has of all payments, in cents. */
    long[] settle() throws SQLException {
        var net = new long[Workload.RECEIVERS.size()];
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(SQL)) {
            while (rows.next()) {
                net[Workload.NODE] += rows.getLong(2);
                net[Workload.FUND] += rows.getLong(3);
                net[Workload.PARTNER] += rows.getLong(4);
                int first = Workload.first(rows.getInt(1));
                for (int i = 0; i < 4; i++) net[first + i] = rows.getLong(5 + i);
            }
        }
        return net;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
