package concentric.simulation;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The program from one start to its end: the modules that keep money, without pages. Every object is new, so nothing is
 * remembered but what is in the database. Nothing happens by itself: neither scheduled methods nor jobs.
 */
final class Program implements AutoCloseable {

    /** The modules in their order, which is also the order of their migrations. */
    static final List<String> MODULES = List.of(
            "platform",
            "people",
            "customers",
            "network",
            "measures",
            "costs",
            "contracts",
            "payments",
            "ledger",
            "closes",
            "payouts");

    private static final List<Class<?>> PARTS = parts();

    private final InstantSource clock;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Program(DataSource wire, InstantSource clock) {
        this.clock = clock;
        context.setClassLoader(Program.class.getClassLoader());
        context.registerBean(DataSource.class, (Supplier<DataSource>) () -> wire);
        context.registerBean(InstantSource.class, (Supplier<InstantSource>) () -> clock);
        context.register(PARTS.toArray(Class<?>[]::new));
        context.register(Frame.class);
        context.refresh();
        try {
            for (var runner : context.getBeansOfType(ApplicationRunner.class).values()) {
                runner.run(new DefaultApplicationArguments());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The components of the modules; looked for once, since looking takes longer than starting. */
    private static List<Class<?>> parts() {
        var scan = new ClassPathScanningCandidateComponentProvider(true, new StandardEnvironment());
        scan.addExcludeFilter((reader, factory) -> {
            var name = reader.getClassMetadata().getClassName();
            return name.contains(".web.") || name.contains(".platform.Time") || name.contains(".platform.Database");
        });
        var parts = new ArrayList<Class<?>>();
        for (var module : MODULES) {
            for (var found : scan.findCandidateComponents("concentric." + module)) {
                try {
                    parts.add(Class.forName(found.getBeanClassName()));
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return parts;
    }

    /** What the framework brings in the real program. For tests, so that a test of the whole application doesn't find it. */
    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Frame {

        @Bean
        PlatformTransactionManager transactionManager(DataSource wire) {
            return new JdbcTransactionManager(wire);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource wire) {
            return new JdbcTemplate(wire);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }

        /** Not called rounds: those are a door of the network. */
        @Bean
        Rounds scheduledRounds() {
            return new Rounds();
        }

        @Bean
        ManualScheduler scheduler(DataSource wire, OneTimeTask<Void> jobs) {
            var builder = TestHelper.createManualScheduler(new TransactionAwareDataSourceProxy(wire), jobs)
                    .clock(new SettableClock());
            builder.tableName("platform.scheduled_task").heartbeatInterval(Duration.ofSeconds(2));
            return builder.build();
        }
    }

    /** One of the doors. */
    <T> T door(Class<T> type) {
        return context.getBean(type);
    }

    /** Lets the jobs run that are due, and finds those whose program was killed. */
    void runJobs() {
        var scheduler = door(ManualScheduler.class);
        scheduler.getClock().set(clock.instant());
        scheduler.runDeadExecutionDetection();
        scheduler.runAnyDueExecutions();
    }

    @Override
    public void close() {
        context.close();
    }
}
