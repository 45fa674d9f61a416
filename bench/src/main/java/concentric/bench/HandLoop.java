package concentric.bench;

/**
 * What somebody would write who knows that there never will be other contracts than those of workload W: all figures are
 * in the code, so the compiler turns divisions into multiplications and knows what can't happen. The limit for an engine
 * that reads contracts.
 */
final class HandLoop implements Loop {

    /** Who gets the cents that are left over, by what is left of the rest after whole tens: 6 : 3 : 1. */
    private static final int[] OVEN = {0, 1, 1, 2, 3, 3, 4, 4, 5, 5};

    private static final int[] RECIPES = {0, 0, 1, 1, 1, 2, 2, 2, 2, 3};
    private static final int[] INSTALLERS = {0, 0, 0, 0, 0, 0, 0, 1, 1, 1};

    @Override
    public void settle(Workload workload, int from, int to, long[] net) {
        int[] amounts = workload.amounts;
        byte[] offers = workload.offers;
        long node = 0;
        long fund = 0;
        long partner = 0;
        for (int i = from; i < to; i++) {
            int amount = amounts[i];
            int fee = Math.min(amount, 40);
            int toFund = Math.min(halfEven(amount, 20), amount - fee);
            int rest = amount - fee - toFund;
            int tens = rest / 10;
            int odd = rest - tens * 10;
            int recipes = 3 * tens + RECIPES[odd];
            int laboratory = halfEven(recipes * 3, 20);
            long exact = fee * 333_333L;
            long whole = exact / 1_000_000;
            long part = exact - whole * 1_000_000;
            long toPartner = whole + ((1_000_000 - 2 * part - (whole & 1)) >>> 63);
            node += fee - toPartner;
            partner += toPartner;
            fund += toFund;
            int first = Workload.first(offers[i]);
            net[first] += 6 * tens + OVEN[odd];
            net[first + 1] += recipes - laboratory;
            net[first + 2] += tens + INSTALLERS[odd];
            net[first + 3] += laboratory;
        }
        net[Workload.NODE] += node;
        net[Workload.FUND] += fund;
        net[Workload.PARTNER] += partner;
    }

    /** Without a branch: the sign says whether the remainder is more than half, or half of an odd whole. */
    private static int halfEven(int dividend, int divisor) {
        int whole = dividend / divisor;
        int remainder = dividend - whole * divisor;
        return whole + ((divisor - 2 * remainder - (whole & 1)) >>> 31);
    }
}
