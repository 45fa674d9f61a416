package concentric.backups;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Lets a migration wait in its middle, after so many statements that change the schema, until somebody kills it: a trigger
 * of the database on such statements waits for ever.
 */
public final class StoppedMigration {

    private static final String WAITING =
            "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep' limit 1";

    private StoppedMigration() {}

    /** Prepares a database, once; without {@link #at} nothing stops there. */
    public static void prepare(String url) {
        SecondCluster.execute(url, """
                create schema drill;
                create sequence drill.step;
                create table drill.stop (at bigint);
                insert into drill.stop values (0);
                create function drill.stop() returns event_trigger language plpgsql as $$
                begin
                    if nextval('drill.step') = (select at from drill.stop) then
                        perform pg_sleep(3600);
                    end if;
                end $$;
                create event trigger drill on ddl_command_end execute function drill.stop();
                """);
    }

    /** The next migration waits after this many statements; the one after it does not. */
    public static void at(String url, int step) {
        SecondCluster.execute(url, "select setval('drill.step', 1, false); update drill.stop set at = " + step);
    }

    /** Waits until the migration waits, or has ended without; answers whether it waits. */
    public static boolean isReached(String url, BooleanSupplier hasEnded) {
        await().atMost(Duration.ofSeconds(60)).until(() -> hasEnded.getAsBoolean() || isWaiting(url));
        return isWaiting(url);
    }

    private static boolean isWaiting(String url) {
        return !SecondCluster.ask(url, WAITING).isEmpty();
    }

    /** Cuts the connection of whoever waits. */
    public static void cut(String url) {
        var pid = SecondCluster.ask(url, WAITING);
        if (!SecondCluster.ask(url, "select pg_terminate_backend(" + pid + ", 10000)")
                .equals("t")) {
            throw new IllegalStateException("the connection can't be cut");
        }
    }
}
