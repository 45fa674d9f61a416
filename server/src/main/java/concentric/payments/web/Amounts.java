package concentric.payments.web;

import concentric.platform.web.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/** In which amounts a way is told: as they are, or as parts of one unit of the currency. */
sealed interface Amounts {

    /** Minor units as they stand alone, with symbol. */
    String alone(long minor);

    /** Minor units as they stand in a column. */
    String column(long minor);

    /** What stays with each, as it stands in a column; together they are the whole. */
    Map<String, String> kept(Map<String, Long> keeps);

    /** As they are. */
    record Whole(Currency currency, Formats formats) implements Amounts {

        @Override
        public String alone(long minor) {
            return formats.money(minor, currency);
        }

        @Override
        public String column(long minor) {
            return formats.amount(minor, currency);
        }

        @Override
        public Map<String, String> kept(Map<String, Long> keeps) {
            var kept = new HashMap<String, String>();
            keeps.forEach((party, minor) -> kept.put(party, column(minor)));
            return kept;
        }
    }

    /**
     * As parts of one unit of the currency, to a ten-thousandth of it.
     *
     * @param whole minor units that stand for one
     */
    record OfOne(long whole, Currency currency, Formats formats) implements Amounts {

        private static final int PLACES = 4;
        private static final long PARTS = 10_000;

        @Override
        public String alone(long minor) {
            return formats.money(part(minor), currency);
        }

        @Override
        public String column(long minor) {
            return formats.part(part(minor));
        }

        private BigDecimal part(long minor) {
            return BigDecimal.valueOf(minor).divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_EVEN);
        }

        /** Each cut off, and what is then missing to one given by largest remainder, so that they add up to one. */
        @Override
        public Map<String, String> kept(Map<String, Long> keeps) {
            var parts = new HashMap<String, Long>();
            keeps.forEach((party, minor) -> parts.put(
                    party, scaled(minor).divideToIntegralValue(divisor()).longValueExact()));
            long missing =
                    PARTS - parts.values().stream().mapToLong(Long::longValue).sum();
            keeps.keySet().stream()
                    .sorted(Comparator.comparing((String party) ->
                                    scaled(keeps.getOrDefault(party, 0L)).remainder(divisor()))
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(missing)
                    .forEach(party -> parts.merge(party, 1L, Long::sum));
            var kept = new HashMap<String, String>();
            parts.forEach((party, part) -> kept.put(party, formats.part(BigDecimal.valueOf(part, PLACES))));
            return kept;
        }

        private static BigDecimal scaled(long minor) {
            return BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(PARTS));
        }

        private BigDecimal divisor() {
            return BigDecimal.valueOf(whole);
        }
    }
}
