package concentric.platform;

/** "May this act happen, and how?" Asked by {@link Acts#perform} before anything changes. */
public interface Gate {

    /** The way the act has to go; a pure question, which anyone may ask without acting. */
    Route ask(Act act);
}
