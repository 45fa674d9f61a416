package concentric.payouts.web;

import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was paid out to the reader, and to the partners that the reader speaks for. */
public record MyPayoutsPage(List<Place> places) {

    /**
     * One payee.
     *
     * @param bank where it goes, in words; null while no bank account was entered
     * @param bankHref where the bank account is entered
     */
    public record Place(PartyLabel payee, @Nullable String bank, String bankHref, List<Row> rows) {}

    /** What came of one payout. */
    public record Row(String day, State state, String iban, String amount) {}
}
