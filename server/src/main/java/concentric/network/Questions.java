package concentric.network;

import static concentric.platform.TypedText.shortened;

import concentric.network.Question.Answer;
import concentric.network.Question.Outcome;
import concentric.people.Account;
import concentric.people.Accounts;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of what a community asks its units: whether a unit enters, where units don't enter by themselves, and whether they shall
 * enter by another rule. Whoever asks has said yes by it; with the last yes that is needed it is carried out, in the same
 * transaction and under the community's lock.
 */
@Service
public class Questions {

    /** How long a question can be answered. */
    public static final int DAYS = 30;

    private static final int LONGEST_OBJECTION = 1_000;

    private final QuestionStore store;
    private final CommunityStore communityStore;
    private final Communities communities;
    private final Units units;
    private final Members members;
    private final Sides sides;
    private final Accounts accounts;
    private final Acts acts;
    private final InstantSource clock;

    Questions(
            QuestionStore store,
            CommunityStore communityStore,
            Communities communities,
            Units units,
            Members members,
            Sides sides,
            Accounts accounts,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.communityStore = communityStore;
        this.communities = communities;
        this.units = units;
        this.members = members;
        this.sides = sides;
        this.accounts = accounts;
        this.acts = acts;
        this.clock = clock;
    }

    /** Asks the units of a community; whoever asks has said yes. */
    @Transactional
    public Asking ask(Community.Id community, QuestionDraft draft, Actor by) {
        communityStore.lock(community);
        var asked = communityStore.all(List.of(community.value())).get(community.value());
        if (asked == null) return Asking.Refused.because("community", "unknown-community");
        var open = store.open().stream()
                .filter(question -> question.community().equals(community) && question.isOpen(clock.instant()))
                .toList();
        return draft.isEntry() ? askEntry(asked, draft, open, by) : askRule(asked, draft, open, by);
    }

    private Asking askEntry(Community community, QuestionDraft draft, List<Question> open, Actor by) {
        var entering = units.find(draft.unit());
        if (entering.isEmpty()) return unknownUnit("unit", draft.unit());
        var unit = entering.get();
        var asking = draft.by().isEmpty() ? entering : units.find(draft.by());
        if (asking.isEmpty()) return unknownUnit("by", draft.by());
        boolean itself = asking.get().id().equals(unit.id());
        var in = in(community.id(), members.today());
        boolean instead = itself && in.isEmpty() && by.custodian() && community.rule() != EntryRule.OPEN;
        boolean speaks = members.actsFor(by, asking.get().id());
        if (!speaks && !instead) return new Asking.Refused(List.of(Communities.notFor(asking.get(), by)));
        if (!itself && !in.contains(asking.get().id())) {
            return Asking.Refused.because("by", "not-in-community", asking.get().name(), community.name());
        }
        var faults = draft.faults();
        if (!faults.isEmpty()) return new Asking.Refused(faults);
        var from = draft.from().isEmpty() ? members.today() : Objects.requireNonNull(MembershipText.day(draft.from()));
        if (from.isBefore(members.today())) return Asking.Refused.because("from", "question-of-the-past", from);
        var hindrance = communities.hindrance(community, unit, from);
        if (hindrance.isPresent()) return new Asking.Refused(List.of(hindrance.get()));
        if (open.stream().anyMatch(each -> each.about().entering().equals(Optional.of(unit.id())))) {
            return Asking.Refused.because("unit", "question-open", unit.name());
        }
        var asker = speaks ? asking.map(Unit::id) : Optional.<Unit.Id>empty();
        return ask(community, new Question.Entry(unit.id(), from), asker, draft, by);
    }

    private Asking askRule(Community community, QuestionDraft draft, List<Question> open, Actor by) {
        var in = in(community.id(), members.today());
        var mine = in.stream().filter(unit -> members.actsFor(by, unit)).toList();
        boolean instead = in.isEmpty() && by.custodian();
        if (mine.isEmpty() && !instead) return Asking.Refused.because("", "not-spokesperson");
        if (draft.by().isEmpty() && mine.size() > 1) return Asking.Refused.because("by", "missing");
        var asker = draft.by().isEmpty()
                ? mine.stream().findFirst()
                : units.find(draft.by()).map(Unit::id);
        if (!instead && asker.filter(mine::contains).isEmpty()) {
            return Asking.Refused.because("by", "not-spokesperson");
        }
        var faults = draft.faults();
        if (!faults.isEmpty()) return new Asking.Refused(faults);
        var rule = EntryRule.of(draft.rule()).orElseThrow();
        if (rule == community.rule()) return Asking.Refused.because("rule", "entry-rule-already", community.name());
        if (open.stream().anyMatch(each -> each.about() instanceof Question.Rule)) {
            return Asking.Refused.because("rule", "question-open", community.name());
        }
        return ask(community, new Question.Rule(rule), instead ? Optional.empty() : asker, draft, by);
    }

    private static Asking unknownUnit(String field, String code) {
        return code.isEmpty()
                ? Asking.Refused.because(field, "missing")
                : Asking.Refused.because(field, "unknown-unit", shortened(code));
    }

