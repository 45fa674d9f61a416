package concentric.contracts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customers can pay a unit for. */
public record UnitOffers(List<Offer> offers) {

    /**
     * One of them.
     *
     * @param contract by which it is shared; null where none covers it
     */
    public record Offer(
            String code,
            @Nullable String contract,
            @Nullable String contractHref) {}
}
