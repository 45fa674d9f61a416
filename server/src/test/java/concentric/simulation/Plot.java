package concentric.simulation;

import concentric.simulation.Calls.Turn;
import concentric.simulation.Fault.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What happens next in a world, as the dice have it. Each world has a temper of its own: some things happen in it often,
 * others never, since what is rare in a mixture of everything is what hides mistakes.
 */
final class Plot {

    private final Dice dice;
    private final World world;
    private final Calls calls;
    private final Map<Turn, Integer> weights = new EnumMap<>(Turn.class);
    private final int faultiness;
    private final int together;
    private final int programs;

    Plot(Dice dice, World world, Calls calls) {
        this.dice = dice;
        this.world = world;
        this.calls = calls;
        for (var turn : Turn.values()) weights.put(turn, turn.weight * dice.oneOf(0, 1, 1, 1, 4));
        weights.put(Turn.PAY, Turn.PAY.weight);
        faultiness = dice.oneOf(0, 15, 40);
        together = dice.oneOf(0, 15, 40);
        programs = dice.between(1, Stage.PROGRAMS);
    }

    /** The next step. */
    Step next(Instant now) {
        if (dice.percent(8)) return new Step.SetClock(clock(now));
        if (dice.percent(2)) return new Step.Restart(dice.below(programs));
        if (dice.percent(together)) return together(now);
        return new Step.Alone(errand(call(now)));
    }

    private Instant clock(Instant now) {
        var midnight = LocalDate.ofInstant(now, world.zone())
                .plusDays(dice.oneOf(0, 1, 1, 1))
                .atStartOfDay(world.zone())
                .toInstant();
        var change = world.zone().getRules().nextTransition(world.beginning());
        return switch (dice.below(7)) {
            case 0, 1 -> midnight.plusSeconds(dice.oneOf(-1, 0, 1));
            case 2 -> now.plus(Duration.ofDays(1));
            case 3 -> now.minus(Duration.ofHours(2));
            case 4 -> change == null ? midnight : change.getInstant().plusSeconds(dice.oneOf(-1, 0, 3_600));
            default -> now.plus(Duration.ofMinutes(dice.between(1, 600)));
        };
    }

    private Errand errand(Call call) {
        var faults = new ArrayList<Fault>();
        // A job is long, and goes on by itself where it was stopped: that is worth more stops.
        int chance = call instanceof Call.RunJobs && faultiness > 0 ? 70 : faultiness;
        while (faults.size() < 2 && dice.percent(chance)) faults.add(fault(call));
        return new Errand(call, dice.below(programs), List.copyOf(faults), dice.percent(80));
    }

    private Fault fault(Call call) {
        boolean isLong = call instanceof Call.RunJobs;
        var point = dice.oneOf(Point.COMMIT, Point.COMMIT, Point.STATEMENT, Point.CONNECT);
        int most = switch (point) {
            case COMMIT -> isLong ? 9 : 5;
            case STATEMENT -> isLong ? 60 : 15;
            case CONNECT -> isLong ? 20 : 5;
        };
        return new Fault(point, 1 + dice.below(most), point != Point.CONNECT && dice.percent(50), dice.percent(20));
    }

    private Step together(Instant now) {
        var all = new ArrayList<>(calls.rivals(now));
        for (int i = dice.between(1, 2); i > 0 || all.size() < 2; i--) all.add(call(now));
        return new Step.Together(all.stream().map(this::errand).toList(), dice.oneOf(0, 50, 90));
    }

    private Call call(Instant now) {
        while (true) {
            var call = calls.call(turn(), now);
            if (call.isPresent()) return call.get();
        }
    }

    private Turn turn() {
        int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
        int at = dice.below(sum);
        for (var each : weights.entrySet()) {
            at -= each.getValue();
            if (at < 0) return each.getKey();
        }
        throw new IllegalStateException("weights do not add up");
    }
}
