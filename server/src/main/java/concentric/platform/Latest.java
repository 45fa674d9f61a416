package concentric.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question that was asked last, for as long as the same is asked again: for what is slowly worked out of what
 * is quickly read. A question says all that its answer depends on. Two who ask at the same time may both work it out.
 */
public final class Latest<Q, A> {

    private volatile @Nullable Answered<Q, A> last;

    private record Answered<Q, A>(Q question, A answer) {}

    /** The answer, worked out if it isn't that to the last question. */
    public A to(Q question, Supplier<A> workedOut) {
        var known = last;
        if (known != null && known.question().equals(question)) return known.answer();
        var answer = workedOut.get();
        last = new Answered<>(question, answer);
        return answer;
    }
}
