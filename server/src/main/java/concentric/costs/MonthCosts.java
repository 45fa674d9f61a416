package concentric.costs;

import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/**
 * What a unit spent in a month, in one currency and in minor units.
 *
 * @param accounts by the kind of cost, single ones and those of each month together, by name
 * @param basePay what its members get, together
 * @param members how many people were members on any day of the month
 * @param paid of how many the base pay is
 */
public record MonthCosts(
        YearMonth month, Currency currency, List<AccountSum> accounts, long basePay, int members, int paid) {

    /** From so many people on a sum says nothing about one of them. */
    public static final int ENOUGH_PEOPLE = 5;

    /** What was spent of one kind; empty where none was named. */
    public record AccountSum(String account, long amount) {}

    /** Costs without base pay. */
    public long costs() {
        return accounts.stream().mapToLong(AccountSum::amount).reduce(0, Math::addExact);
    }

    /** All of it: what the unit's result is lessened by. */
    public long total() {
        return Math.addExact(costs(), basePay);
    }

    /**
     * Whether people who don't belong to the unit see the total only: by costs beside it base pay could be reckoned, and that
     * of a few people, or of a unit of a few, tells what each of them gets.
     */
    public boolean isMerged() {
        return isFew(members) || isFew(paid);
    }

    private static boolean isFew(int people) {
        return people > 0 && people < ENOUGH_PEOPLE;
    }
}
