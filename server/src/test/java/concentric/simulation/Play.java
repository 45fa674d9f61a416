package concentric.simulation;

import concentric.platform.Actor;
import concentric.simulation.Answer.Done;
import concentric.simulation.Answer.Lost;
import concentric.simulation.Answer.Refused;
import concentric.simulation.Answer.Result;
import concentric.simulation.Answer.Taken;
import concentric.simulation.Errand.Try;
import concentric.simulation.Judge.Moment;
import concentric.simulation.Shelf.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One world as it is played: step by step, and after each step the laws. */
final class Play {

    private static final int STEPS = 80;

    /** A proof reads everything there is, so not after each step. */
    private static final int STEPS_PER_PROOF = 10;

    private final Stage stage;
    private final World world;
    private final Dice dice;
    private final Trace trace;
    private final Actor actor;
    private final Truth truth;
    private final Judge judge;
    private final Imports imports;
    private final Expectation expectation;
    private final Laws laws;
    private final Calls calls;
    private final Plot plot;
    private final List<String> story = new ArrayList<>();
    private Instant latest;

    Play(Stage stage, World world, Dice dice, Trace trace) {
        this.stage = stage;
        this.world = world;
        this.dice = dice;
        this.trace = trace;
        this.actor = world.found(stage.program(0));
        this.truth = new Truth(world.zone(), stage.shelf().book());
        this.judge = new Judge(truth);
        this.imports = new Imports(stage.shelf(), truth, judge);
        this.expectation = new Expectation(stage.shelf(), truth, imports, world.zone());
        this.laws = new Laws(stage.shelf(), truth, world.zone());
        this.calls = new Calls(dice.split(), world, truth);
        this.plot = new Plot(dice.split(), world, calls);
        this.latest = world.beginning();
        stage.newEditions();
    }

    /** What happened so far. */
    List<String> story() {
        return story;
    }

    /** From the beginning to the end. */
    void run() {
        tell("a world in " + world.zone() + " with " + world.units() + ", " + world.offers() + ", "
                + world.currencies());
        for (var call : calls.beginning(now())) step(alone(call));
        for (int i = 1; i <= STEPS; i++) {
            pass(Duration.ofSeconds(dice.below(60)));
            step(plot.next(now()));
            if (i % STEPS_PER_PROOF == 0) step(alone(new Call.Prove(i % (2 * STEPS_PER_PROOF) == 0)));
        }
        end();
    }

    /** Everything that goes on by itself comes to its end, in a program that remembers nothing. */
    private void end() {
        step(new Step.Restart(0));
        step(new Step.Restart(1));
        step(new Step.SetClock(latest.plus(Duration.ofDays(2))));
        step(alone(new Call.RunJobs()));
        for (var work : imports.works()) {
            if (work.state().equals("failed")) step(alone(new Call.ResumeJob(work.id())));
        }
        step(alone(new Call.RunJobs()));
        Broken.unless(
                imports.works().stream().noneMatch(Work::goesOn), "every job comes to its end: " + imports.works());
        step(alone(new Call.SettleLate()));
        step(alone(new Call.PostDue()));
        step(alone(new Call.PostAll()));
        step(alone(new Call.Prove(true)));
        step(alone(new Call.Prove(false)));
        laws.unchanged();
    }

    private static Step alone(Call call) {
        return new Step.Alone(new Errand(call, 0, List.of(), true));
    }

    private Instant now() {
        return stage.clock().instant();
    }

    private void pass(Duration time) {
        stage.clock().set(now().plus(time));
        if (now().isAfter(latest)) latest = now();
    }

    private void tell(String line) {
        story.add("%s  %s".formatted(now(), line));
        trace.add(line);
    }

