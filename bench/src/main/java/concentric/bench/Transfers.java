package concentric.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A ledger as it is often built: accounts with balances in the database, and a function called for each transfer, which
 * locks both accounts, changes both balances and writes two entries. A payment of workload W is eight calls and a commit.
 */
final class Transfers {

    private static final int CUSTOMERS = 2_000;

    /** Accounts: receivers of workload W from 0, offers from 1 000, customers from 2 000. */
    private static final int FIRST_OFFER = 1_000;

    private static final int FIRST_CUSTOMER = 2_000;

    private static final String LEDGER = """
            create schema if not exists bench;
            create table bench.account (
                id int primary key, balance bigint not null default 0, version bigint not null default 0
            ) with (fillfactor = 50);
            create table bench.transfer (
                id bigint generated always as identity primary key,
                source int not null, target int not null, amount bigint not null, at timestamptz not null default now());
            create table bench.entry (
                id bigint generated always as identity primary key, account int not null, transfer bigint not null,
                amount bigint not null, before bigint not null, after bigint not null, version bigint not null);
            create index on bench.entry (account);
            create index on bench.entry (transfer);
            insert into bench.account (id) select generate_series(0, 999) union all
                select generate_series(1000, 1019) union all select generate_series(2000, 3999);
            analyze bench.account;
            create function bench.transfer(source int, target int, moved bigint) returns bigint language plpgsql as $$
            declare
                made bigint; source_balance bigint; target_balance bigint; source_version bigint; target_version bigint;
            begin
                if moved <= 0 then raise exception 'an amount of %', moved; end if;
                perform 1 from bench.account where id in (source, target) order by id for update;
                update bench.account set balance = balance - moved, version = version + 1 where id = source
                    returning balance, version into source_balance, source_version;
                update bench.account set balance = balance + moved, version = version + 1 where id = target
                    returning balance, version into target_balance, target_version;
                insert into bench.transfer (source, target, amount) values (source, target, moved) returning id into made;
                insert into bench.entry (account, transfer, amount, before, after, version) values
                    (source, made, -moved, source_balance + moved, source_balance, source_version),
                    (target, made, moved, target_balance - moved, target_balance, target_version);
                return made;
            end $$
            """;

    private final Installation installation;

    Transfers(Installation installation, Connection database) throws SQLException {
        this.installation = installation;
        try (var statement = database.createStatement()) {
            statement.execute(LEDGER);
        }
    }

    /** Pays from as many connections as clients for a while; how many payments were durable then. */
    long pay(int clients, long nanos) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + nanos;
        try (var pool = Executors.newFixedThreadPool(clients)) {
            var paid = new ArrayList<Future<Long>>();
            for (int client = 0; client < clients; client++) {
                var random = new SplittableRandom(client);
                paid.add(pool.submit((Callable<Long>) () -> pay(random, end)));
            }
            long sum = 0;
            for (var each : paid) sum += each.get();
            return sum;
        }
    }

    private long pay(SplittableRandom random, long end) throws SQLException, IOException {
        long paid = 0;
        try (var connection = installation.connect();
                var transfer = connection.prepareStatement("select bench.transfer(?, ?, ?)")) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < end) {
                pay(random.nextInt(CUSTOMERS), random.nextInt(Workload.OFFERS), 100 + random.nextInt(19_901), transfer);
                connection.commit();
                paid++;
            }
        }
        return paid;
    }

    /** Simply rounded: here only the work counts. In this order no two payments wait for each other in a circle. */
    private static void pay(int customer, int offer, int amount, PreparedStatement transfer) throws SQLException {
        int clearing = FIRST_OFFER + offer;
        int first = Workload.first(offer);
        int fund = amount / 20;
        int rest = amount - 40 - fund;
        int recipes = 3 * rest / 10;
        int installers = rest / 10;
        move(FIRST_CUSTOMER + customer, clearing, amount, transfer);
        move(clearing, first, rest - recipes - installers, transfer);
        move(clearing, first + 1, recipes, transfer);
        move(clearing, first + 2, installers, transfer);
        move(first + 1, first + 3, recipes * 3 / 20, transfer);
        move(clearing, Workload.FUND, fund, transfer);
        move(clearing, Workload.NODE, 40, transfer);
        move(Workload.NODE, Workload.PARTNER, 13, transfer);
    }

    private static void move(int from, int to, int amount, PreparedStatement transfer) throws SQLException {
        transfer.setInt(1, from);
        transfer.setInt(2, to);
        transfer.setLong(3, Math.max(1, amount));
        transfer.execute();
    }
}
