package concentric.contracts.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.contracts.Changing;
import concentric.contracts.ContractFilter;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Differences;
import concentric.contracts.Drafting;
import concentric.contracts.Drafts;
import concentric.contracts.Ending;
import concentric.contracts.Signature;
import concentric.contracts.Signing;
import concentric.network.Sides;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Days;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contracts for programs: in and out in their text form. */
@RestController
class ContractsApi {

    private static final String PATH = "/api/contracts";
    private static final String VERSION = PATH + "/versions/{id}";

    private final Sides sides;
    private final Accounts accounts;
    private final Contracts contracts;
    private final Drafts drafts;
    private final SeenVersions versions;

    ContractsApi(Contracts contracts, Drafts drafts, SeenVersions versions, Sides sides, Accounts accounts) {
        this.accounts = accounts;
        this.sides = sides;
        this.contracts = contracts;
        this.drafts = drafts;
        this.versions = versions;
    }

    /** A version: its id, its contract's name, its number among the versions, and how far it has come. */
    record VersionBody(
            long version,
            String name,
            int number,
            @OneOf({"draft", "signed", "withdrawn"}) String state) {

        static VersionBody of(ContractVersion version) {
            return new VersionBody(version.id(), version.name(), version.number(), word(version.state()));
        }
    }

    /**
     * What became of drafting or signing.
     *
     * @param waitingFor the codes of the parties whose signatures are missing
     */
    record DraftedBody(List<VersionBody> contracts, List<String> waitingFor) {}

    /**
     * A party that has to sign, and its signature of what the version says.
     *
     * @param by who signed, by name
     * @param textHash of what was signed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignatureBody(
            String party,
            boolean signed,
            boolean onBehalf,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String textHash) {}

    /** A version with its text and who has signed it. */
    record VersionTextBody(
            long version,
            String name,
            int number,
            @OneOf({"draft", "signed", "withdrawn"}) String state,
            String text,
            String textHash,
            List<SignatureBody> signatures) {}

    /**
     * A line that differs.
     *
     * @param change how it compares: {@code added}, {@code removed}, or both have it in other words
     * @param clauseBefore its number before; 0: no clause, or not there
     * @param clauseAfter its number after; 0: no clause, or not there
     * @param pieces of the line, one after the other
     */
    record ChangedLineBody(String change, int clauseBefore, int clauseAfter, List<WordsBody> pieces) {

        static ChangedLineBody of(Differences.Line line) {
            var pieces = line.pieces().stream()
                    .map(piece -> new WordsBody(SheetForm.word(piece.change()), piece.text()))
                    .toList();
            return new ChangedLineBody(SheetForm.word(line.change()), line.before(), line.after(), pieces);
        }
    }

    /** Words that stayed ({@code same}), that were {@code added} or {@code removed}. */
    record WordsBody(String change, String text) {}

    /** What differs from one version to another. */
    record ChangesBody(long from, long to, List<ChangedLineBody> differences) {}

