package concentric.cli;

import concentric.home.Beginning;
import concentric.home.FirstVisit;
import concentric.home.FirstVisits;
import concentric.people.Accounts;
import concentric.people.TokenMaking;
import concentric.people.Tokens;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Scope;
import concentric.platform.SettingUp;
import concentric.platform.web.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets an installation up at the command line: whoever can write its data folder may. */
final class SetUp {

    /** What there is to know of an organisation: its name, IANA time zone and ISO 4217 currency. */
    record Words(String name, String zone, String currency) {}

    /**
     * Who keeps the installation running.
     *
     * @param password where the first line is the password
     */
    record Custodian(String name, String login, Path password) {

        /** The custodian, if one was told; both or neither of login and password file. */
        static @Nullable Custodian of(@Nullable String login, @Nullable Path password, @Nullable String name) {
            if (login == null && password == null && name == null) return null;
            if (login == null || password == null) {
                throw new Failure(Ending.WRONG_USAGE, "--login and --password-file go together.");
            }
            return new Custodian(name == null ? login : name, login, password);
        }

        private String readPassword() {
            try (var lines = Files.lines(password)) {
                return lines.findFirst().orElse("");
            } catch (IOException | java.io.UncheckedIOException e) {
                throw new Failure(Ending.WRONG_USAGE, "The password file %s can’t be read.".formatted(password), e);
            }
        }
    }

    private final Terminal terminal;

    SetUp(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Sets the organisation up, and its custodian if one is told: both or neither. */
    Ending organisation(Installation installation, Words words, @Nullable Custodian custodian) {
        var password = custodian == null ? "" : custodian.readPassword();
        terminal.progress("Starting…");
        try (var program = Program.start(installation, Listening.privately(), Program.Talk.QUIET)) {
            var faults = custodian == null ? begin(program, words) : begin(program, words, custodian, password);
            if (!faults.isEmpty()) return refused(program, faults);
        }
        terminal.tell("%s is set up in %s."
                .formatted(words.name(), installation.data().toAbsolutePath().normalize()));
        return Ending.FINE;
    }

    private static List<Fault> begin(Program program, Words words) {
        var console = program.door(Accounts.class).console();
        var organisations = program.door(Organisations.class);
        return switch (organisations.setUp(words.name(), words.zone(), words.currency(), false, console)) {
            case SettingUp.SetUp setUp -> List.of();
            case SettingUp.Refused(var faults) -> faults;
        };
    }

    private static List<Fault> begin(Program program, Words words, Custodian custodian, String password) {
        var visit = new FirstVisit(
                words.name(), words.zone(), words.currency(), false, custodian.name(), custodian.login(), password);
        return switch (program.door(FirstVisits.class).begin(visit)) {
            case Beginning.Begun begun -> List.of();
            case Beginning.Refused(var faults) -> faults;
        };
    }

    /** Makes a token for programs and prints it, and nothing else. */
    Ending token(Installation installation, String name, int days, Set<Scope> scopes) {
        terminal.progress("Starting…");
        try (var program = Program.start(installation.existing(), Listening.privately(), Program.Talk.QUIET)) {
            var console = program.door(Accounts.class).console();
            return switch (program.door(Tokens.class).make(name, days, scopes, console)) {
                case TokenMaking.Made made -> {
                    terminal.tell("It holds until %s. Only its hash is kept; this is the only time it is shown:"
                            .formatted(made.token().expiresAt()));
                    terminal.print(made.secret());
                    yield Ending.FINE;
                }
                case TokenMaking.Refused(var faults) -> refused(program, faults);
            };
        }
    }

    private Ending refused(Program program, List<Fault> faults) {
        var texts = program.door(Bundles.class).in(Locale.ENGLISH);
        for (var fault : faults) {
            var where = fault.field().isEmpty() ? "" : fault.field() + ": ";
            terminal.tell(where + texts.say(fault));
        }
        return Ending.DIFFERS;
    }
}
