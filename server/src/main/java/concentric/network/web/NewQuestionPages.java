package concentric.network.web;

import concentric.network.Asking;
import concentric.network.Communities;
import concentric.network.Community;
import concentric.network.EntryRule;
import concentric.network.Promises;
import concentric.network.Question;
import concentric.network.QuestionDraft;
import concentric.network.Questions;
import concentric.network.Unit;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Entry;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Asking the units of a community: a unit asks to enter, one that is in it invites another, or proposes another rule. */
@Controller
class NewQuestionPages {

    static final String NEW = "/network/new-question";

    static final String REQUEST = "request";
    static final String INVITATION = "invitation";

    private static final String[] FIELDS = {"unit", "from", "text", "rule", "by"};

    private final Communities communities;
    private final Questions questions;
    private final CommunityPages pages;
    private final QuestionWords words;
    private final Promises promises;

    NewQuestionPages(
            Communities communities,
            Questions questions,
            CommunityPages pages,
            QuestionWords words,
            Promises promises) {
        this.communities = communities;
        this.questions = questions;
        this.pages = pages;
        this.words = words;
        this.promises = promises;
    }

    static String href(Community community, String kind) {
        return NEW + "?community=" + URLEncoder.encode(community.code(), StandardCharsets.UTF_8) + "&kind=" + kind;
    }

    @Allowed(Access.SIGNER)
    @GetMapping(NEW)
    View form(
            @RequestParam(defaultValue = "") String community,
            @RequestParam(defaultValue = REQUEST) String kind,
            Visit visit,
            Actor actor) {
        var asked = communities
                .find(community)
                .filter(found -> communities.sees(found.id(), actor))
                .orElseThrow(Problem::notFound);
        if (!mayAsk(asked, kind, actor)) throw Problem.forbidden();
        var text = kind.equals(INVITATION) ? invitation(asked, visit) : "";
        var own = pages.own(communities.spokenFor(actor));
        var only = kind.equals(REQUEST) && own.size() == 1 ? own.getFirst().code() : "";
        var draft = new QuestionDraft(about(kind), only, "", "", "", text);
        return form(HttpStatus.OK, asked, kind, draft, List.of(), visit, actor);
    }

    /** What the community is for and what its contracts promise, for whoever invites to say better. */
    private String invitation(Community community, Visit visit) {
        var promised = communities.ownUnit(community.id()).map(Unit::id).map(promises::of).orElse(List.of()).stream()
                .map(sentence -> visit.t("question.invitation.promise", sentence))
                .collect(Collectors.joining(", "));
        return promised.isEmpty()
                ? visit.t("question.invitation", community.scenario())
                : visit.t("question.invitation.promised", community.scenario(), promised);
    }

    private boolean mayAsk(Community community, String kind, Actor actor) {
        if (kind.equals(REQUEST)) return communities.mayFound(actor);
        return !questions.askers(community.id(), actor).isEmpty() || questions.isForCustodian(community.id(), actor);
    }

    private static String about(String kind) {
        return kind.equals(Question.Rule.WORD) ? Question.Rule.WORD : Question.Entry.WORD;
    }

    @Allowed(Access.SIGNER)
    @PostMapping(QuestionPages.PATH)
    View ask(
            @RequestParam(defaultValue = "") String community,
            @RequestParam(defaultValue = REQUEST) String kind,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String text,
            Visit visit,
            Actor actor) {
        var asked = communities.find(community).orElseThrow(Problem::notFound);
        var draft = new QuestionDraft(about(kind), unit, from, rule, by, text);
        return switch (questions.ask(asked.id(), draft, actor)) {
            case Asking.Heard(Question question) ->
                visit.redirect(
                        QuestionWords.href(question),
                        question.outcome().isEmpty() ? "notice.question-asked" : "notice.question-done");
            case Asking.Refused(var faults) -> {
                if (Problem.status(faults) == HttpStatus.FORBIDDEN || !communities.sees(asked.id(), actor)) {
                    throw Problem.refused(faults);
                }
                yield form(Problem.status(faults), asked, kind, draft, faults, visit, actor);
            }
        };
    }

    private View form(
            HttpStatus status,
            Community community,
            String kind,
            QuestionDraft draft,
            List<Fault> faults,
            Visit visit,
            Actor actor) {
        boolean isRule = about(kind).equals(Question.Rule.WORD);
        boolean isRequest = kind.equals(REQUEST);
        var title = visit.t(
                isRule ? "question.new.rule" : isRequest ? "question.new.request" : "question.new.invitation",
                community.name());
        var lead = isRule
                ? visit.t("question.new.lead.rule", Questions.DAYS)
                : visit.t(
                        isRequest ? "question.new.lead.request" : "question.new.lead.invitation",
                        QuestionWords.rule(community.rule(), visit),
                        Questions.DAYS);
        var view = new NewQuestionPage(
                visit.otherwise(faults, FIELDS),
                community.code(),
                kind,
                lead,
                isRule ? null : visit.entry("unit", draft.unit(), faults),
                visit.entry("from", draft.from(), faults),
                isRequest ? pages.own(communities.spokenFor(actor)) : List.of(),
                isRule ? rules(community, draft.rule(), visit) : List.of(),
                isRequest ? List.of() : askers(community, draft.by(), actor),
                problems(visit.entry("text", draft.text(), faults), faults, visit));
        var crumbs = List.of(
                new Crumb(visit.t("communities.title"), CommunitiesPages.PATH),
                new Crumb(community.name(), CommunityPages.href(community)),
                new Crumb(title, null));
        return visit.page(status, "network/new-question", title, crumbs, view);
    }

    /** What is wrong with what was chosen is said at the text: choices say nothing. */
    private static Entry problems(Entry text, List<Fault> faults, Visit visit) {
        return faults.stream()
                .filter(fault -> fault.field().equals("rule") || fault.field().equals("by"))
                .findFirst()
                .map(fault -> new Entry(text.value(), visit.say(fault)))
                .orElse(text);
    }

    private static List<Choice> rules(Community community, String chosen, Visit visit) {
        return Arrays.stream(EntryRule.values())
                .filter(rule -> rule != community.rule())
                .map(rule -> new Choice(
                        rule.word(),
                        QuestionWords.rule(rule, visit),
                        rule.word().equals(chosen)))
                .toList();
    }

    private List<Choice> askers(Community community, String chosen, Actor actor) {
        return questions.askers(community.id(), actor).stream()
                .map(words::unit)
                .map(unit -> new Choice(unit.code(), unit.name(), unit.code().equals(chosen)))
                .toList();
    }
}