    /** The first day on which a version is no longer in force; none: from now on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndBody(@Nullable String until) {}

    @Call(
            value = "draftContracts",
            scope = Scope.MANAGE,
            signsWith = "sign",
            takes = String.class,
            status = 201,
            repeats = Call.Repeats.KEYED)
    @Allowed(Access.DRAFTER)
    @PostMapping(path = PATH, consumes = MediaType.TEXT_PLAIN_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    DraftedBody draft(@RequestBody byte[] text, @RequestParam(defaultValue = "false") boolean sign, Actor actor) {
        var drafting = sign ? contracts.draftAndSign(decoded(text), actor) : contracts.draft(decoded(text), actor);
        return switch (drafting) {
            case Drafting.Drafted(var versions) -> body(versions);
            case Drafting.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    @Call("listContracts")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    Sheet<VersionBody> list(@RequestParam(defaultValue = "") String q, Paging paging, Actor actor) {
        var after = paging.after() == null ? "" : paging.after();
        return paging.sheet(
                contracts.after(new ContractFilter(q, sides.of(actor)), after, paging.rows()),
                ContractVersion::name,
                VersionBody::of);
    }

    @Call("getContractVersion")
    @Allowed(Access.CONCERNED)
    @GetMapping(VERSION)
    VersionTextBody version(@PathVariable long id, Actor actor) {
        return textBody(versions.find(id, actor));
    }

    /** Changes a draft, if it still says what the program has read; 409 if somebody else has changed it meanwhile. */
    @Call(value = "changeContractVersion", scope = Scope.MANAGE, takes = String.class, conflicts = true)
    @Allowed(Access.DRAFTER)
    @PutMapping(path = VERSION, consumes = MediaType.TEXT_PLAIN_VALUE)
    VersionTextBody change(
            @PathVariable long id,
            @RequestBody byte[] text,
            @RequestParam(defaultValue = "") String seen,
            Actor actor) {
        var draft = versions.find(id, actor);
        if (draft.state() == ContractVersion.State.DRAFT && !drafts.mayChange(draft, actor)) throw Problem.forbidden();
        if (seen.isEmpty()) throw Problem.refused(Fault.in("seen", "missing"));
        return switch (drafts.change(id, ContractAddress.hash(seen), decoded(text), actor)) {
            case Changing.Changed(var changed) -> textBody(changed);
            case Changing.Overtaken(var now) -> throw Problem.conflict(Fault.in("seen", "draft-changed", now.name()));
            case Changing.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    /** What differs from an earlier version of the same contract to this one. */
    @Call("compareContractVersions")
    @Allowed(Access.CONCERNED)
    @GetMapping(VERSION + "/differences")
    ChangesBody differences(@PathVariable long id, @RequestParam long against, Actor actor) {
        var version = versions.find(id, actor);
        var other = versions.find(against, actor);
        if (other.contract() != version.contract()) throw Problem.notFound();
        return new ChangesBody(
                against,
                id,
                Differences.between(other.terms(), version.terms()).stream()
                        .filter(line -> line.change() != Differences.Change.SAME)
                        .map(ChangedLineBody::of)
                        .toList());
    }

    private VersionTextBody textBody(ContractVersion version) {
        var signatures = contracts.signatures(version.id());
        var names = accounts.names(signatures.stream()
                .map(Signature::account)
                .filter(Objects::nonNull)
                .toList());
        return new VersionTextBody(
                version.id(),
                version.name(),
                version.number(),
                word(version.state()),
                version.text(),
                version.textHash().hex(),
                signatures.stream()
                        .map(signature -> body(signature, version, names))
                        .toList());
    }

    /** A signature of what was changed is void, so that one that counts is of what the version says. */
    private static SignatureBody body(Signature signature, ContractVersion version, Map<Long, String> names) {
        return new SignatureBody(
                signature.code(),
                signature.given(),
                signature.onBehalf(),
                signature.account() == null ? null : names.get(signature.account()),
                signature.at(),
                signature.given() ? version.textHash().hex() : null);
    }

    /** Signs a draft; where it says what was seen, only if the text still has that hash. */
    @Call(value = "signContractVersion", scope = Scope.SIGN)
    @Allowed(Access.SIGNER)
    @PostMapping(VERSION + "/sign")
    DraftedBody sign(@PathVariable long id, @RequestParam(defaultValue = "") String seen, Actor actor) {
        versions.find(id, actor);
        var signing = seen.isEmpty()
                ? contracts.sign(List.of(id), actor)
                : contracts.sign(id, ContractAddress.hash(seen), actor);
        return switch (signing) {
            case Signing.Signed(var versions) -> body(versions);
            case Signing.Waiting waiting -> body(contracts.version(id).stream().toList());
            case Signing.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    @Call(value = "withdrawContractVersion", scope = Scope.SIGN)
    @Allowed(Access.DRAFTER)
    @PostMapping(VERSION + "/withdraw")
    VersionBody withdraw(@PathVariable long id, Actor actor) {
        versions.find(id, actor);
        return ended(contracts.withdraw(id, actor));
    }

    @Call(value = "endContractVersion", scope = Scope.SIGN)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(VERSION + "/end")
    VersionBody end(@PathVariable long id, @RequestBody(required = false) @Nullable EndBody body, Actor actor) {
        versions.find(id, actor);
        var until = body == null || body.until() == null ? "" : body.until();
        return ended(contracts.end(id, Days.of(until, "").from(), actor));
    }

    private static VersionBody ended(Ending ending) {
        return switch (ending) {
            case Ending.Ended(var version) -> VersionBody.of(version);
            case Ending.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private DraftedBody body(Collection<ContractVersion> versions) {
        var waiting = versions.stream()
                .filter(version -> version.state() == ContractVersion.State.DRAFT)
                .flatMap(version -> contracts.signatures(version.id()).stream())
                .filter(signature -> !signature.given())
                .map(Signature::code)
                .distinct()
                .sorted()
                .toList();
        return new DraftedBody(versions.stream().map(VersionBody::of).toList(), waiting);
    }

    private static String word(ContractVersion.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String decoded(byte[] text) {
        try {
            return DraftPages.decoded(text);
        } catch (CharacterCodingException e) {
            throw Problem.refused(Fault.in("text", "text-not-utf-8"));
        }
    }
}
