package concentric.closes.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.closes.CloseRun;
import concentric.closes.Closes;
import concentric.closes.Closing;
import concentric.closes.MonthClose;
import concentric.engine.close.Open;
import concentric.engine.close.Verdict;
import concentric.engine.terms.Measure;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import concentric.platform.web.Visit;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Closes for programs. */
@RestController
class ClosesApi {

    private static final String PATH = "/api/closes";

    private final Closes closes;
    private final Posted posted;

    ClosesApi(Closes closes, Posted posted) {
        this.closes = closes;
        this.posted = posted;
    }

    /**
     * A month that was closed.
     *
     * @param complete whether nothing of it is open any more
     * @param closedAt when it was closed, or completed, last
     */
    record ClosedBody(String month, boolean complete, Instant closedAt) {}

    /**
     * What closing a month would decide, or completing it; of a month that is complete, what it decided.
     *
     * @param fingerprint of all this, for whoever closes it; left out where nothing can be closed any more
     * @param unfinished what stays open
     * @param ending contracts that end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CloseBody(
            String month,
            boolean complete,
            @Nullable String fingerprint,
            List<ClosePostingBody> postings,
            List<OpenBody> unfinished,
            List<String> ending,
            List<KeptBody> promises) {}

    /**
     * A movement.
     *
     * @param to who receives; left out for persons: what one receives is told to nobody else
     * @param persons how many persons receive it together; left out where {@code to} tells
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClosePostingBody(
            @OneOf({"release", "negative_stake", "positive_stake", "total", "result", "loss"})
            String step,

            String from,
            @Nullable String to,
            @Nullable Integer persons,
            String contract,
            int version,
            int clause,
            Amount amount,
            String sentence) {}

    /**
     * A contract whose closing clauses stay open, or a hold.
     *
     * @param clause of the hold; left out for the closing clauses, all of them
     * @param missing measures, as contracts write them
     * @param waitsFor contracts that are open and on which it depends
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenBody(String contract, @Nullable Integer clause, List<String> missing, List<String> waitsFor) {}

    /**
     * A promise.
     *
     * @param promise its place in the contract, counted from 1
     * @param kept left out where it is not measured
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeptBody(
            String contract,
            int promise,
            @Nullable Boolean kept,
            @Nullable String measured) {}

    /** A preview that was looked at: it is posted as it said, or nothing is. */
    record SeenBody(@Needed @Nullable String fingerprint) {}

    @Call("listCloses")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    Sheet<ClosedBody> list(Paging paging) {
        var after = paging.after();
        var found = closes.latest().stream()
                .filter(run -> after == null || run.month().toString().compareTo(after) < 0)
                .limit(paging.rows())
                .toList();
        return paging.sheet(
                found,
                run -> run.month().toString(),
                run -> new ClosedBody(run.month().toString(), run.complete(), run.at()));
    }

    @Call("getClose")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{month}")
    CloseBody one(@PathVariable String month, Visit visit, Actor actor) {
        var asked = ClosePages.month(month).orElseThrow(Problem::notFound);
        return body(asked, visit, actor);
    }

    @Call(value = "closeMonth", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH + "/{month}")
    ResponseEntity<CloseBody> close(@PathVariable String month, @RequestBody SeenBody body, Visit visit, Actor actor) {
        var asked = ClosePages.month(month).orElseThrow(Problem::notFound);
        return switch (closes.close(asked, ClosePages.seen(orEmpty(body.fingerprint())), actor)) {
            case Closing.Closed closed -> ResponseEntity.status(201).body(body(asked, visit, actor));
            case Closing.Changed changed -> throw Problem.conflict(Fault.in("fingerprint", "close-changed", asked));
            case Closing.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private CloseBody body(YearMonth month, Visit visit, Actor actor) {
        var runs = closes.of(month);
        boolean isNext = closes.next().filter(month::equals).isPresent();
        if (runs.isEmpty() && !isNext) throw Problem.notFound();
        if (runs.isEmpty() || !runs.getLast().complete()) {
            var now = closes.preview(month);
            return body(month, List.of(now), now, now.fingerprint().hex(), visit, actor);
        }
        var decided = runs.stream().map((CloseRun run) -> closes.again(run)).toList();
        return body(month, decided, decided.getLast(), null, visit, actor);
    }

    private CloseBody body(
            YearMonth month,
            List<MonthClose> decided,
            MonthClose last,
            @Nullable String fingerprint,
            Visit visit,
            Actor actor) {
        return new CloseBody(
                month.toString(),
                fingerprint == null,
                fingerprint,
                posted.of(decided, visit, actor).lines().stream()
                        .map(ClosesApi::posting)
                        .toList(),
                last.closes().stream()
                        .flatMap(in -> in.close().open().stream())
                        .map(ClosesApi::open)
                        .toList(),
                last.closes().stream()
                        .flatMap(in -> in.close().endings().stream())
                        .filter(ending -> ending.verdict().truth() == Verdict.Truth.TRUE)
                        .map(ending -> ending.contract())
                        .toList(),
                last.closes().stream()
                        .flatMap(in -> in.close().promises().stream())
                        .map(kept -> new KeptBody(
                                kept.contract(),
                                kept.promise(),
                                truth(kept.verdict()).orElse(null),
                                kept.actual()
                                        .map(actual -> actual.toPlainString())
                                        .orElse(null)))
                        .toList());
    }

    private static Optional<Boolean> truth(Verdict verdict) {
        return switch (verdict.truth()) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static OpenBody open(Open open) {
        return new OpenBody(
                open.contract(),
                open.clause() == 0 ? null : open.clause(),
                open.missing().stream().map(Measure::label).toList(),
                open.waitsFor());
    }

    private static ClosePostingBody posting(Posted.Line line) {
        return new ClosePostingBody(
                line.step().name().toLowerCase(Locale.ROOT),
                line.from(),
                line.to(),
                line.to() == null ? line.persons() : null,
                line.version().name(),
                line.version().number(),
                line.clause(),
                Amount.of(line.amount(), line.currency()),
                line.why());
    }
}
