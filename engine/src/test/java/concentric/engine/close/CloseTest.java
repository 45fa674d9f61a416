package concentric.engine.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.engine.plan.Version;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Measure;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A close")
class CloseTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    @DisplayName("says of each amount which clause of which version moves it from whom to whom, and why")
    void postings() {
        Close close = close(
                List.of("contract M in EUR on result of Oven\npay Ann 5 % of gross\nshare rest: Oven 1"),
                1001,
                Map.of());
        assertThat(close.postings())
                .extracting(ClosePosting::movement)
                .containsExactly(
                        new Movement(Step.RESULT, "Oven", "Ann", 1, 1, 0, 50),
                        new Movement(Step.RESULT, "Oven", "Oven", 1, 2, 1, 951));
        assertThat(CloseSentence.of(close.postings().getFirst().fact(), EUR))
                .isEqualTo("5 % of 10.01 gross is 0.5005, rounded half to even to 0.50");
        assertThat(close.closed()).containsExactly(1L);
        assertThat(close.isComplete()).isTrue();
    }

    @Test
    @DisplayName("leaves contracts in other currencies out of account")
    void currencies() {
        Close close = close(List.of("contract M in USD on result of Oven\nshare rest: Ann"), 1001, Map.of());
        assertThat(close.postings()).isEmpty();
        assertThat(close.closed()).isEmpty();
    }

    @Test
    @DisplayName("names the measures that are missing, each once and with its subject, and who waits for whom")
    void open() {
        Close close = close(
                List.of(
                        "contract M in EUR on result of Oven\nbonus 1 % of result to Cloud when x > 1 and A.y > 1 or x < 5",
                        "contract N in EUR on result of Cloud\nshare rest: Ann"),
                1001,
                Map.of());
        assertThat(close.open())
                .containsExactly(
                        new Open(1, "M", 0, List.of(new Measure("Oven", "x"), new Measure("A", "y")), List.of()),
                        new Open(2, "N", 0, List.of(), List.of("M")));
        assertThat(close.isComplete()).isFalse();
        assertThat(CloseSentence.of(close.open().getFirst())).isEqualTo("contract M stays open: misses Oven.x, A.y");
    }

    @Test
    @DisplayName("is refused for contracts that pay in a circle, and for what no long holds")
    void refused() {
        var circle = List.of(
                "contract M in EUR on result of Oven\nshare rest: Cloud",
                "contract N in EUR on result of Cloud\nshare rest: Oven");
        assertThatThrownBy(() -> close(circle, 1, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pay in a circle");
        String risk =
                "contract R in EUR on receipts of Oven\nat close on result of Cloud\nstake of Oven with Cloud 100 % at"
                        + " risk by x 100 % target 1, floor 0 %, cap 1000 %";
        Map<Measure, BigDecimal> much = Map.of(new Measure("Cloud", "x"), BigDecimal.TEN);
        assertThat(close(List.of(risk), Long.MAX_VALUE / 10, much).postings()).hasSize(1);
        assertThat(close(List.of(risk), Long.MAX_VALUE, much)
                        .postings()
                        .getFirst()
                        .fact())
                .as("what lapses may be more than a long holds, as long as it is not paid")
                .extracting(CloseFact::amount)
                .isEqualTo(BigInteger.ZERO);
        var all = List.of("contract T in EUR on total of unit Oven\npay Ann 100 % of gross");
        assertThat(close(all, Long.MAX_VALUE, Map.of()).postings()).hasSize(1);
        assertThatThrownBy(() -> close(all, Map.of(), Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("knows whose earned money a contract puts at risk")
    void atRisk() {
        assertThat(contract("""
                contract R in EUR on receipts of Oven
                  at close on result of Cloud
                    pay Ann 1 % of gross
                    stake of Oven with Cloud 10 % at risk by x 100 % target 1, floor 0 %, cap 130 %
                    bonus 5 % of result to B, C 2 (attains x 100 % target 1)
                    loss: D up to 5.00
                """).atRisk()).containsExactly("Oven", "C", "D");
    }

    private static Close close(List<String> texts, long received, Map<Measure, BigDecimal> known) {
        return close(texts, known, received);
    }

    private static Close close(List<String> texts, Map<Measure, BigDecimal> known, long... received) {
        var versions = new ArrayList<Version>();
        for (String text : texts) {
            versions.add(new Version(versions.size() + 1L, versions.size() + 1L, contract(text)));
        }
        return Close.of(new Books(
                LocalDate.of(2026, 1, 31),
                EUR,
                versions,
                Map.of(),
                LongStream.of(received)
                        .mapToObj(amount -> new Live("R", "tea", "", "Oven", amount))
                        .toList(),
                Map.of(),
                List.of(),
                known,
                Map.of(),
                Map.of(),
                Set.of(),
                List.of()));
    }

    private static Contract contract(String text) {
        return switch (ContractText.parse(text)) {
            case Parsing.Parsed<Contract>(Contract contract) -> contract;
            case Parsing.Refused<Contract> refused -> throw new AssertionError(refused.toString());
        };
    }
}
