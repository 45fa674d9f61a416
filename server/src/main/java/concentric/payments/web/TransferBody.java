package concentric.payments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.platform.web.Amount;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as programs read it: proposed, and recorded once everybody concerned has signed.
 *
 * @param from the code of the party that gives; left out for an opening balance, which comes from nobody
 * @param to the code of the party that receives
 * @param day when it counts
 * @param state {@code waiting}, {@code recorded} or {@code withdrawn}
 * @param seq the sequence number under which it was recorded; left out while it is not
 * @param waitingFor the codes of the parties whose signatures are missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferBody(
        long id,
        @Nullable String from,
        String to,
        Amount amount,
        LocalDate day,
        String reason,
        @OneOf({"waiting", "recorded", "withdrawn"}) String state,
        @Nullable Long seq,
        Instant proposedAt,
        List<SignatureBody> signatures,
        List<String> waitingFor) {

    /** A signature; on behalf: by the custodian, since nobody could speak for the party. */
    record SignatureBody(String party, boolean onBehalf, Instant at) {}

    /**
     * A transfer that is proposed.
     *
     * @param from left out for an opening balance
     * @param day on which it counts
     */
    record Told(
            @Nullable String from,
            @Needed String to,
            @Needed Amount amount,
            @Needed LocalDate day,
            @Needed String reason) {}
}
