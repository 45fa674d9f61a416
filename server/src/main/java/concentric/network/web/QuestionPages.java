package concentric.network.web;

import concentric.network.Asking;
import concentric.network.Communities;
import concentric.network.Hearing;
import concentric.network.Question;
import concentric.network.Questions;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.State;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a community asks, and answering it. A partner who is invited reads who invites it to what, and not who else is asked. */
@Controller
class QuestionPages {

    static final String PATH = "/network/questions";

    private final Questions questions;
    private final Communities communities;
    private final QuestionWords words;
    private final Sides sides;

    QuestionPages(Questions questions, Communities communities, QuestionWords words, Sides sides) {
        this.questions = questions;
        this.communities = communities;
        this.words = words;
        this.sides = sides;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id:\\d+}")
    View question(@PathVariable long id, Visit visit, Actor actor) {
        return page(HttpStatus.OK, find(id, actor), "", "", List.of(), visit, actor);
    }

    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id:\\d+}/answer")
    View answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String objection,
            Visit visit,
            Actor actor) {
        var question = find(id, actor);
        var heard = questions.answer(question.id(), TypedText.clean(unit), answer.equals("yes"), objection, actor);
        return answered(question, heard, unit, objection, visit, actor);
    }

    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id:\\d+}/withdraw")
    View withdraw(@PathVariable long id, Visit visit, Actor actor) {
        var question = find(id, actor);
        return answered(question, questions.withdraw(question.id(), actor), "", "", visit, actor);
    }

    private View answered(Question question, Asking outcome, String unit, String objection, Visit visit, Actor actor) {
        return switch (outcome) {
            case Asking.Heard(Question now) -> visit.redirect(QuestionWords.href(now), notice(now));
            case Asking.Refused(var faults) -> {
                if (Problem.status(faults) == HttpStatus.FORBIDDEN) throw Problem.forbidden();
                yield page(Problem.status(faults), question, unit, objection, faults, visit, actor);
            }
        };
    }

    private static String notice(Question question) {
        if (question.outcome().isEmpty()) return "notice.question-answered";
        return switch (question.outcome().get()) {
            case DONE -> "notice.question-done";
            case DECLINED -> "notice.question-declined";
            case WITHDRAWN, EXPIRED -> "notice.question-withdrawn";
        };
    }

    private Question find(long id, Actor actor) {
        return questions.find(new Question.Id(id), actor).orElseThrow(Problem::notFound);
    }

    private View page(
            HttpStatus status,
            Question question,
            String unit,
            String objection,
            List<Fault> faults,
            Visit visit,
            Actor actor) {
        var community = words.community(question);
        boolean seesAll = questions.seesAll(question, actor);
        var asked = heard(question, questions);
        var shown = asked.stream()
                .filter(each -> seesAll || isConcerned(question, each, sides, actor))
                .toList();
        var view = new QuestionPage(
                question.text(),
                community.scenario(),
                question.about() instanceof Question.Rule
                        ? visit.t("question.needs-all")
                        : QuestionWords.rule(community.rule(), visit),
                when(question, visit),
                words.state(question, visit),
                visit.otherwise(faults, "objection"),
                shown.stream().map(each -> row(question, each, visit, actor)).toList(),
                asked.size() == shown.size() ? null : visit.t("question.others", asked.size() - shown.size()),
                answering(question, unit, objection, faults, visit, actor),
                questions.mayWithdraw(question, actor) ? QuestionWords.href(question) + "/withdraw" : null);
        var title = words.what(question, visit);
        var crumbs = List.of(
                new Crumb(visit.t("communities.title"), CommunitiesPages.PATH),
                new Crumb(
                        community.name(),
                        communities.sees(community.id(), actor) ? CommunityPages.href(community) : null),
                new Crumb(visit.t("question.crumb"), null));
        return visit.page(status, "network/question", title, crumbs, view);
    }

    /** Who is asked; of one that has ended only what was said: nobody is waited for any more. */
    static List<Hearing.Asked> heard(Question question, Questions questions) {
        if (question.outcome().isEmpty()) return questions.asked(question).asked();
        return question.answers().stream()
                .map(answer -> new Hearing.Asked(answer.unit(), Optional.of(answer)))
                .toList();
    }

    /** Whether somebody reads an answer who is not in the community: that of who asks, and of their own units. */
    static boolean isConcerned(Question question, Hearing.Asked asked, Sides sides, Actor actor) {
        return asked.unit().equals(question.by())
                || asked.unit()
                        .filter(unit -> sides.sees(actor, List.of(unit.value())))
                        .isPresent();
    }

    private static String when(Question question, Visit visit) {
        var until = visit.formats().instant(question.endsAt());
        return question.about() instanceof Question.Entry(var unit, var from)
                ? visit.t("question.when.entry", visit.formats().date(from), until)
                : visit.t("question.when", until);
    }

    private QuestionPage.Answer row(Question question, Hearing.Asked asked, Visit visit, Actor actor) {
        var label = words.label(asked.unit(), visit);
        boolean isSeen = asked.unit()
                .filter(unit -> sides.sees(actor, List.of(unit.value())))
                .isPresent();
        var answer = asked.answer();
        var state = answer.map(said -> said.isYes()
                        ? new State(visit.t("question.yes"), State.Tone.OK)
                        : new State(visit.t("question.no"), State.Tone.STOP))
                .orElseGet(() -> new State(
                        visit.t("question.waiting"), questions.isOpen(question) ? State.Tone.WARN : State.Tone.PLAIN));
        return new QuestionPage.Answer(
                isSeen ? label : new PartyLabel(label.name(), label.kind(), null),
                state,
                answer.map(Question.Answer::objection).orElse(""));
    }

    private QuestionPage.@Nullable Answering answering(
            Question question, String typed, String objection, List<Fault> faults, Visit visit, Actor actor) {
        var mine = questions.mandate(question, actor);
        if (mine.isEmpty()) return null;
        var choices = mine.stream()
                .map(unit -> {
                    var code = unit.map(words::unit).map(Unit::code).orElse("");
                    return new Choice(code, words.name(unit, visit), code.equals(typed));
                })
                .toList();
        return new QuestionPage.Answering(
                QuestionWords.href(question) + "/answer",
                choices,
                choices.stream().map(Choice::label).collect(Collectors.joining(", ")),
                visit.entry("objection", objection, faults));
    }
}
