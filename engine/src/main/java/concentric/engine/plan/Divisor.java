package concentric.engine.plan;

/** A fixed divisor that divides by multiplying: several times faster than the machine's division. */
final class Divisor {

    private final long value;
    private final long reciprocal;

    Divisor(long value) {
        this.value = value;
        this.reciprocal = Long.divideUnsigned(-1L, value);
    }

    long value() {
        return value;
    }

    /** {@code dividend ÷ divisor}, rounded down; the dividend is zero or more. */
    long quotient(long dividend) {
        // ⌊(2⁶⁴ − 1) ÷ d⌋ is short of 2⁶⁴ ÷ d by at most 1 + 1/d, so below 2⁶³ the estimate is short by at most one.
        long estimate = Math.unsignedMultiplyHigh(dividend, reciprocal);
        long remainder = dividend - estimate * value;
        return estimate + ((value - 1 - remainder) >>> 63);
    }

    /** {@code dividend ÷ divisor}, rounded half to even; the dividend is zero or more. */
    long halfEven(long dividend) {
        long quotient = quotient(dividend);
        long remainder = dividend - quotient * value;
        // Negative, so one when shifted, exactly if remainder > half, or equal to it at an odd quotient.
        return quotient + ((value - remainder - remainder - (quotient & 1)) >>> 63);
    }
}
