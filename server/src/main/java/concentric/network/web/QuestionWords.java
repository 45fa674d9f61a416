package concentric.network.web;

import concentric.network.Communities;
import concentric.network.Community;
import concentric.network.EntryRule;
import concentric.network.Hearing;
import concentric.network.Question;
import concentric.network.Questions;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Reader;
import concentric.platform.web.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells what communities ask in words. */
@Component
class QuestionWords {

    private final Communities communities;
    private final Questions questions;
    private final Units units;

    QuestionWords(Communities communities, Questions questions, Units units) {
        this.communities = communities;
        this.questions = questions;
        this.units = units;
    }

    /** The address of a question. */
    static String href(Question question) {
        return QuestionPages.PATH + "/" + question.id().value();
    }

    /** How units enter a community, in a sentence. */
    static String rule(EntryRule rule, Reader reader) {
        return reader.t("community.rule." + rule.word());
    }

    /** What is asked: “Germany asks to enter Afternoon tea”. */
    String what(Question question, Reader reader) {
        var community = community(question).name();
        return switch (question.about()) {
            case Question.Entry(var unit, var from) ->
                question.isRequest()
                        ? reader.t("question.request", name(Optional.of(unit), reader), community)
                        : reader.t(
                                "question.invite",
                                name(question.by(), reader),
                                name(Optional.of(unit), reader),
                                community);
            case Question.Rule(var rule) -> reader.t("question.rule." + rule.word(), community);
        };
    }

    /** Who still has to answer, by name. */
    String waiting(Question question, Reader reader) {
        return questions.asked(question).waiting().stream()
                .map(Hearing.Asked::unit)
                .map(unit -> name(unit, reader))
                .collect(Collectors.joining(", "));
    }

    State state(Question question, Reader reader) {
        if (questions.isOpen(question)) return new State(reader.t("question.state.open"), State.Tone.INFO);
        var outcome = question.outcome().orElse(Question.Outcome.EXPIRED);
        var tone = switch (outcome) {
            case DONE -> State.Tone.OK;
            case DECLINED -> State.Tone.STOP;
            case WITHDRAWN, EXPIRED -> State.Tone.PLAIN;
        };
        return new State(reader.t("question.state." + outcome.word()), tone);
    }

    /** How a unit is called, or the custodian, who answers where no unit is in the community. */
    String name(Optional<Unit.Id> unit, Reader reader) {
        return unit.map(this::unit).map(Unit::name).orElseGet(() -> reader.t("question.custodian"));
    }

    /** The same, with its mark. */
    PartyLabel label(Optional<Unit.Id> unit, Reader reader) {
        return unit.map(this::unit)
                .map(UnitsPages::label)
                .orElseGet(() -> new PartyLabel(reader.t("question.custodian"), null, null));
    }

    Community community(Question question) {
        var id = question.community().value();
        return Objects.requireNonNull(communities.all(List.of(id)).get(id));
    }

    Unit unit(Unit.Id id) {
        return units.find(id).orElseThrow();
    }
}