    private void step(Step step) {
        tell(step.toString());
        long last = truth.last();
        int edition = truth.editions().size() - 1;
        var before = truth.balances().copy();
        Optional<Boolean> refusal =
                step instanceof Step.Alone(var errand) ? expectation.refuses(errand.call(), now()) : Optional.empty();
        asked(step);
        var tries = carryOut(step);
        tries.forEach(each -> {
            tell("    → " + each.answer());
            trace.reached(each.errand().call().getClass().getSimpleName() + ": " + kind(each.answer()));
        });
        stage.newEditions().forEach(truth::edit);
        laws.written(now());
        var moments = judge.since(last, edition);
        imports.look(moments);
        boolean struck = tries.stream().anyMatch(Try::struck);
        for (var each : tries) answered(each, moments, struck);
        for (var each : tries) {
            if (each.answer() instanceof Done(Result.Figures(var balances))) laws.figuresAmong(balances, before, last);
        }
        if (step instanceof Step.Alone && tries.size() == 1) settled(tries.getFirst(), refusal);
        if (tries.stream().noneMatch(each -> each.errand().call() instanceof Call.Look)) look();
    }

    private static String kind(Answer answer) {
        return switch (answer) {
            case Taken taken -> "taken";
            case Done done -> "done";
            case Refused refused -> "refused " + refused.why().getFirst().code();
            case Lost lost -> "no answer";
        };
    }

    /** Figures after each step, by either program: each keeps what it has settled of the tail. */
    private void look() {
        laws.figures(make(new Call.Look(), stage.program(0)));
    }

    private Answer make(Call call, Program program) {
        return call.make(program, actor);
    }

    // --- Asking
    // --------------------------------------------------------------------------------------------------------

    /** What is asked for may be recorded from now on. */
    private void asked(Step step) {
        switch (step) {
            case Step.Alone(var errand) -> asked(errand.call());
            case Step.Together(var errands, var constancy) -> errands.forEach(errand -> asked(errand.call()));
            case Step.SetClock set -> {
                stage.clock().set(set.to());
                pass(Duration.ZERO);
            }
            case Step.Restart(var program) -> stage.end(program);
        }
    }

    private void asked(Call call) {
        switch (call) {
            case Call.Pay pay -> pay.items().forEach(truth::ask);
            case Call.GiveBack giveBack -> giveBack.items().forEach(truth::ask);
            case Call.Use use -> use.items().forEach(truth::ask);
            case Call.Upload upload -> imports.ask(upload);
            case Call.SignTransfer(var proposal) -> truth.signTransfer(proposal);
            default -> {
                // What else is asked for leaves no row of its own.
            }
        }
    }

    private List<Try> carryOut(Step step) {
        return switch (step) {
            case Step.Alone(var errand) -> {
                var caller = new Caller("caller", trace, null);
                var tries = new ArrayList<Try>();
                caller.as(() -> tries.addAll(run(errand, caller, false)));
                yield tries;
            }
            case Step.Together(var errands, var constancy) -> together(errands, constancy);
            case Step.SetClock set -> List.of();
            case Step.Restart restart -> List.of();
        };
    }

