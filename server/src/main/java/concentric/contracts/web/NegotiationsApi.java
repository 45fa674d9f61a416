package concentric.contracts.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.contracts.ContractVersion;
import concentric.contracts.Expiry;
import concentric.contracts.Negotiating;
import concentric.contracts.Negotiation;
import concentric.contracts.Negotiations;
import concentric.contracts.Spot;
import concentric.engine.text.ContractText;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Parties;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Days;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Negotiations for programs: how far the parties of a draft have come, and what they say to its clauses. */
@RestController
class NegotiationsApi {

    private static final String VERSION = "/api/contracts/versions/{id}";

    private final Negotiations negotiations;
    private final SeenVersions versions;
    private final Accounts accounts;
    private final Parties parties;

    NegotiationsApi(Negotiations negotiations, SeenVersions versions, Accounts accounts, Parties parties) {
        this.negotiations = negotiations;
        this.versions = versions;
        this.accounts = accounts;
        this.parties = parties;
    }

    /**
     * How far the parties of a version have come.
     *
     * @param waitingFor the codes of the parties that have the turn
     * @param task what they are asked to do
     * @param since when they got the turn
     * @param expires the last day on which it can be signed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NegotiationBody(
            long version,
            String textHash,
            List<String> waitingFor,

            @OneOf({"answer", "revise", "sign"}) @Nullable String task,

            @Nullable Instant since,
            @Nullable LocalDate expires,
            List<EditionBody> editions,
            List<StanceBody> stances,
            List<CommentBody> comments,
            List<QuoteBody> quotes) {}

    /** What a draft said, who wrote it and for whom. */
    record EditionBody(int edition, String text, String textHash, String by, List<String> parties, Instant at) {}

    /**
     * What a party says to a clause.
     *
     * @param now the number of the clause in the last edition; none if it is gone
     * @param stands whether it still says the same
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StanceBody(
            String party,
            @OneOf({"accept", "object"}) String stance,
            int edition,
            int clause,
            @Nullable Integer now,
            boolean stands,
            boolean onBehalf,
            String by,
            Instant at) {}

    /** What somebody said about a clause, as {@link StanceBody}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CommentBody(
            int edition, int clause, @Nullable Integer now, boolean stands, String by, String text, Instant at) {}

    /** What somebody outside asks for the same, under its number. */
    record QuoteBody(long quote, String name, String link, String by, Instant at) {}

    /** A comment that is to be made; without a clause, on what belongs to none. */
    record NewCommentBody(
            @Needed @Nullable String seen,
            @Nullable Integer clause,
            @Needed @Nullable String text) {}

    /** A clause that is accepted; without one, everything. */
    record AcceptanceBody(
            @Needed @Nullable String seen, @Nullable Integer clause) {}

    /** The last day on which a draft can be signed; none: as long as it is a draft. */
    record ExpiryBody(@Nullable String day) {}

    /** A quote that is to be attached. */
    record NewQuoteBody(
            @Needed @Nullable String name, @Needed @Nullable String link) {}

    @Call("getNegotiation")
    @Allowed(Access.CONCERNED)
    @GetMapping(VERSION + "/negotiation")
    NegotiationBody negotiation(@PathVariable long id, Actor actor) {
        return body(versions.find(id, actor), actor);
    }

    @Call(value = "commentOnContract", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.RECORDER)
    @PostMapping(VERSION + "/comments")
    @ResponseStatus(HttpStatus.CREATED)
    NegotiationBody comment(@PathVariable long id, @RequestBody NewCommentBody body, Actor actor) {
        versions.find(id, actor);
        var seen = ContractAddress.hash(orEmpty(body.seen()));
        int clause = Objects.requireNonNullElse(body.clause(), 0);
        return said(negotiations.comment(id, seen, clause, orEmpty(body.text()), actor), actor);
    }

    @Call(value = "acceptContractClause", scope = Scope.SIGN)
    @Allowed(Access.SIGNER)
    @PostMapping(VERSION + "/accept")
    NegotiationBody accept(@PathVariable long id, @RequestBody AcceptanceBody body, Actor actor) {
        versions.find(id, actor);
        return said(negotiations.accept(id, ContractAddress.hash(orEmpty(body.seen())), body.clause(), actor), actor);
    }

