package concentric.engine.plan;

/** Products divided and rounded once, half to even, exactly. */
final class HalfEven {

    private static final int CHUNK = 16;

    private HalfEven() {}

    /**
     * {@code a × b ÷ divisor}, rounded half to even, whatever the size of the product.
     *
     * @param a zero or more
     * @param b zero or more
     * @param divisor even, at most 2⁴⁷
     * @return {@link Long#MAX_VALUE} if the quotient is larger still
     */
    static long divide(long a, long b, long divisor) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        long quotient = 0;
        long remainder = high % divisor;
        if (high == 0 && low >= 0) {
            quotient = low / divisor;
            remainder = low % divisor;
        } else if (high >= divisor >>> 1) {
            return Long.MAX_VALUE;
        } else {
            // Long division, 16 bits of the lower half at a time: remainder < 2⁴⁷ leaves room for them in a long.
            for (int shift = Long.SIZE - CHUNK; shift >= 0; shift -= CHUNK) {
                long part = (remainder << CHUNK) | ((low >>> shift) & 0xFFFF);
                quotient = (quotient << CHUNK) + part / divisor;
                remainder = part % divisor;
            }
        }
        long other = divisor - remainder;
        boolean up = remainder > other || (remainder == other && (quotient & 1) != 0);
        return up && quotient < Long.MAX_VALUE ? quotient + 1 : quotient;
    }
}
