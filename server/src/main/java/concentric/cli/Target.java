package concentric.cli;

import concentric.people.ConsoleToken;
import concentric.platform.Organisations;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which program a command asks: one that runs, by its URL; or one started for the command, on a data folder. */
final class Target {

    static final Path DEFAULT_DATA = Path.of("data");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "ask the installation in this folder, whose program does not run (data)")
    private @Nullable Path data;

    @Option(names = "--url", paramLabel = "URL", description = "ask a program that runs there instead")
    private @Nullable URI url;

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "what to show it; better in the environment as CONCENTRIC_TOKEN, where others can’t read it")
    private @Nullable String token;

    /** The installation in a data folder. */
    static Target of(Path data) {
        var target = new Target();
        target.data = data;
        return target;
    }

    /** A URL as typed: only its beginning is used, so that one copied from a browser will do. */
    static URI url(String typed) {
        try {
            var url = new URI(typed.strip());
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return new URI(url.getScheme(), null, url.getHost(), url.getPort(), "/", null, null);
            }
        } catch (java.net.URISyntaxException e) {
            throw new TypeConversionException("“" + typed + "” is not a URL: " + e.getReason());
        }
        throw new TypeConversionException("“" + typed + "” is not a URL such as https://acme.example");
    }

    /** Asks it, and lets it go. */
    Ending ask(Terminal terminal, Function<Asked, Ending> question) {
        if (url != null) return question.apply(running(url));
        if (token != null) throw new Failure(Ending.WRONG_USAGE, "--token goes with --url: a data folder needs none.");
        return started(terminal, new Installation(data == null ? DEFAULT_DATA : data, null).existing(), question);
    }

    private Asked running(URI base) {
        if (data != null) throw new Failure(Ending.WRONG_USAGE, "Either --data or --url: one asks one program.");
        var shown = token == null ? System.getenv("CONCENTRIC_TOKEN") : token;
        if (shown == null || shown.isBlank()) {
            throw new Failure(
                    Ending.WRONG_USAGE,
                    "A program that runs wants a token: --token, or CONCENTRIC_TOKEN in the environment. `concentric token` makes one.");
        }
        var api = new Api(base, shown.strip());
        return new Asked() {
            @Override
            public Api api() {
                return api;
            }

            @Override
            public void ifInterrupted(Runnable last) {
                Runtime.getRuntime().addShutdownHook(new Thread(last));
            }
        };
    }

    /** Starts the program of an installation, asks it, and ends it. */
    static Ending started(Terminal terminal, Installation installation, Function<Asked, Ending> question) {
        terminal.progress("Starting…");
        try (var program = Program.start(installation, Listening.privately(), Program.Talk.QUIET)) {
            if (program.door(Organisations.class).find().isEmpty()) {
                throw new Failure(
                        Ending.NOT_POSSIBLE,
                        "The installation in %s is not set up yet: `concentric setup`, or visit it once."
                                .formatted(installation.data().toAbsolutePath().normalize()));
            }
            var api = new Api(program.url(), program.door(ConsoleToken.class).issue());
            return question.apply(new Asked() {
                @Override
                public Api api() {
                    return api;
                }

                @Override
                public void ifInterrupted(Runnable last) {
                    program.beforeEnd(last);
                }
            });
        }
    }
}
