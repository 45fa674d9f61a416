package concentric.network.web;

import concentric.network.Communities;
import concentric.network.Community;
import concentric.network.EntryRule;
import concentric.network.Question;
import concentric.network.Questions;
import concentric.platform.Actor;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What stands of questions on a community's page: what is asked, and what the reader can ask. */
@Component
class CommunityQuestions {

    private static final int SHOWN = 20;

    private final Communities communities;
    private final Questions questions;
    private final QuestionWords words;

    CommunityQuestions(Communities communities, Questions questions, QuestionWords words) {
        this.communities = communities;
        this.questions = questions;
        this.words = words;
    }

    /** The latest of a community that the reader may see, newest first. */
    List<CommunityPage.Asked> of(Community community, Visit visit, Actor actor) {
        return questions.before(Optional.of(community.id()), Long.MAX_VALUE, SHOWN, actor).stream()
                .map(question -> new CommunityPage.Asked(
                        words.what(question, visit),
                        QuestionWords.href(question),
                        words.state(question, visit),
                        said(question, visit)))
                .toList();
    }

    private String said(Question question, Visit visit) {
        if (questions.isOpen(question)) return visit.t("question.waits-for", words.waiting(question, visit));
        return question.answers().stream()
                .filter(answer -> !answer.isYes())
                .map(answer -> visit.t("question.objected", words.name(answer.unit(), visit), answer.objection()))
                .findFirst()
                .orElse("");
    }

    List<CommunityPage.Asking> asking(Community community, Visit visit, Actor actor) {
        boolean isHost =
                !questions.askers(community.id(), actor).isEmpty() || questions.isForCustodian(community.id(), actor);
        var asking = new ArrayList<CommunityPage.Asking>();
        if (community.rule() != EntryRule.OPEN && communities.mayFound(actor)) {
            asking.add(asking(community, NewQuestionPages.REQUEST, visit));
        }
        if (isHost) {
            asking.add(asking(community, NewQuestionPages.INVITATION, visit));
            asking.add(asking(community, Question.Rule.WORD, visit));
        }
        return List.copyOf(asking);
    }

    private static CommunityPage.Asking asking(Community community, String kind, Visit visit) {
        return new CommunityPage.Asking(visit.t("question.ask." + kind), NewQuestionPages.href(community, kind));
    }
}
