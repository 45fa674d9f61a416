package concentric.costs;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.costs.Stays.Member;
import concentric.network.Membership;
import concentric.network.Role;
import concentric.network.Unit;
import concentric.people.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What base pay of a month comes to, and what a minimum of an hour asks for. */
@DisplayName("Base pay of a month")
class MonthOfPayTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Member ANN = new Member(new Unit.Id(1), new Person.Id(2));

    private int rows;

    private Pay from(String day, long amount) {
        return from(day, amount, EUR);
    }

    private Pay from(String day, long amount, Currency currency) {
        return new Pay(
                new Pay.Id(++rows), ANN.unit(), ANN.person(), amount, currency, LocalDate.parse(day), Instant.EPOCH, 0);
    }

    private static Membership member(String from, @Nullable String until) {
        return new Membership(
                ANN.unit(),
                ANN.person(),
                Role.MEMBER,
                null,
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until));
    }

    private static long paid(String month, List<Membership> memberships, Pay... rows) {
        return new MonthOfPay(YearMonth.parse(month), Stays.of(memberships))
                .of(List.of(rows), EUR)
                .getOrDefault(ANN, 0L);
    }

    private static final List<Membership> ALWAYS = List.of(member("2025-01-01", null));

    @Test
    @DisplayName("a whole month under one row is exactly its amount, in short months and long ones")
    void whole() {
        for (var month : List.of("2026-01", "2026-02", "2026-04", "2028-02")) {
            assertThat(paid(month, ALWAYS, from("2026-01-01", 300_001))).isEqualTo(300_001);
        }
        assertThat(paid("2025-12", ALWAYS, from("2026-01-01", 300_001))).isZero();
    }

    @Test
    @DisplayName("where it changes within a month calendar days count, and it is rounded once, half to even")
    void changes() {
        // 10 days of 300.00 and 20 of 330.00: (3000 + 6600) ÷ 30.
        assertThat(paid("2026-04", ALWAYS, from("2026-01-01", 30_000), from("2026-04-11", 33_000)))
                .isEqualTo(32_000);
        // 14 of 28 days of 0.01 and of 0.03: half a cent to the even one, 0 and 2.
        assertThat(paid("2026-02", ALWAYS, from("2026-02-15", 1))).isZero();
        assertThat(paid("2026-02", ALWAYS, from("2026-02-15", 3))).isEqualTo(2);
        // 15 days of 1 and 15 of 2 are 1.5: rounded once, not row by row.
        assertThat(paid("2026-04", ALWAYS, from("2026-01-01", 1), from("2026-04-16", 2)))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("of two rows from one day the last counts; nothing from a day on ends it")
    void corrected() {
        assertThat(paid("2026-04", ALWAYS, from("2026-01-01", 30_000), from("2026-01-01", 31_000)))
                .isEqualTo(31_000);
        assertThat(paid("2026-04", ALWAYS, from("2026-01-01", 30_000), from("2026-04-16", 0)))
                .isEqualTo(15_000);
    }

    @Test
    @DisplayName("it ends with the membership; whoever joins again has none before it is set again")
    void ends() {
        var left = List.of(member("2025-01-01", "2026-04-16"));
        assertThat(paid("2026-04", left, from("2026-01-01", 30_000))).isEqualTo(15_000);
        assertThat(paid("2026-05", left, from("2026-01-01", 30_000))).isZero();
        var again = List.of(member("2025-01-01", "2026-04-16"), member("2026-05-01", null));
        assertThat(paid("2026-05", again, from("2026-01-01", 30_000))).isZero();
        assertThat(paid("2026-05", again, from("2026-01-01", 30_000), from("2026-05-01", 100)))
                .isEqualTo(100);
        assertThat(paid("2026-05", List.of(), from("2026-01-01", 30_000))).isZero();
    }

    @Test
    @DisplayName("another share of the time is no gap, and neither is speaking for the unit")
    void goesOn() {
        var shares = List.of(member("2025-01-01", "2026-04-16"), member("2026-04-16", null));
        assertThat(paid("2026-05", shares, from("2026-01-01", 30_000))).isEqualTo(30_000);
        var speaker = List.of(member("2025-01-01", "2026-04-16"), member("2026-04-01", "2026-05-01"));
        assertThat(paid("2026-04", speaker, from("2026-01-01", 30_000))).isEqualTo(30_000);
    }

    @Test
    @DisplayName("a row in another currency ends the one before it")
    void currencies() {
        var dollars = from("2026-04-16", 99, Currency.getInstance("USD"));
        assertThat(paid("2026-04", ALWAYS, from("2026-01-01", 30_000), dollars)).isEqualTo(15_000);
    }

    @Test
    @DisplayName("12.82 an hour and 40 hours a week are 2,222.1333… a month: 2,222.13 is too little, 2,222.14 is not")
    void minimum() {
        var minimum = new Minimum(1_282, EUR, 4_000, LocalDate.EPOCH);
        assertThat(minimum.needed(1_000_000)).isEqualTo(222_214);
        assertThat(minimum.isReached(222_213, 1_000_000)).isFalse();
        assertThat(minimum.isReached(222_214, 1_000_000)).isTrue();
        assertThat(minimum.needed(500_000)).isEqualTo(111_107);
        assertThat(new Minimum(1_200, EUR, 3_900, LocalDate.EPOCH).needed(1_000_000))
                .isEqualTo(202_800);
        assertThat(new Minimum(1_200, EUR, 3_900, LocalDate.EPOCH).isReached(202_800, 1_000_000))
                .isTrue();
    }
}
