package concentric.network.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.network.Asking;
import concentric.network.Communities;
import concentric.network.Community;
import concentric.network.Hearing;
import concentric.network.Question;
import concentric.network.QuestionDraft;
import concentric.network.Questions;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What communities ask their units, for programs. */
@RestController
class QuestionsApi {

    private static final String PATH = "/api/questions";

    private final Questions questions;
    private final Communities communities;
    private final QuestionWords words;
    private final Sides sides;

    QuestionsApi(Questions questions, Communities communities, QuestionWords words, Sides sides) {
        this.questions = questions;
        this.communities = communities;
        this.words = words;
        this.sides = sides;
    }

    /**
     * A question.
     *
     * @param unit that enters; left out where it is about the rule
     * @param by the unit that asks; left out where the custodian does
     * @param state open, or how it ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionBody(
            long id,
            String community,
            @OneOf({"entry", "rule"}) String about,
            @Nullable String unit,
            @Nullable LocalDate from,

            @OneOf({"open", "invited", "consent"}) @Nullable String rule,

            @Nullable String by,
            String text,
            Instant askedAt,
            Instant endsAt,

            @OneOf({"open", "done", "declined", "withdrawn", "expired"})
            String state,

            List<AnswerBody> answers) {}

    /**
     * What a unit answers.
     *
     * @param unit left out: the custodian
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerBody(
            @Nullable String unit,
            @OneOf({"yes", "no", "waiting"}) String answer,
            @Nullable String objection) {}

    /** What is to be asked. */
    record NewQuestionBody(
            @Needed @Nullable String community,
            @Needed @OneOf({"entry", "rule"}) @Nullable String about,
            @Nullable String unit,
            @Nullable String from,

            @OneOf({"open", "invited", "consent"}) @Nullable String rule,

            @Nullable String by,
            @Needed @Nullable String text) {

        QuestionDraft draft() {
            return new QuestionDraft(
                    orEmpty(about), orEmpty(unit), orEmpty(from), orEmpty(rule), orEmpty(by), orEmpty(text));
        }
    }

    /** An answer; a no says why. */
    record NewAnswerBody(
            @Nullable String unit,
            @Needed @OneOf({"yes", "no"}) @Nullable String answer,
            @Nullable String objection) {}

    @Call("listQuestions")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    Sheet<QuestionBody> list(@RequestParam(defaultValue = "") String community, Paging paging, Actor actor) {
        Optional<Community.Id> of = community.isEmpty()
                ? Optional.empty()
                : Optional.of(communities
                        .find(community)
                        .filter(found -> communities.sees(found.id(), actor))
                        .map(Community::id)
                        .orElseThrow(Problem::notFound));
        var found = questions.before(of, paging.afterNumber(Long.MAX_VALUE), paging.rows(), actor);
        return paging.sheet(found, question -> question.id().value(), question -> body(question, actor));
    }

    @Call("getQuestion")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id}")
    QuestionBody one(@PathVariable long id, Actor actor) {
        return body(find(id, actor), actor);
    }

    @Call(value = "askQuestion", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.SIGNER)
    @PostMapping(PATH)
    ResponseEntity<QuestionBody> ask(@RequestBody NewQuestionBody body, Actor actor) {
        var community = communities.find(orEmpty(body.community())).orElseThrow(Problem::notFound);
        var asked = heard(questions.ask(community.id(), body.draft(), actor), actor);
        return ResponseEntity.created(URI.create(PATH + "/" + asked.id())).body(asked);
    }

    @Call(value = "answerQuestion", scope = Scope.SIGN)
    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id}/answer")
    QuestionBody answer(@PathVariable long id, @RequestBody NewAnswerBody body, Actor actor) {
        boolean yes = orEmpty(body.answer()).equals("yes");
        var unit = TypedText.clean(orEmpty(body.unit()));
        return heard(questions.answer(find(id, actor).id(), unit, yes, orEmpty(body.objection()), actor), actor);
    }

    @Call(value = "withdrawQuestion", scope = Scope.SIGN)
    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id}/withdraw")
    QuestionBody withdraw(@PathVariable long id, Actor actor) {
        return heard(questions.withdraw(find(id, actor).id(), actor), actor);
    }

    private QuestionBody heard(Asking outcome, Actor actor) {
        return switch (outcome) {
            case Asking.Heard(Question question) -> body(question, actor);
            case Asking.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private Question find(long id, Actor actor) {
        return questions.find(new Question.Id(id), actor).orElseThrow(Problem::notFound);
    }

    private QuestionBody body(Question question, Actor actor) {
        var entry = question.about() instanceof Question.Entry asked ? asked : null;
        var rule = question.about() instanceof Question.Rule asked ? asked : null;
        return new QuestionBody(
                question.id().value(),
                words.community(question).code(),
                question.about().word(),
                entry == null ? null : words.unit(entry.unit()).code(),
                entry == null ? null : entry.from(),
                rule == null ? null : rule.rule().word(),
                code(question.by()),
                question.text(),
                question.at(),
                question.endsAt(),
                state(question),
                answers(question, actor));
    }

    private String state(Question question) {
        if (questions.isOpen(question)) return "open";
        return question.outcome().orElse(Question.Outcome.EXPIRED).word();
    }

    /** Whoever is invited as a partner does not read who else is asked. */
    private List<AnswerBody> answers(Question question, Actor actor) {
        boolean seesAll = questions.seesAll(question, actor);
        return QuestionPages.heard(question, questions).stream()
                .filter(each -> seesAll || QuestionPages.isConcerned(question, each, sides, actor))
                .map(each -> new AnswerBody(
                        code(each.unit()),
                        word(each),
                        each.answer()
                                .map(Question.Answer::objection)
                                .filter(said -> !said.isEmpty())
                                .orElse(null)))
                .toList();
    }

    private static String word(Hearing.Asked asked) {
        return asked.answer().map(answer -> answer.isYes() ? "yes" : "no").orElse("waiting");
    }

    private @Nullable String code(Optional<Unit.Id> unit) {
        return unit.map(words::unit).map(Unit::code).orElse(null);
    }
}