    @Call(value = "objectToContractClause", scope = Scope.SIGN)
    @Allowed(Access.SIGNER)
    @PostMapping(VERSION + "/object")
    NegotiationBody object(@PathVariable long id, @RequestBody NewCommentBody body, Actor actor) {
        versions.find(id, actor);
        var seen = ContractAddress.hash(orEmpty(body.seen()));
        int clause = Objects.requireNonNullElse(body.clause(), 0);
        return said(negotiations.object(id, seen, clause, orEmpty(body.text()), actor), actor);
    }

    @Call(value = "setContractExpiry", scope = Scope.MANAGE)
    @Allowed(Access.DRAFTER)
    @PostMapping(VERSION + "/expiry")
    NegotiationBody expire(@PathVariable long id, @RequestBody ExpiryBody body, Actor actor) {
        versions.find(id, actor);
        return said(negotiations.expire(id, Days.of(orEmpty(body.day()), "").from(), actor), actor);
    }

    @Call(value = "attachQuote", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.RECORDER)
    @PostMapping(VERSION + "/quotes")
    @ResponseStatus(HttpStatus.CREATED)
    NegotiationBody attach(@PathVariable long id, @RequestBody NewQuoteBody body, Actor actor) {
        versions.find(id, actor);
        return said(negotiations.attach(id, orEmpty(body.name()), orEmpty(body.link()), actor), actor);
    }

    @Call(value = "removeQuote", scope = Scope.MANAGE)
    @Allowed(Access.PROPOSER)
    @PostMapping(VERSION + "/quotes/{quote}/remove")
    NegotiationBody detach(@PathVariable long id, @PathVariable long quote, Actor actor) {
        versions.find(id, actor);
        return said(negotiations.detach(id, quote, actor), actor);
    }

    private NegotiationBody said(Negotiating outcome, Actor actor) {
        return switch (outcome) {
            case Negotiating.Said(var draft) -> body(draft, actor);
            case Negotiating.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private NegotiationBody body(ContractVersion version, Actor actor) {
        var negotiation = versions.of(negotiations.of(version), actor);
        var names = accounts.names(people(negotiation));
        var codes = parties.codes(concerned(negotiation));
        var turn = negotiation.turn().orElse(null);
        return new NegotiationBody(
                version.id(),
                version.textHash().hex(),
                turn == null ? List.of() : codes(turn.parties(), codes),
                turn == null ? null : SheetForm.word(turn.task()),
                turn == null ? null : turn.since(),
                negotiation.expiry().map(Expiry::day).orElse(null),
                negotiation.editions().stream()
                        .map(each -> new EditionBody(
                                each.number(),
                                ContractText.print(each.terms()),
                                each.textHash().hex(),
                                names.getOrDefault(each.account(), ""),
                                codes(each.parties(), codes),
                                each.at()))
                        .toList(),
                negotiation.stances().stream()
                        .map(each -> new StanceBody(
                                codes.getOrDefault(each.party(), ""),
                                each.kind().word(),
                                each.spot().edition(),
                                each.spot().clause(),
                                now(each.spot()),
                                each.stands(),
                                each.onBehalf(),
                                names.getOrDefault(each.account(), ""),
                                each.at()))
                        .toList(),
                negotiation.comments().stream()
                        .map(each -> new CommentBody(
                                each.spot().edition(),
                                each.spot().clause(),
                                now(each.spot()),
                                each.spot().same(),
                                names.getOrDefault(each.account(), ""),
                                each.text(),
                                each.at()))
                        .toList(),
                negotiation.quotes().stream()
                        .map(each -> new QuoteBody(
                                each.id(), each.name(), each.link(), names.getOrDefault(each.account(), ""), each.at()))
                        .toList());
    }

    private static @Nullable Integer now(Spot spot) {
        return spot.now() == Spot.GONE ? null : spot.now();
    }

    private static List<String> codes(Collection<Long> ids, Map<Long, String> codes) {
        return ids.stream().map(id -> codes.getOrDefault(id, "")).toList();
    }

    private static Collection<Long> people(Negotiation negotiation) {
        var people = new HashSet<Long>();
        negotiation.editions().forEach(each -> people.add(each.account()));
        negotiation.stances().forEach(each -> people.add(each.account()));
        negotiation.comments().forEach(each -> people.add(each.account()));
        negotiation.quotes().forEach(each -> people.add(each.account()));
        return people;
    }

    private static Collection<Long> concerned(Negotiation negotiation) {
        var concerned = new HashSet<Long>();
        negotiation.editions().forEach(each -> concerned.addAll(each.parties()));
        negotiation.stances().forEach(each -> concerned.add(each.party()));
        negotiation.turn().ifPresent(turn -> concerned.addAll(turn.parties()));
        return concerned;
    }
}
