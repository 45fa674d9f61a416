package concentric.contracts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customers can pay a unit for, and other units that use its services. */
public record UnitOffers(List<Offer> offers) {

    /**
     * One of them.
     *
     * @param service whether units pay for it that use it
     * @param contract by which it is shared; null where none covers it
     */
    public record Offer(
            String code,
            boolean service,
            @Nullable String contract,
            @Nullable String contractHref) {}
}
