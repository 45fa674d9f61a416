package concentric.simulation;

import concentric.TestServer;
import concentric.simulation.Variant.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** Makes what is simulated: the program in small sizes, as it is written or with a bug planted. */
final class Subjects {

    private static final Cluster CLUSTER = cluster();

    private static final AtomicInteger MADE = new AtomicInteger();

    private Subjects() {}

    /** The program as it is written. */
    static Subject asWritten() {
        return with(List.of(), List.of());
    }

    /**
     * The program with changes of its sources and, in each world, of its database.
     *
     * @param sql statements
     */
    static Subject with(List<Change> changes, List<String> sql) {
        var all = new ArrayList<>(Sizes.SMALL);
        all.addAll(changes);
        try {
            return (Subject) Variant.with(all)
                    .loadClass(Simulation.class.getName())
                    .getConstructor(Cluster.class, List.class, String.class)
                    .newInstance(CLUSTER, sql, "world_" + MADE.incrementAndGet());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database with every migration, which worlds are copies of. */
    private static Cluster cluster() {
        var server = TestServer.shared();
        var cluster = new Cluster(server.jdbcUrl(""), server.user(), server.password(), "template_world");
        cluster.execute("create database " + cluster.template());
        for (var module : Program.MODULES) {
            Flyway.configure()
                    .dataSource(cluster.url() + cluster.template(), cluster.user(), cluster.password())
                    .locations("classpath:db/migration/" + module)
                    .table("flyway_schema_history_" + module)
                    // Each module has a schema of its own beside those of the others.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
        return cluster;
    }
}
