package concentric.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Remainder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Currency EURO = Currency.getInstance("EUR");

    @Test
    void everyPostingOfTheWorkedExampleHasItsSentence() {
        Plan plan = Plans.of("""
                contract "Smart oven" in EUR on payments for oven
                  pay Cloud 0.40 per unit
                  pay Fund 5 % of gross
                  share rest: Oven 6, Recipes 3, Installers 1
                contract "Recipe content" in EUR on receipts of Recipes
                  pay Lab 15 % of gross
                contract "Run costs" in EUR on receipts of Cloud
                  pay Partner 33.3333 % of gross
                """);
        assertThat(sentences(plan, 999, 1_000_000))
                .containsExactly(
                        "customers → Cloud (Smart oven, clause 1) 0.40: 0.40 per unit for 1 is 0.40",
                        "customers → Fund (Smart oven, clause 2) 0.50: 5 % of 9.99 gross is 0.4995, rounded half to even"
                                + " to 0.50",
                        "customers → Oven (Smart oven, clause 3) 5.45: 6 of 10 parts of 9.09 is 5.454; 2 × 0.01 is left"
                                + " over and its remainder ranks 3, so it gets none: 5.45",
                        "customers → Recipes (Smart oven, clause 3) 2.73: 3 of 10 parts of 9.09 is 2.727; 2 × 0.01 is"
                                + " left over and its remainder ranks 2, so it gets one: 2.73",
                        "customers → Installers (Smart oven, clause 3) 0.91: 1 of 10 parts of 9.09 is 0.909; 2 × 0.01"
                                + " is left over and its remainder ranks 1, so it gets one: 0.91",
                        "Cloud → Partner (Run costs, clause 1) 0.13: 33.3333 % of 0.40 gross is 0.1333332, rounded half"
                                + " to even to 0.13",
                        "Recipes → Lab (Recipe content, clause 1) 0.41: 15 % of 2.73 gross is 0.4095, rounded half to"
                                + " even to 0.41");
    }

    @Test
    void shortfallsExactSharesAndEndlessOnesAreSaid() {
        Plan plan = Plans.of("""
                contract T in JPY on payments for tea
                  pay A 600 per payment
                  pay B 0.5 per unit
                  pay C 50 % of gross
                  pay D 50 % of rest
                  share rest: E 1, F 1
                """);
        assertThat(sentences(plan, 1000, 3_000_000))
                .containsExactly(
                        "customers → A (T, clause 1) 600: 600 per payment",
                        "customers → B (T, clause 2) 2: 0.5 per unit for 3 is 1.5, rounded half to even to 2",
                        "customers → C (T, clause 3) 398: 50 % of 1000 gross is 500, but only 398 was left, 102 short",
                        "customers → D (T, clause 4) 0: 50 % of 0 rest is 0",
                        "customers → E (T, clause 5) 0: 1 of 2 parts of 0 is 0",
                        "customers → F (T, clause 5) 0: 1 of 2 parts of 0 is 0");
        Plan thirds = Plans.of("contract T in EUR on payments for tea\nshare rest: A, B, C");
        assertThat(sentences(thirds, 100, 0).getFirst())
                .isEqualTo("customers → A (T, clause 1) 0.34: 1 of 3 parts of 1.00 is 0.333333…; 1 × 0.01 is left over"
                        + " and its remainder ranks 1, so it gets one: 0.34");
    }

    @Test
    void factsCarryWhatASentenceInAnyLanguageNeeds() {
        Plan plan = Plans.of("contract T in EUR on payments for tea\npay A 5 % of gross\nshare rest: B 2, C 1");
        List<Posting> postings = plan.explain(0, 999, 0).postings();
        assertThat(postings)
                .extracting(Posting::fact)
                .containsExactly(
                        new Fact.OfPercent(
                                new Percent(50_000),
                                Basis.GROSS,
                                new BigDecimal("9.99"),
                                new BigDecimal("0.49950000"),
                                new BigDecimal("0.50"),
                                BigDecimal.ZERO),
                        new Fact.OfShare(2, 3, new BigDecimal("9.49"), new BigDecimal("6.32"), BigInteger.TWO, 1, 1),
                        new Fact.OfShare(1, 3, new BigDecimal("9.49"), new BigDecimal("3.16"), BigInteger.ONE, 1, 2));
        assertThat(((Fact.OfPercent) postings.getFirst().fact()).rounding()).isEqualTo(Fact.Rounding.UP);
    }

    @Test
    void usageSaysWhatItCostsAndWhatIsLeft() {
        Plan plan = Plans.of("""
                contract Hosting in EUR on usage of hosting by Cloud at 0.062957
                  pay Grid 0.02 per unit
                contract Energy in EUR on receipts of Cloud from Hosting
                  pay Grid 50 % of gross
                """);
        Explanation explanation = plan.explain(0, new Quantity(12_500_000));
        assertThat(explanation.price().map(price -> Sentence.of(price, EURO)))
                .hasValue("0.062957 per unit for 12.5 is 0.7869625, rounded half to even to 0.79");
        assertThat(sentences(plan, explanation))
                .containsExactly(
                        "consumer → Grid (Hosting, clause 1) 0.25: 0.02 per unit for 12.5 is 0.25",
                        "consumer → Cloud (Hosting, what is left) 0.54: 0.54 is left of 0.79",
                        "Cloud → Grid (Energy, clause 1) 0.27: 50 % of 0.54 gross is 0.27");
        assertThat(plan.explain(0, new Quantity(0)).postings()).isEmpty();
        Plan payments = Plans.of("contract T in EUR on payments for tea\nshare rest: A");
        assertThat(payments.explain(0, 1, 1).price()).isEmpty();
    }

    @Test
    void refundsSayWhatWasAndWhatIsLeft() {
        Plan plan = Plans.of("""
                contract T in EUR on payments for tea
                  pay A 0.02 per unit
                  share rest: B 3, C 3, D 1
                contract Onward in EUR on receipts of A
                  pay E 50 % of gross
                """);
        var paid = new Remainder(13, 0, 1_000_000);
        assertThat(sentences(plan, plan.explain(0, paid, new Remainder(12, 0, 1_000_000))))
                .containsExactly(
                        "customers → A (T, clause 1) 0.00: before the refund, 0.02 per unit for 1 is 0.02; after it,"
                                + " 0.02 per unit for 1 is 0.02",
                        "customers → B (T, clause 2) -0.01: before the refund, 3 of 7 parts of 0.11 is 0.047142…;"
                                + " 2 × 0.01 is left over and its remainder ranks 1, so it gets one: 0.05; after it, 3 of"
                                + " 7 parts of 0.10 is 0.042857…; 1 × 0.01 is left over and its remainder ranks 2, so it"
                                + " gets none: 0.04",
                        "customers → C (T, clause 2) -0.01: before the refund, 3 of 7 parts of 0.11 is 0.047142…;"
                                + " 2 × 0.01 is left over and its remainder ranks 2, so it gets one: 0.05; after it, 3 of"
                                + " 7 parts of 0.10 is 0.042857…; 1 × 0.01 is left over and its remainder ranks 3, so it"
                                + " gets none: 0.04",
                        "customers → D (T, clause 2) 0.01: before the refund, 1 of 7 parts of 0.11 is 0.015714…;"
                                + " 2 × 0.01 is left over and its remainder ranks 3, so it gets none: 0.01; after it, 1 of"
                                + " 7 parts of 0.10 is 0.014285…; 1 × 0.01 is left over and its remainder ranks 1, so it"
                                + " gets one: 0.02; less is shared, but what is left over falls otherwise",
                        "A → E (Onward, clause 1) 0.00: before the refund, 50 % of 0.02 gross is 0.01; after it,"
                                + " 50 % of 0.02 gross is 0.01");
        assertThat(sentences(plan, plan.explain(0, paid, new Remainder(0, 0, 0))))
                .hasSize(5)
                .last()
                .isEqualTo("A → E (Onward, clause 1) -0.01: before the refund, 50 % of 0.02 gross is 0.01; after it,"
                        + " nothing is shared");
        assertThat(plan.explain(0, new Remainder(5, 5, 0), new Remainder(1, 1, 0))
                        .postings())
                .isEmpty();
    }

    @Test
    void contractsThatDoNotRunAreNotExplained() {
        Plan plan = Plans.of("""
                contract T in EUR on payments for tea
                  pay A 1.00 per payment
                  share rest: B
                contract Onward in EUR on receipts of B
                  pay C 1 % of gross
                """);
        assertThat(plan.explain(0, 100, 0).postings()).hasSize(2);
        assertThat(plan.explain(0, 101, 0).postings()).hasSize(3);
        assertThat(plan.explain(0, 0, 0).postings()).isEmpty();
    }

    private static List<String> sentences(Plan plan, long shared, long quantity) {
        return sentences(plan, plan.explain(0, shared, quantity));
    }

    private static List<String> sentences(Plan plan, Explanation explanation) {
        return explanation.postings().stream()
                .map(posting ->
                        plan.words(posting.line()) + " " + posting.amount().format() + ": "
                                + Sentence.of(posting.fact(), posting.amount().currency()))
                .toList();
    }
}
