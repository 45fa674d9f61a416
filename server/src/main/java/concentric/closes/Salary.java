package concentric.closes;

import concentric.contracts.ContractVersion;
import concentric.engine.close.Trace;
import concentric.network.Unit;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * What a person received of a unit for a month, and whose money it was. All amounts in minor units of the currency.
 *
 * @param basePay what was agreed for the month
 * @param shares what closes paid out of the unit, by all its contracts
 * @param receipts what the unit received, by where it came from
 * @param trace base pay and shares together, by where the unit's receipts came from; its lines add up to them exactly
 */
public record Salary(
        YearMonth month,
        Unit unit,
        Currency currency,
        long basePay,
        List<Share> shares,
        Map<Trace.Key, Long> receipts,
        Trace trace) {

    public Salary {
        shares = List.copyOf(shares);
        receipts = Map.copyOf(receipts);
    }

    /** What one clause paid. */
    public record Share(ContractVersion version, int clause, long amount) {}

    /** All shares together. */
    public long shared() {
        return shares.stream().mapToLong(Share::amount).reduce(0, Math::addExact);
    }

    /** Base pay and shares together. */
    public long total() {
        return Math.addExact(basePay, shared());
    }
}
