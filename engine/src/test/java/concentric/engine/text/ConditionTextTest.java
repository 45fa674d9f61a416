package concentric.engine.text;

import static concentric.engine.text.ContractTextTest.parsed;
import static concentric.engine.text.ContractTextTest.print;
import static org.assertj.core.api.Assertions.assertThat;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Comparison;
import concentric.engine.terms.Comparison.Operator;
import concentric.engine.terms.Comparison.Threshold;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Quantity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTextTest {

    @Test
    void holdsKeepTheirDateAndTheirConditionAsWritten() {
        String text = """
                contract Token in EUR on payments for token
                  hold 5 % of gross in Escrow for @unit until 2027-03-31
                  hold 2.5 % of rest in "an escrow" for "X y" until 2027-02-28 when Oven.revenue < 85 % of 500000 and onTime >= 95 % or "and"."when" <= 0.000001 or faults > 3
                  share rest: A 1
                """;
        assertThat(print(text)).isEqualTo(text);
        Clause first = new Clause.Hold(
                new Percent(50_000), Basis.GROSS, "Escrow", new Party.Owner(), LocalDate.of(2027, 3, 31), null);
        var condition = new Condition(List.of(
                new Condition.All(List.of(
                        new Comparison(
                                new Measure("Oven", "revenue"),
                                Operator.LESS,
                                new Threshold.Part(new Percent(850_000), new Quantity(500_000_000_000L))),
                        new Comparison(
                                new Measure(null, "onTime"),
                                Operator.AT_LEAST,
                                new Threshold.Percentage(new Percent(950_000))))),
                new Condition.All(List.of(new Comparison(
                        new Measure("and", "when"), Operator.AT_MOST, new Threshold.Plain(new Quantity(1))))),
                new Condition.All(List.of(new Comparison(
                        new Measure(null, "faults"), Operator.MORE, new Threshold.Plain(new Quantity(3_000_000)))))));
        Clause second = new Clause.Hold(
                new Percent(25_000),
                Basis.REST,
                "an escrow",
                new Party.Named("X y"),
                LocalDate.of(2027, 2, 28),
                condition);
        Contract contract = parsed(text);
        assertThat(contract.clauses().subList(0, 2)).containsExactly(first, second);
        assertThat(contract.names()).containsExactly("Escrow", "an escrow", "X y", "A");
        assertThat(contract.concernsOwner()).isTrue();
        assertThat(ContractText.print(condition))
                .isEqualTo("Oven.revenue < 85 % of 500000 and onTime >= 95 % or \"and\".\"when\" <= 0.000001"
                        + " or faults > 3");
        assertThat(print("contract T in EUR on receipts of A\nhold 5% of gross in F for X until 2027-03-31 when a<=3.0"
                        + " and b>85% of 2.50"))
                .contains("when a <= 3 and b > 85 % of 2.5\n");
    }
}