    private Asking ask(
            Community community, Question.About about, Optional<Unit.Id> asker, QuestionDraft draft, Actor by) {
        var now = clock.instant();
        var question = new Question(
                new Question.Id(0),
                community.id(),
                about,
                asker,
                by.account(),
                draft.text(),
                now,
                now.plus(Duration.ofDays(DAYS)),
                List.of(),
                Optional.empty());
        var id = acts.perform(Act.of("question.ask", by, community.code(), draft.input()), act -> {
            var asked = store.insert(question, act);
            store.insert(asked, new Answer(asker, "", by.account(), now), act);
            return asked;
        });
        return new Asking.Heard(settle(store.get(id).orElseThrow(), by));
    }

    /**
     * Answers for a unit that is asked.
     *
     * @param unit its code; empty where the actor can answer for one alone
     * @param objection why not; needed for a no
     */
    @Transactional
    public Asking answer(Question.Id id, String unit, boolean yes, String objection, Actor by) {
        var question = locked(id);
        var mine = asked(question).asked().stream()
                .filter(each -> actsFor(each.unit(), by))
                .toList();
        if (mine.isEmpty()) return Asking.Refused.because("", "not-spokesperson");
        if (!question.isOpen(clock.instant())) return Asking.Refused.because("", "question-over");
        var open = mine.stream().filter(each -> each.answer().isEmpty()).toList();
        if (open.isEmpty()) return Asking.Refused.because("unit", "question-answered");
        if (unit.isEmpty() && open.size() > 1) return Asking.Refused.because("unit", "missing");
        var answering =
                unit.isEmpty() ? open.getFirst().unit() : units.find(unit).map(Unit::id);
        if (mine.stream().noneMatch(each -> each.unit().equals(answering))) {
            return Asking.Refused.because("unit", "not-spokesperson");
        }
        if (open.stream().noneMatch(each -> each.unit().equals(answering))) {
            return Asking.Refused.because("unit", "question-answered");
        }
        var said = yes ? "" : TypedText.clean(objection.replaceAll("\\R+", " "));
        var fault = yes ? Optional.<Fault>empty() : TypedText.faultOfRequired("objection", said, LONGEST_OBJECTION);
        return fault.<Asking>map(each -> new Asking.Refused(List.of(each)))
                .orElseGet(() -> say(question, new Answer(answering, said, by.account(), clock.instant()), by));
    }

    private Asking say(Question question, Answer answer, Actor by) {
        var hindrance = hindrance(question.with(answer));
        if (hindrance.isPresent()) return new Asking.Refused(List.of(hindrance.get()));
        var code = answer.unit().map(this::unit).map(Unit::code).orElse("");
        var input = question.id().value() + "\n" + code + "\n" + answer.objection();
        var heard = acts.perform(Act.of("question.answer", by, code(question), input), act -> {
            store.insert(question.id(), answer, act);
            return store.get(question.id()).orElseThrow();
        });
        return new Asking.Heard(settle(heard, by));
    }

    /** Takes a question back; for the unit that asks, as for the answers of units. */
    @Transactional
    public Asking withdraw(Question.Id id, Actor by) {
        var question = locked(id);
        if (!actsFor(question.by(), by)) return Asking.Refused.because("", "not-yours");
        if (!question.isOpen(clock.instant())) return Asking.Refused.because("", "question-over");
        return new Asking.Heard(end(question, Outcome.WITHDRAWN, "question.withdraw", by));
    }

    /**
     * Ends the questions whose time is over, and those to which nobody is missing any more, as who was waited for has left; how many
     * there were.
     */
    @Transactional
    public int endDue() {
        int ended = 0;
        for (var open : store.open()) {
            if (open.isOpen(clock.instant()) && asked(open).outcome().isEmpty()) continue;
            var question = locked(open.id());
            if (question.outcome().isPresent()) continue;
            // In the name of who asked: nobody else does anything.
            var by = accounts.find(new Account.Id(question.account()))
                    .orElseThrow()
                    .actor();
            var now = question.isOpen(clock.instant())
                    ? settle(question, by)
                    : end(question, Outcome.EXPIRED, "question.end", by);
            if (now.outcome().isPresent()) ended++;
        }
        return ended;
    }

    /** The question after what was said last: carried out, ended or still open. */
    private Question settle(Question question, Actor by) {
        var outcome = asked(question).outcome();
        if (outcome.isEmpty() || hindrance(question).isPresent()) return question;
        if (outcome.get() != Outcome.DONE) return end(question, outcome.get(), "question.end", by);
        return switch (question.about()) {
            case Question.Entry(var unit, var from) -> {
                var day = later(from, members.today());
                var input = unit(unit).code() + "\n" + day;
                yield acts.perform(Act.of("community.enter", by, code(question), input), act -> {
                    communityStore.insert(question.community(), unit, day, act);
                    return ended(question, Outcome.DONE, act);
                });
            }
            case Question.Rule(var rule) ->
                acts.perform(Act.of("community.rule", by, code(question), rule.word()), act -> {
                    communityStore.insert(question.community(), rule, act);
                    return ended(question, Outcome.DONE, act);
                });
        };
    }

