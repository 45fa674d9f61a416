package concentric.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Fault;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Remainder;
import concentric.engine.terms.Source;
import concentric.engine.terms.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final String SHOPS = """
            contract Shops in EUR on payments for tea, tins
              pay Warehouse 10 % of gross
              share rest: @unit 2, Fund 1
            contract Onward in EUR on receipts of Warehouse from Shops
              pay Carrier 50 % of gross
            contract Elsewhere in EUR on receipts of Warehouse from Onward
              pay Carrier 50 % of gross
            contract Unreached in EUR on receipts of Nobody
              pay Carrier 50 % of gross
            contract Paris in EUR on receipts of Paris
              pay Carrier 1 % of gross
            """;

    @Test
    void partiesLinesAndOffersAreNumberedDensely() {
        Plan plan = plan(SHOPS, Map.of("tea", "London", "tins", "Paris"));
        assertThat(plan.parties()).containsExactly("Carrier", "Fund", "London", "Paris", "Warehouse");
        assertThat(plan.offers()).containsExactly("tea", "tins");
        assertThat(plan.offer("tins")).hasValue(1);
        assertThat(plan.offer("towels")).isEmpty();
        assertThat(plan.lines())
                .containsExactly(
                        new Line(Line.CUSTOMERS, 4, 1, 1, 0),
                        new Line(Line.CUSTOMERS, 2, 1, 2, 1),
                        new Line(Line.CUSTOMERS, 1, 1, 2, 2),
                        new Line(4, 0, 2, 1, 0),
                        new Line(Line.CUSTOMERS, 3, 1, 2, 1),
                        new Line(3, 0, 5, 1, 0));
        assertThat(plan.lines(0)).containsExactly(0, 1, 2, 3);
        assertThat(plan.lines(1)).containsExactly(0, 4, 2, 5, 3);
    }

    @Test
    void aCascadeHoldsOnlyWhatCanRun() {
        Plan plan = plan(SHOPS, Map.of("tea", "London", "tins", "Paris"));
        Currency euro = Currency.getInstance("EUR");
        assertThat(plan.cascade(0))
                .isEqualTo(new Cascade(new Root.Offer("tea", Optional.of("London")), euro, List.of(1L, 2L)));
        assertThat(plan.cascade(1))
                .isEqualTo(new Cascade(new Root.Offer("tins", Optional.of("Paris")), euro, List.of(1L, 5L, 2L)));
        assertThat(plan.version(5).contract().name()).isEqualTo("Paris");
        assertThatThrownBy(() -> plan.version(6)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOfferWhoseUnitIsPaidNeedsAnOwner() {
        Plan plan = plan(SHOPS, Map.of("tea", "London"));
        assertThat(plan.offers()).containsExactly("tea");
        assertThat(plan.offer("tins")).isEmpty();
    }

    @Test
    void servicesFollowTheOffers() {
        Plan plan = plan(SHOPS + """
                contract Hosting in EUR on usage of hosting by Cloud at 0.10
                  pay Warehouse 10 % of gross
                contract Storage in EUR on usage of storage by Cloud at 0.10
                  pay Carrier 0.01 per unit
                  share rest: Cloud
                contract Energy in EUR on receipts of Cloud from Hosting
                  pay Carrier 0.01 per unit
                """, Map.of("tea", "London", "tins", "Paris"));
        assertThat(plan.services()).containsExactly("hosting", "storage");
        assertThat(plan.service("hosting")).hasValue(2);
        assertThat(plan.service("storage")).hasValue(3);
        assertThat(plan.service("tea")).isEmpty();
        assertThat(plan.offer("hosting")).isEmpty();
        Currency euro = Currency.getInstance("EUR");
        assertThat(plan.cascade(2)).isEqualTo(new Cascade(new Root.Service("hosting", "Cloud"), euro, List.of(6L, 8L)));
        assertThat(plan.cascade(3)).isEqualTo(new Cascade(new Root.Service("storage", "Cloud"), euro, List.of(7L)));
        assertThat(plan.cascade(2).owner()).isEmpty();
        assertThat(Arrays.stream(plan.lines(2))
                        .mapToObj(plan.lines()::get)
                        .map(plan::words)
                        .toList())
                .containsExactly(
                        "consumer → Warehouse (Hosting, clause 1)",
                        "consumer → Cloud (Hosting, what is left)",
                        "Cloud → Carrier (Energy, clause 1)");
        assertThat(plan.lines().get(plan.lines(2)[1]))
                .isEqualTo(new Line(Line.CONSUMER, plan.parties().indexOf("Cloud"), 6, 0, 0));
        assertThat(plan.paysPerUnit(0)).isFalse();
        assertThat(plan.paysPerUnit(2)).isTrue();
        assertThat(plan.paysPerUnit(3)).isTrue();
    }

    @Test
    void offersAndServicesAreNotMistakenForEachOther() {
        Plan plan = plan(
                "contract T in EUR on payments for tea\nshare rest: A\ncontract H in EUR on usage of h by A at 1",
                Map.of());
        Settler settler = plan.settler();
        var left = new Remainder(1, 0, 0);
        var sums = new long[2];
        assertThatThrownBy(() -> settler.settle(1, 1, 1, sums)).hasMessage("root 1 is a service, not an offer");
        assertThatThrownBy(() -> settler.refund(1, left, left, sums)).hasMessage("root 1 is a service, not an offer");
        assertThatThrownBy(() -> plan.explain(1, 1, 1)).hasMessage("root 1 is a service, not an offer");
        assertThatThrownBy(() -> settler.use(0, 1, sums)).hasMessage("root 0 is an offer, not a service");
        assertThatThrownBy(() -> plan.explain(0, Quantity.ONE)).hasMessage("root 0 is an offer, not a service");
        assertThatThrownBy(() -> plan.amount(0, Quantity.ONE)).hasMessage("root 0 is an offer, not a service");
    }

    @Test
    void aHoldForTheOwnerMakesItMatter() {
        Plan plan = Plans.plan(
                "contract T in EUR on payments for tea, tins\nhold 5 % of gross in F for @unit until 2027-03-31\n"
                        + "share rest: A",
                Map.of("tea", "London"), Map.of("F", PartyKind.FUND));
        assertThat(plan.offers()).containsExactly("tea");
        assertThat(plan.cascade(0).owner()).hasValue("London");
        assertThat(plan.parties()).containsExactly("A", "F");
    }

    @Test
    void whoHoldsAndWhoProvidesIsChecked() {
        String contracts = """
                contract T in EUR on payments for tea
                  hold 5 % of gross in Ann for Reserve until 2027-03-31
                  hold 5 % of gross in A for Ann until 2027-03-31
                  hold 5 % of gross in Unknown for A until 2027-03-31
                  share rest: A
                contract H in EUR on usage of h by Ann at 1
                contract I in EUR on usage of h by A at 1
                """;
        assertThat(words(Plans.compile(
                        contracts,
                        Map.of(),
                        Map.of("Ann", PartyKind.PERSON, "Reserve", PartyKind.FUND, "A", PartyKind.UNIT))))
                .containsExactly(
                        "contract T, clause 1: Ann is a person; a hold is kept in a fund",
                        "contract T, clause 2: A is a unit; a hold is kept in a fund",
                        "contract T, clause 2: Ann is a person; persons are paid at a close, from a unit's result",
                        "contract T, clause 3: Unknown is a unit; a hold is kept in a fund",
                        "contract H: Ann is a person; only a unit provides a service",
                        "two contracts for one service: H and I are both on usage of h");
    }

    @Test
    void aPlanOfNothingSettlesNothing() {
        Plan plan = plan("contract Onward in EUR on receipts of A\npay B 1 % of gross", Map.of());
        assertThat(plan.offers()).isEmpty();
        assertThat(plan.lines()).isEmpty();
        assertThat(plan.settler()).isNotNull();
    }

    @Test
    void everyReasonForARefusalIsGiven() {
        String contracts = """
                contract First in EUR on payments for tea
                  share rest: Ann
                contract Second in EUR on payments for tea, tins
                  share rest: A
                contract Third in EUR on receipts of Reserve
                  pay Ann 1 % of gross
                contract X in EUR on receipts of X
                  pay Y 1 % of gross
                contract Y in EUR on receipts of Y
                  pay X 1 % of gross
                """;
        Compilation refused = Plans.compile(
                contracts,
                Map.of("tea", "Reserve"),
                Map.of("Ann", PartyKind.PERSON, "Reserve", PartyKind.FUND, "A", PartyKind.UNIT));
        assertThat(words(refused))
                .containsExactly(
                        "contract First, clause 1: Ann is a person; persons are paid at a close, from a unit's result",
                        "contract Third: Reserve is a fund; only a unit pays on from its receipts",
                        "contract Third, clause 1: Ann is a person; persons are paid at a close, from a unit's result",
                        "offer tea: Reserve is a fund; only a unit owns offers",
                        "two contracts for one offer: First and Second both share payments for tea",
                        "a cycle: X → Y → X (X, Y)");
    }

    @Test
    void aFaultyContractIsRefused() {
        var contract = new Contract(
                "T", Currency.getInstance("EUR"), new Source.AllPayments(), null, null, 100, List.of(), List.of());
        assertThat(Plan.compile(List.of(new Version(1, 1, contract)), Map.of(), Map.of()))
                .isEqualTo(new Compilation.Refused(List.of(new Refusal.Faulty(
                        "T", new Fault(0, Wording.NO_CLAUSE.phrase(), Wording.SHARE_REST_LAST.phrase())))));
        assertThat(new Refusal.Faulty("T", new Fault(3, Phrase.said("a"), Phrase.said("b"))).words())
                .isEqualTo("contract T: clause 3: expected b, found a");
    }

    @Test
    void twoVersionsAtOnceAreRefused() {
        Version version = Plans.versions("contract T in EUR on payments for tea\nshare rest: A")
                .getFirst();
        assertThat(words(Plan.compile(List.of(version, new Version(2, 1, version.contract())), Map.of(), Map.of())))
                .containsExactly("two versions of contract T at once");
        assertThat(words(Plan.compile(List.of(version, new Version(2, 2, version.contract())), Map.of(), Map.of())))
                .contains("two versions of contract T at once");
    }

    @Test
    void idsAreUnique() {
        List<Version> versions = Plans.versions(
                "contract T in EUR on payments for tea\nshare rest: A\ncontract O in EUR on receipts of A");
        assertThatThrownBy(() -> Plan.compile(
                        List.of(
                                versions.getFirst(),
                                new Version(1, 2, versions.getLast().contract())),
                        Map.of(),
                        Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCycleIsSpelledFromItsOldestContract() {
        String contracts = """
                contract "Away" in EUR on receipts of A
                  pay Z 1 % of gross
                  pay Oven 1 % of gross
                contract "O" in EUR on receipts of Oven
                  share rest: Dead, Cloud
                contract "C" in EUR on receipts of Cloud from Nothing
                  share rest: Logistics 1, Dead 1
                contract "L" in EUR on receipts of Logistics
                  pay Dead 1 % of gross
                  pay Oven 1 % of gross
                contract "D" in EUR on receipts of Dead
                  pay Deader 1 % of gross
                """;
        assertThat(words(Plans.compile(contracts, Map.of(), Map.of())))
                .containsExactly("a cycle: Oven → Cloud → Logistics → Oven (O, C, L)");
    }

    @Test
    void aChainOfUnitsMayBeLong() {
        var contracts = new StringBuilder("contract P in EUR on payments for tea\nshare rest: U0\n");
        for (int i = 0; i < 5000; i++) {
            contracts.append("contract C%d in EUR on receipts of U%d\nshare rest: U%d\n".formatted(i, i, i + 1));
        }
        Plan plan = plan(contracts.toString(), Map.of());
        var sums = new long[plan.lines().size()];
        plan.settler().settle(0, 7, 0, sums);
        assertThat(sums).hasSize(5001).containsOnly(7);
        contracts.append("contract Last in EUR on receipts of U5000\nshare rest: U0\n");
        assertThat(words(Plans.compile(contracts.toString(), Map.of(), Map.of())))
                .singleElement()
                .asString()
                .startsWith("a cycle: U0 → U1 → U2")
                .endsWith("C4998, C4999, Last)");
    }

    @Test
    void versionsClashOnlyWhileTheirIntervalsIntersect() {
        List<Version> versions = Plans.versions("""
                contract A in EUR on receipts of A
                  pay B 1 % of gross
                contract B in EUR on receipts of B
                  pay A 1 % of gross
                contract B2 in EUR on receipts of B
                  pay A 1 % of gross
                contract Tea in EUR on payments for tea, tins
                  share rest: A
                contract Tins in EUR on payments for tins
                  share rest: A
                contract Every in EUR on payments for all offers
                  share rest: A
                """);
        Instant january = day(1);
        Instant march = day(3);
        Instant may = day(5);
        Instant july = day(7);
        var dated = new ArrayList<Timeline.Dated>();
        dated.add(new Timeline.Dated(versions.get(0), new Interval(january, may)));
        dated.add(new Timeline.Dated(versions.get(1), new Interval(may, july)));
        dated.add(new Timeline.Dated(versions.get(3), new Interval(january, march)));
        dated.add(new Timeline.Dated(versions.get(4), new Interval(march, Instant.MAX)));
        dated.add(new Timeline.Dated(versions.get(5), new Interval(Instant.MIN, january)));
        assertThat(Timeline.clashes(dated)).isEmpty();

        dated.add(new Timeline.Dated(versions.get(2), new Interval(march, july)));
        dated.add(new Timeline.Dated(
                new Version(100, 4, versions.get(3).contract()),
                new Interval(Instant.parse("2026-02-01T12:00:00Z"), may)));
        assertThat(Timeline.clashes(dated))
                .extracting(clash -> clash.words(ZoneOffset.UTC))
                .containsExactly(
                        "two versions of contract Tea at once, from 2026-02-01T12:00:00Z until 2026-03-01",
                        "two contracts for one offer: Tea and Tins both share payments for tins, from 2026-03-01 until"
                                + " 2026-05-01",
                        "a cycle: A → B → A (A, B2), from 2026-03-01 until 2026-05-01");

        dated.add(new Timeline.Dated(versions.get(5), new Interval(july, Instant.MAX)));
        assertThat(Timeline.clashes(dated))
                .extracting(clash -> clash.words(ZoneOffset.UTC))
                .contains("two contracts for one offer: Tins and Every both share payments for all offers, from"
                        + " 2026-07-01");
    }

    @Test
    void intervalsAreWrittenAsDaysOfTheZone() {
        var interval = new Interval(
                LocalDate.of(2026, 1, 1)
                        .atStartOfDay(ZoneId.of("Europe/Berlin"))
                        .toInstant(),
                Instant.MAX);
        assertThat(interval.words(ZoneId.of("Europe/Berlin"))).isEqualTo("from 2026-01-01");
        assertThat(interval.words(ZoneOffset.UTC)).isEqualTo("from 2025-12-31T23:00:00Z");
        assertThat(new Interval(Instant.MIN, day(2)).words(ZoneOffset.UTC)).isEqualTo("until 2026-02-01");
        assertThat(Interval.ALWAYS.words(ZoneOffset.UTC)).isEqualTo("always");
        assertThat(new Interval(day(1), day(3)).intersects(new Interval(day(2), day(2))))
                .isFalse();
        assertThat(new Interval(day(2), day(2)).intersects(new Interval(day(1), day(3))))
                .isFalse();
        assertThat(new Interval(day(1), day(2)).intersects(new Interval(day(2), day(3))))
                .isFalse();
        assertThatThrownBy(() -> new Interval(day(2), day(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void offersThatAreSharedAlikeShareTheirLines() {
        var owners = new HashMap<String, String>();
        for (int i = 0; i < 2000; i++) {
            owners.put("offer " + i, "shop " + i % 10);
        }
        Plan plan = plan("contract T in EUR on payments for all offers\npay F 5 % of gross\nshare rest: @unit", owners);
        assertThat(plan.offers()).hasSize(2000);
        assertThat(plan.lines()).hasSize(11);
        assertThat(plan.version(1).contract().clauses().getFirst()).isInstanceOf(Clause.PayPercent.class);
    }

    private static Instant day(int month) {
        return LocalDate.of(2026, month, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Plan plan(String contracts, Map<String, String> owners) {
        return Plans.plan(contracts, owners, Map.of());
    }

    private static List<String> words(Compilation compilation) {
        return switch (compilation) {
            case Compilation.Compiled compiled -> List.of();
            case Compilation.Refused(List<Refusal> reasons) ->
                reasons.stream().map(Refusal::words).toList();
        };
    }
}
