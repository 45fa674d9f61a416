package concentric.platform;

/**
 * Carries out a decided act, once, in the deciding transaction. Implemented by the act's own module.
 *
 * @param <R> what the verb answers
 */
@FunctionalInterface
public interface Executor<R> {

    /** Does what was decided; the rows it writes bear the act's id. */
    R carryOut(Act.Id act);
}
