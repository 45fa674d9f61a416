package concentric.cli;

import concentric.platform.Scope;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The whole command line on one page: each command, what may be said to it, and examples. */
@Command(
        name = "concentric",
        version = "Concentric 0.1.0",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:fine",
            "1:something differs, or was refused",
            "2:wrong usage",
            "3:can’t start or reach the program, or it failed"
        },
        description = "An operating system for organisations made of small self-managing units around their customers.")
public final class Concentric {

    private static final String DEFAULT_DATA = "data";
    private static final String DEFAULT_PORT = "8080";
    private static final String DEFAULT_ADDRESS = "127.0.0.1";

    private final Terminal terminal;

    private Concentric(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does what the arguments say and ends the process with the status that tells how it went. */
    public static void main(String[] args) {
        var terminal = Terminal.taken();
        System.exit(new Concentric(terminal).commandLine().execute(args));
    }

    @Command(
            name = "run",
            description = "Starts the program. Whoever opens its address first sets it up and becomes the custodian.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  concentric run",
                "  concentric run --data /srv/acme --port 8443",
                "  concentric run --address 0.0.0.0        for the whole network; put TLS in front of it",
                "  CONCENTRIC_DATABASE_USER=acme CONCENTRIC_DATABASE_PASSWORD=… \\",
                "    concentric run --database-url jdbc:postgresql://db.example/acme",
                "  CONCENTRIC_BACKUP_PASSPHRASE=… concentric run --backup-to /mnt/nas/acme",
                "      a sealed backup each night"
            })
    int run(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = DEFAULT_DATA,
                            description = "where everything is kept (${DEFAULT-VALUE})")
                    Path data,
            @Option(
                            names = "--port",
                            paramLabel = "N",
                            defaultValue = DEFAULT_PORT,
                            description = "where it listens (${DEFAULT-VALUE}); 0: any free port")
                    int port,
            @Option(
                            names = "--address",
                            paramLabel = "A",
                            defaultValue = DEFAULT_ADDRESS,
                            description =
                                    "on which of this machine’s addresses (${DEFAULT-VALUE}: only for this machine)")
                    String address,
            @Option(
                            names = "--database-url",
                            paramLabel = "URL",
                            description = "a PostgreSQL 17 or newer instead of the program’s own, as a JDBC URL")
                    @Nullable
                    String databaseUrl,
            @ArgGroup(exclusive = false) @Nullable DailyBackups backups) {
        var more = backups == null ? new String[0] : backups.properties();
        return new Run(terminal)
                .run(new Installation(data, databaseUrl), new Listening(address, port), more)
                .status();
    }

    @Command(
            name = "demo",
            description =
                    "Starts the program with a demonstration: an organisation around a year of a real shop’s payments."
                            + " The first start builds it. Prints the address and what to sign in with.",
            footerHeading = "%nExamples:%n",
            footer = {"  concentric demo", "  concentric demo --data /tmp/demo --port 9090"})
    int demo(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = DEFAULT_DATA + "/demo",
                            description = "where everything is kept (${DEFAULT-VALUE})")
                    Path data,
            @Option(
                            names = "--port",
                            paramLabel = "N",
                            defaultValue = DEFAULT_PORT,
                            description = "where it listens (${DEFAULT-VALUE}); 0: any free port")
                    int port) {
        return new Run(terminal)
                .demo(new Installation(data, null), new Listening(DEFAULT_ADDRESS, port))
                .status();
    }

    @Command(
            name = "setup",
            description = "Sets an organisation up without a browser: its name, time zone and currency, for good.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  concentric setup --name Acme --zone Europe/Berlin --currency EUR",
                "      the first visitor becomes the custodian",
                "  concentric setup --name Acme --zone Europe/Berlin --currency EUR \\",
                "    --login ann@acme.example --password-file ann.password",
                "      the custodian is there too; the password is the file’s first line"
            })
    int setUp(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = DEFAULT_DATA,
                            description = "where everything is kept (${DEFAULT-VALUE})")
                    Path data,
            @Option(names = "--name", paramLabel = "N", required = true, description = "the organisation’s name")
                    String name,
            @Option(names = "--zone", paramLabel = "Z", required = true, description = "such as Europe/Berlin")
                    String zone,
            @Option(names = "--currency", paramLabel = "C", required = true, description = "such as EUR")
                    String currency,
            @Option(names = "--login", paramLabel = "L", description = "what the custodian types to sign in") @Nullable
                    String login,
            @Option(names = "--password-file", paramLabel = "F", description = "its first line is the password")
                    @Nullable
                    Path passwordFile,
            @Option(names = "--custodian", paramLabel = "NAME", description = "the custodian’s name (the login)")
                    @Nullable
                    String custodian) {
        return new SetUp(terminal)
                .organisation(
                        new Installation(data, null),
                        new SetUp.Words(name, zone, currency),
                        SetUp.Custodian.of(login, passwordFile, custodian))
                .status();
    }

    @Command(
            name = "token",
            description =
                    "Makes a token with which a program, or this command line, may ask a running installation. It is"
                            + " shown once; only its hash is kept.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  export CONCENTRIC_TOKEN=$(concentric token --name \"nightly import\" --days 90)",
                "  concentric token --name \"till\" --scope read,record",
                "  concentric run &",
                "  concentric totals --url http://127.0.0.1:8080"
            })
    int token(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = DEFAULT_DATA,
                            description = "the data folder of a program that does not run (${DEFAULT-VALUE})")
                    Path data,
            @Option(names = "--name", paramLabel = "N", required = true, description = "what it is for") String name,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "30",
                            description = "how long it holds, at most 366 (${DEFAULT-VALUE})")
                    int days,
            @Option(
                            names = "--scope",
                            paramLabel = "S",
                            split = ",",
                            defaultValue = "read,record,sign,manage",
                            description =
                                    "what it may be used for; all of it is ${DEFAULT-VALUE}, which counts if none is named")
                    Set<Scope> scopes) {
        return new SetUp(terminal)
                .token(new Installation(data, null), name, days, scopes)
                .status();
    }

    @Command(
            name = "import",
            description =
                    "Brings a file in. Lines that can’t be taken are named with the reason; all others are taken, and"
                            + " bringing the same file in again changes nothing.",
            footerHeading = "%nThe first line of each CSV file (UTF-8) names its columns:%n",
            footer = {
                "  units        unit,name,kind[,field,purpose]    kind: user-facing, node, leadership or partner",
                "  people       person,name,email",
                "  memberships  unit,person,role[,share,from,until]",
                "  offers       offer,unit",
                "  funds        fund,name,unit",
                "  payments     source,external_id,offer,customer,segment,amount,currency,quantity,occurred_at,tax",
                "  refunds      source,external_id,payment_source,payment_external_id,amount,currency,quantity,"
                        + "occurred_at,tax",
                "  usage        source,external_id,service,consumer,quantity,occurred_at",
                "  contracts    no CSV but contracts in their text form",
                "",
                "Examples:",
                "  concentric import units units.csv",
                "  concentric import contracts --sign acme.contracts",
                "  concentric import payments january.csv --rejected january-rejected.csv",
                "  concentric import payments invoices.csv --layout invoice-lines.json",
                "  concentric import people staff.xlsx --mapping staff.json",
                "  concentric import payments january.csv --url https://acme.example --token cct_…"
            })
    int importFile(
            @Parameters(index = "0", paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}") Import.What what,
            @Parameters(index = "1", paramLabel = "FILE") Path file,
            @Option(names = "--sign", description = "contracts: sign for everybody, as the custodian") boolean sign,
            @Option(
                            names = "--layout",
                            paramLabel = "FILE",
                            description = "payments: how a file of other columns is to be read")
                    @Nullable
                    Path layout,
            @Option(
                            names = "--mapping",
                            paramLabel = "FILE",
                            description = "how a file of somebody else is written, and what stands where in it (JSON)")
                    @Nullable
                    Path mapping,
            @Option(names = "--rejected", paramLabel = "FILE", description = "write the lines that were not taken here")
                    @Nullable
                    Path rejected,
            @Option(names = "--set-aside", paramLabel = "FILE", description = "write the lines kept for later here")
                    @Nullable
                    Path setAside,
            @Mixin Target target) {
        var request = new Import.Request(what, file, sign, layout, mapping, rejected, setAside);
        return target.ask(terminal, program -> new Import(terminal, program).bringIn(request))
                .status();
    }

    @Command(
            name = "totals",
            description = "Prints what each party received and paid, as CSV: party,received,paid,net.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  concentric totals",
                "  concentric totals --from 2026-01-01 --to 2026-01-31 --currency EUR > january.csv",
                "  concentric totals --asof batch-42"
            })
    int totals(
            @Option(names = "--from", paramLabel = "DATE", description = "the first day (the beginning)") @Nullable
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DATE", description = "the last day (the end)") @Nullable LocalDate to,
            @Option(
                            names = "--asof",
                            paramLabel = "MOMENT",
                            description =
                                    "what had occurred until a day, 2026-01-31, or was recorded up to a batch, batch-42")
                    @Nullable
                    String asof,
            @Option(names = "--currency", paramLabel = "C", description = "needed where there are several") @Nullable
                    String currency,
            @Option(names = "--live", description = "without the postings of closes") boolean live,
            @Mixin Target target) {
        return target.ask(terminal, program -> new Questions(terminal, program).totals(from, to, asof, currency, live))
                .status();
    }

    @Command(
            name = "explain",
            description =
                    "Prints where the money of one payment, refund or usage went, each posting with its sign and its"
                            + " sentence; of a payment also what was given back, and what is left.",
            footerHeading = "%nExample:%n",
            footer = "  concentric explain shop p1        what “shop” knows as “p1”")
    int explain(
            @Parameters(index = "0", paramLabel = "SOURCE", description = "where it came from") String source,
            @Parameters(index = "1", paramLabel = "ID", description = "what it is called there") String id,
            @Mixin Target target) {
        return target.ask(terminal, program -> new Questions(terminal, program).explain(source, id))
                .status();
    }

    @Command(
            name = "verify",
            description =
                    "Lets the ledger prove itself: settles the payments again, compares every posting, and checks the"
                            + " chain of hashes. Names batch, account and amount of every difference.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  concentric verify               by the tally, which is quick",
                "  concentric verify --full        every single payment",
                "  concentric verify --checkpoint march.json",
                "      and that what the checkpoint says is still in it"
            })
    int verify(
            @Option(names = "--full", description = "settle every single payment again") boolean full,
            @Option(
                            names = "--checkpoint",
                            paramLabel = "FILE",
                            description = "checkpoints that were kept elsewhere, a line each; those in the data"
                                    + " folder are looked for anyway")
                    @Nullable
                    Path checkpoint,
            @Mixin Target target) {
        return target.ask(terminal, program -> new Questions(terminal, program).verify(full, checkpoint))
                .status();
    }

    @Command(
            name = "checkpoint",
            description =
                    "Prints a signed checkpoint: how far the ledger is, as one line of JSON. Kept where nobody gets at"
                            + " it who has the database, it shows later that nothing before was changed.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  concentric checkpoint > /media/stick/march.json",
                "  concentric verify --checkpoint /media/stick/march.json"
            })
    int checkpoint(@Mixin Target target) {
        return target.ask(terminal, program -> new Questions(terminal, program).checkpoint())
                .status();
    }

    @Command(
            name = "backup",
            description =
                    "Writes all that an installation holds, as it is at one instant, into one file, and reads that back."
                            + " Whoever works on meanwhile is not disturbed.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  concentric backup acme.tar.gz                            the program does not run",
                "  concentric backup acme.tar.gz --url https://acme.example it runs",
                "  concentric backup acme.tar.gz.age --passphrase           sealed; asks for the passphrase",
                "  CONCENTRIC_BACKUP_PASSPHRASE=… concentric backup acme.tar.gz.age",
                "",
                "The file is a tar archive packed by gzip; sealed, it is a file of the tool age."
            })
    int backup(
            @Parameters(index = "0", paramLabel = "FILE") Path file,
            @Option(names = "--force", description = "replace a file that is there") boolean force,
            @Option(names = "--passphrase", description = "ask for a passphrase, and seal the file by it")
                    boolean prompt,
            @Mixin Target target) {
        return new Backup(terminal)
                .make(new Backup.Request(file, force, prompt), target)
                .status();
    }

    @Command(
            name = "restore",
            description =
                    "Restores a backup into a new data folder or an empty database: all of it, or nothing. Reads it back,"
                            + " and lets the ledger prove itself.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  concentric restore acme.tar.gz --check              only looks whether the file is whole",
                "  concentric restore acme.tar.gz --data /srv/acme",
                "  CONCENTRIC_DATABASE_USER=acme CONCENTRIC_DATABASE_PASSWORD=… \\",
                "    concentric restore acme.tar.gz --data /srv/acme --database-url jdbc:postgresql://db.example/acme"
            })
    int restore(
            @Parameters(index = "0", paramLabel = "FILE") Path file,
            @Option(names = "--check", description = "only look whether the file is whole") boolean check,
            @Mixin Restore.Place place,
            @Option(
                            names = "--no-verify",
                            description = "don’t start the program there, and don’t let the ledger prove itself")
                    boolean unproven) {
        return new Restore(terminal).run(file, check ? null : place, !unproven).status();
    }

    @Command(
            name = "cases",
            description =
                    "Runs case files: contracts, payments and what is expected of them. Prints what differs. Needs no"
                            + " data folder and no program that runs.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  concentric cases engine/cases",
                "  concentric cases new-oven.case",
                "",
                "A case file:",
                "  contract \"Smart oven\" in EUR on payments for oven-subscription",
                "    pay Cloud 0.40 per unit",
                "    share rest: Oven 6, Recipes 3, Installers 1",
                "  payment 9.99 for oven-subscription",
                "  expect",
                "    Cloud 0.40",
                "    Oven 5.75"
            })
    int cases(
            @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "of a folder, all its *.case files")
                    List<Path> places) {
        return new Cases(terminal).run(places).status();
    }

    @Command(
            name = "train",
            hidden = true,
            description =
                    "Starts on a folder of its own, does a little of everything and ends. What it used is what the"
                            + " launcher’s cache for faster starts is made of.")
    int train() {
        return new Training(terminal).run().status();
    }

    private CommandLine commandLine() {
        return new CommandLine(this)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(URI.class, Target::url)
                .setParameterExceptionHandler(this::misused)
                .setExecutionExceptionHandler(this::failed);
    }

    private int misused(ParameterException e, String[] args) {
        terminal.tell(String.valueOf(e.getMessage()));
        var out = new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8);
        UnmatchedArgumentException.printSuggestions(e, out);
        var command = e.getCommandLine().getCommandSpec();
        terminal.tell("More: " + command.qualifiedName() + " --help");
        return Ending.WRONG_USAGE.status();
    }

    private int failed(Exception e, CommandLine command, ParseResult parsed) {
        if (Program.isProcessEnding()) return Ending.NOT_POSSIBLE.status();
        if (e instanceof Failure failure) {
            terminal.tell(failure.sentence());
            trace(e);
            return failure.ending().status();
        }
        terminal.tell("This is a fault of the program, not yours: " + e);
        terminal.tell("With CONCENTRIC_TRACE=1 in the environment it says all of it.");
        trace(e);
        return Ending.NOT_POSSIBLE.status();
    }

    /** The stack trace is for whoever mends the program; everybody else reads the sentence. */
    private void trace(Exception e) {
        if (System.getenv("CONCENTRIC_TRACE") != null) e.printStackTrace(terminal.err());
    }
}
