package concentric.platform;

/** The way an act has to go. Freedom is the default: where no guardrail applies, an act goes. */
public sealed interface Route {

    /** Nothing to wait for. */
    record Go() implements Route {}
}
