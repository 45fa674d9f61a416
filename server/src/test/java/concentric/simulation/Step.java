package concentric.simulation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** One thing that happens in a world; laws are looked at after each. */
sealed interface Step {

    /** Somebody calls. */
    record Alone(Errand errand) implements Step {
        @Override
        public String toString() {
            return errand.toString();
        }
    }

    /**
     * Several call at once.
     *
     * @param constancy how likely it is, in percent, that whoever is at work goes on
     */
    record Together(List<Errand> errands, int constancy) implements Step {
        @Override
        public String toString() {
            return "at once:"
                    + errands.stream().map(errand -> "\n    " + errand).collect(Collectors.joining());
        }
    }

    /** The clock is set. */
    record SetClock(Instant to) implements Step {
        @Override
        public String toString() {
            return "the clock is set to " + to;
        }
    }

    /** A program ends and is started again. */
    record Restart(int program) implements Step {
        @Override
        public String toString() {
            return "program " + program + " is started again";
        }
    }
}
