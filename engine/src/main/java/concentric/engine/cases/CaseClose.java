package concentric.engine.cases;

import concentric.engine.close.Close;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;

/**
 * What a {@code close} of a case did.
 *
 * @param currency of all its amounts
 * @param contracts the name of each version's contract, by the version's id
 */
public record CaseClose(YearMonth month, Currency currency, Close close, Map<Long, String> contracts) {
    public CaseClose {
        contracts = Map.copyOf(contracts);
    }
}
