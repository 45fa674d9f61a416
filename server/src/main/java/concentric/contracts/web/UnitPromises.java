package concentric.contracts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is promised in the contracts in force that a unit has a part in. */
public record UnitPromises(List<Promise> promises) {

    /**
     * One promise.
     *
     * @param measured by what it is measured; null if by nothing
     * @param source what the contract shares, and so to whom it is promised
     */
    public record Promise(String sentence, @Nullable String measured, String contract, String href, String source) {}
}
