package concentric.cli;

import concentric.Application;
import concentric.platform.DatabasePlace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The program, running in this process. It ends with the process, also when that is told to end by a signal. */
final class Program implements AutoCloseable {

    /** How much a program says of what it does. */
    enum Talk {
        /** What an operator wants to read. */
        LOG("warn", "info"),
        /** Warnings of our own; for somebody who waits for an answer. */
        QUIET("error", "warn");

        private final String others;
        private final String own;

        Talk(String others, String own) {
            this.others = others;
            this.own = own;
        }
    }

    /** Who reports a failed start by a stack trace; we say it in a sentence. */
    private static final List<String> SILENT = List.of(
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.diagnostics",
            "org.springframework.boot.web.server.servlet.context",
            "org.springframework.boot.tomcat",
            "org.springframework.context.support",
            "org.apache.catalina",
            "com.zaxxer.hikari.pool.HikariPool");

    private final ConfigurableApplicationContext context;
    private final Listening listening;

    private Program(ConfigurableApplicationContext context, Listening listening) {
        this.context = context;
        this.listening = listening;
    }

    /**
     * Starts the program and waits until it answers.
     *
     * @param more further properties, as {@code --name=value}
     * @throws Failure if it can't start
     */
    static Program start(Installation installation, Listening listening, Talk talk, String... more) {
        listening.tried();
        var all = new ArrayList<>(
                List.of("--server.address=" + listening.address(), "--server.port=" + listening.port()));
        all.addAll(List.of(more));
        all.addAll(properties(installation, talk));
        return new Program(started(new SpringApplication(Application.class), all), listening);
    }

    /**
     * Starts nothing but the database of an installation; whoever closes it ends it.
     *
     * @throws Failure if it can't start
     */
    static ConfigurableApplicationContext startDatabase(Installation installation) {
        var application = new SpringApplication(DatabasePlace.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return started(application, properties(installation, Talk.QUIET));
    }

    private static ConfigurableApplicationContext started(SpringApplication application, List<String> properties) {
        application.setLogStartupInfo(false);
        try {
            return application.run(properties.toArray(String[]::new));
        } catch (RuntimeException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "Concentric can’t start. " + reason(e), e);
        }
    }

    private static List<String> properties(Installation installation, Talk talk) {
        var all = new ArrayList<>(List.of(
                "--concentric.data=" + installation.data().toAbsolutePath(),
                "--logging.level.root=" + talk.others,
                "--logging.level.concentric=" + talk.own));
        SILENT.forEach(logger -> all.add("--logging.level." + logger + "=off"));
        if (installation.databaseUrl() != null) all.add("--concentric.database-url=" + installation.databaseUrl());
        return all;
    }

    /** The framework wraps what went wrong several times; the first that is not its own says it in our words. */
    private static String reason(Throwable e) {
        var said = e;
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            said = cause;
            if (!cause.getClass().getName().startsWith("org.springframework.")) break;
        }
        // Some add a table of details below it.
        return String.valueOf(said.getMessage()).lines().findFirst().orElse(said.toString());
    }

    /** Whether this process has been told to end, so that nothing that fails now is worth a word. */
    static boolean isProcessEnding() {
        var hook = new Thread();
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            return true;
        }
    }

    /** Where it answers. */
    URI url() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) throw new IllegalStateException("a program that started has a web server");
        return listening.url(server.getPort());
    }

    /** One of the doors of the program. */
    <T> T door(Class<T> type) {
        return context.getBean(type);
    }

    /** Has something done at the very end, while the program still answers. */
    void beforeEnd(Runnable last) {
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> last.run());
    }

    /** Waits until the program is told to end. */
    void await() {
        var ended = new CountDownLatch(1);
        beforeEnd(ended::countDown);
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the program in order; returns when nothing of it is left. */
    @Override
    public void close() {
        context.close();
    }
}