    private List<Try> together(List<Errand> errands, int constancy) {
        var baton = new Baton(dice.split(), constancy, stage::blocked, trace);
        for (int i = 0; i < Stage.PROGRAMS; i++) stage.program(i);
        var tries = new ArrayList<List<Try>>();
        for (int i = 0; i < errands.size(); i++) {
            var errand = errands.get(i);
            var caller = new Caller("caller " + (i + 1), trace, baton);
            var own = new ArrayList<Try>();
            tries.add(own);
            baton.add(caller, () -> own.addAll(run(errand, caller, true)));
        }
        baton.carry();
        for (int i = 0; i < Stage.PROGRAMS; i++) if (stage.isKilled(i)) stage.end(i);
        var all = tries.stream().flatMap(List::stream).collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < errands.size(); i++) {
            // Whoever was not told anything asks again, once the others are done.
            if (!errands.get(i).persists() || !(tries.get(i).getLast().answer() instanceof Lost)) continue;
            var again = new Errand(errands.get(i).call(), errands.get(i).program(), List.of(), true);
            var caller = new Caller("caller " + (i + 1) + " again", trace, null);
            caller.as(() -> all.addAll(run(again, caller, false)));
        }
        return all;
    }

    /** Tries until there is an answer, or the caller gives up, or the program was killed and nobody may start it now. */
    private List<Try> run(Errand errand, Caller caller, boolean amongOthers) {
        var tries = new ArrayList<Try>();
        for (int i = 0; i <= errand.faults().size(); i++) {
            if (i == errand.faults().size() && i > 0 && !errand.persists()) break;
            var fault = i < errand.faults().size() ? errand.faults().get(i) : null;
            tries.add(once(errand, caller, fault));
            if (stage.isKilled(errand.program())) {
                if (amongOthers) break;
                stage.end(errand.program());
            }
            if (!(tries.getLast().answer() instanceof Lost)) break;
        }
        return tries;
    }

    private Try once(Errand errand, Caller caller, @Nullable Fault fault) {
        var program = stage.program(errand.program());
        caller.begin(fault);
        Answer answer;
        try {
            answer = make(errand.call(), program);
        } catch (RuntimeException | Wire.Killed e) {
            answer = new Lost(e);
        }
        if (stage.isKilled(errand.program())) answer = new Lost(new Wire.Killed());
        return new Try(errand, answer, caller.isStruck() || stage.isKilled(errand.program()));
    }

    // --- Judging
    // -------------------------------------------------------------------------------------------------------

    private void answered(Try each, List<Moment> moments, boolean struck) {
        var call = each.errand().call();
        switch (each.answer()) {
            case Lost(var why) -> {
                if (!struck) throw new Broken("a call fails only if something breaks: " + call, why);
            }
            case Taken taken -> judge.taken(items(call), taken);
            case Refused refused -> {
                if (!items(call).isEmpty()) judge.refused(items(call), refused, moments);
            }
            case Done(var result) -> done(call, result);
        }
    }

    private static List<? extends Item> items(Call call) {
        return switch (call) {
            case Call.Pay pay -> pay.items();
            case Call.GiveBack giveBack -> giveBack.items();
            case Call.Use use -> use.items();
            default -> List.of();
        };
    }

    private void done(Call call, Result result) {
        switch (result) {
            case Result.Ids(var ids) -> {
                switch (call) {
                    case Call.Draft(var text, var sign) when sign -> inForce(ids);
                    case Call.Propose(var transfer) -> ids.forEach(id -> truth.propose(id, transfer));
                    default -> {
                        // What else is made is looked at in the database.
                    }
                }
                calls.told(call, ids);
            }
            case Result.Proven proven -> Laws.proven(new Done(proven));
            case Result.Figures figures -> {
                // Looked at where the moments are known.
            }
            case Result.Nothing nothing -> {
                if (call instanceof Call.Sign(var versions)) inForce(versions);
            }
        }
    }

    private void inForce(List<Long> versions) {
        for (long version : versions) {
            Broken.unless(truth.book().find(version).isPresent(), "what is signed is in force: version " + version);
        }
    }

    /** What holds after a call that came alone and had one answer. */
    private void settled(Try each, Optional<Boolean> refusal) {
        var call = each.errand().call();
        if (each.answer() instanceof Lost) return;
        boolean refused = each.answer() instanceof Refused;
        refusal.ifPresent(expected -> Broken.unlessEqual(refused, expected, "whether this is refused: " + call));
        if (refused) return;
        switch (call) {
            case Call.PostAll post -> laws.everythingPosted();
            case Call.PostDue post -> {
                if (!each.struck()) laws.nothingDue(now());
            }
            case Call.SettleLate settle -> {
                if (!each.struck()) laws.nothingCovered();
            }
            case Call.End(var version, var day) ->
                Broken.unlessEqual(
                        truth.book().find(version).map(Book.Signed::until).orElse(null),
                        expectation.end(day, now()),
                        "when an ended version ends");
            default -> {
                // What else must hold is looked at after every step.
            }
        }
    }

    /** How often each thing happened. */
    Map<String, Integer> reached() {
        return trace.reached();
    }
}