    private Question end(Question question, Outcome outcome, String verb, Actor by) {
        var input = String.valueOf(question.id().value());
        return acts.perform(Act.of(verb, by, code(question), input), act -> ended(question, outcome, act));
    }

    private Question ended(Question question, Outcome outcome, Act.Id act) {
        store.end(question.id(), outcome, clock.instant(), act);
        return store.get(question.id()).orElseThrow();
    }

    /** Why a question that is answered can't be carried out; nothing where it can, or is not answered yet. */
    private Optional<Fault> hindrance(Question question) {
        if (asked(question).outcome().filter(Outcome.DONE::equals).isEmpty()) return Optional.empty();
        return question.about() instanceof Question.Entry(var unit, var from)
                ? communities.hindrance(community(question), unit(unit), later(from, members.today()))
                : Optional.empty();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private Question locked(Question.Id id) {
        communityStore.lock(store.get(id).orElseThrow().community());
        // Read again under the lock: somebody may have answered meanwhile.
        return store.get(id).orElseThrow();
    }

    /** The units that are in a community on a day, in the order in which they entered. */
    private List<Unit.Id> in(Community.Id community, LocalDate day) {
        return communityStore.ofCommunities(List.of(community.value())).stream()
                .filter(each -> each.holds(day))
                .map(Participation::unit)
                .toList();
    }

    /** Who is asked, and what they said: units that are in the community today. */
    @Transactional(readOnly = true)
    public Hearing asked(Question question) {
        return Hearing.of(question, community(question).rule(), in(question.community(), members.today()));
    }

    /** For which of those who are asked and have not answered yet the actor could. */
    @Transactional(readOnly = true)
    public List<Optional<Unit.Id>> mandate(Question question, Actor by) {
        if (!question.isOpen(clock.instant())) return List.of();
        return asked(question).waiting().stream()
                .map(Hearing.Asked::unit)
                .filter(unit -> actsFor(unit, by))
                .toList();
    }

    private boolean actsFor(Optional<Unit.Id> unit, Actor by) {
        return unit.map(each -> members.actsFor(by, each)).orElse(by.custodian());
    }

    /** Whether the actor may take it back: who speaks for the unit that asks. */
    @Transactional(readOnly = true)
    public boolean mayWithdraw(Question question, Actor by) {
        return isOpen(question) && actsFor(question.by(), by);
    }

    /** Whether it can still be answered. */
    @Transactional(readOnly = true)
    public boolean isOpen(Question question) {
        return question.isOpen(clock.instant());
    }

    /** A question, if the actor may see it: partners' people where a unit of theirs is asked or asks. */
    @Transactional(readOnly = true)
    public Optional<Question> find(Question.Id id, Actor by) {
        return store.get(id)
                .filter(question -> sides.of(by)
                        .map(side -> concerned(question).anyMatch(unit -> side.contains(unit.value())))
                        .orElse(true));
    }

    private Stream<Unit.Id> concerned(Question question) {
        var own = Stream.concat(question.about().entering().stream(), question.by().stream());
        return Stream.concat(own, in(question.community(), members.today()).stream());
    }

    /** Whether the actor knows who else is asked: who sees the whole organisation, and whose unit is in the community. */
    @Transactional(readOnly = true)
    public boolean seesAll(Question question, Actor by) {
        var side = sides.of(by);
        return side.isEmpty()
                || in(question.community(), members.today()).stream()
                        .anyMatch(unit -> side.get().contains(unit.value()));
    }

    /** Those before an id that the actor may see, newest first; of one community, or of all. */
    @Transactional(readOnly = true)
    public List<Question> before(Optional<Community.Id> community, long id, int limit, Actor by) {
        return store.before(community.orElse(null), id, limit, sides.of(by).orElse(null), members.today());
    }

    /** The questions that wait for an answer of the actor's, newest first. */
    @Transactional(readOnly = true)
    public List<Question> waitingFor(Actor by) {
        return store.open().stream()
                .filter(question -> !mandate(question, by).isEmpty())
                .toList();
    }

    /** The units in a community today for which the actor acts: by them the actor can ask. */
    @Transactional(readOnly = true)
    public List<Unit.Id> askers(Community.Id community, Actor by) {
        return in(community, members.today()).stream()
                .filter(unit -> members.actsFor(by, unit))
                .toList();
    }

    /** Whether the custodian answers, as no unit is in the community. */
    @Transactional(readOnly = true)
    public boolean isForCustodian(Community.Id community, Actor by) {
        return by.custodian() && in(community, members.today()).isEmpty();
    }

    private Community community(Question question) {
        var id = question.community().value();
        return Objects.requireNonNull(communityStore.all(List.of(id)).get(id));
    }

    private String code(Question question) {
        return community(question).code();
    }

    private Unit unit(Unit.Id id) {
        return units.find(id).orElseThrow();
    }
}
