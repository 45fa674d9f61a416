package concentric.engine.cases;

import concentric.engine.plan.Plan;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Decimal;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Quantity;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.engine.text.Problem;
import concentric.engine.text.TextLine;
import concentric.engine.text.Unexpected;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A case on its run: contracts, then lines that act in their order. Without a date things happen on 2026-01-15; a contract
 * without {@code from} has always been in force; two contracts of one name are versions.
 */
public final class CaseFile {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
    private static final Set<String> NOT_YET = Set.of("refund", "usage", "cost", "measure", "close");
    private static final Set<String> ACTS = Set.of("unit", "fund", "person", "offer", "payment");
    private static final String EXPECTED = "unit, fund, person, offer, payment or expect";

    /** An amount whose currency is known only when the whole line is read. */
    private record Typed(int line, int column, String text) {

        private static Typed read(TextLine line, String what) throws Unexpected {
            int column = line.column();
            return new Typed(line.number(), column, line.figure(what, Figure.Exact::new));
        }

        private Money in(Currency currency) throws Unexpected {
            return switch (Money.parse(text, currency)) {
                case Figure.Exact<Money>(Money money) -> money;
                case Figure.Refused<Money>(String why) -> throw refused(why, "an amount in " + currency);
            };
        }

        private Unexpected refused(String found, String expected) {
            return new Unexpected(new Problem(line, column, found, expected));
        }
    }

    private final World world;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> payments = new HashSet<>();

    /** Why the contracts are refused, as far as their text tells; the rest is found once all parties are declared. */
    private final List<Difference> contractProblems;

    private boolean contractsRefusedAsExpected;

    /** Why the line above is refused; empty: it is not. */
    private Optional<Difference> refusedAbove = Optional.empty();

    private boolean inExpectation;
    private int expectations;

    private CaseFile(List<Contract> contracts, List<Difference> contractProblems) {
        this.world = new World(contracts);
        this.contractProblems = contractProblems;
    }

    /**
     * Runs a case.
     *
     * @param name what to call it, for example its file name
     * @param text contracts, followed by lines that act and expect
     */
    public static CaseResult run(String name, String text) {
        Problem tooLong = ContractText.tooLong(text);
        if (tooLong != null) {
            return new CaseResult.Failed(name, List.of(Difference.of(tooLong)));
        }
        List<TextLine> lines = TextLine.split(text);
        int acting = 0;
        while (acting < lines.size() && !begins(lines.get(acting))) {
            acting++;
        }
        CaseFile file = switch (ContractText.read(lines.subList(0, acting))) {
            case Parsing.Parsed<List<Contract>>(List<Contract> contracts) -> new CaseFile(contracts, List.of());
            case Parsing.Refused<List<Contract>>(List<Problem> problems) ->
                new CaseFile(List.of(), problems.stream().map(Difference::of).toList());
        };
        file.run(lines.subList(acting, lines.size()));
        return file.differences.isEmpty()
                ? new CaseResult.Passed(name, file.expectations)
                : new CaseResult.Failed(
                        name,
                        file.differences.stream()
                                .sorted(Comparator.comparingInt(Difference::line)
                                        .thenComparingInt(Difference::column))
                                .toList());
    }

    private void run(List<TextLine> lines) {
        for (TextLine line : lines) {
            boolean needsContracts = line.at("payment") || (inExpectation && !begins(line));
            if (needsContracts && !contractRefusals().isEmpty()) {
                if (contractsRefusedAsExpected) {
                    differences.add(new Difference(
                            line.number(), line.column(), "", "contracts in force", "refused contracts"));
                }
                break;
            }
            line(line);
        }
        refusedAbove.ifPresent(differences::add);
        if (!contractsRefusedAsExpected) {
            differences.addAll(contractRefusals());
        }
        if (expectations == 0 && differences.isEmpty()) {
            differences.add(new Difference(1, 1, "", "at least one expectation", "none"));
        }
    }

    private void line(TextLine line) {
        try {
            if (inExpectation && !begins(line)) {
                balance(line);
            } else if (line.at("expect")) {
                expect(line);
            } else {
                refusedAbove.ifPresent(differences::add);
                refusedAbove = Optional.empty();
                inExpectation = false;
                act(line);
            }
        } catch (Unexpected unexpected) {
            var difference = Difference.of(unexpected.problem());
            if (inExpectation || line.at("expect")) {
                differences.add(difference);
            } else {
                refusedAbove = Optional.of(difference);
            }
        }
    }

    private void act(TextLine line) throws Unexpected {
        for (String later : NOT_YET) {
            if (line.at(later)) {
                throw line.notYet(later, EXPECTED);
            }
        }
        if (line.at("contract")) {
            throw line.unexpected("contracts only before all other lines");
        }
        for (PartyKind kind : PartyKind.values()) {
            if (line.skip(kind.word())) {
                party(kind, line);
                return;
            }
        }
        if (line.skip("offer")) {
            offer(line);
        } else if (line.skip("payment")) {
            payment(line);
        } else {
            throw line.unexpected(EXPECTED);
        }
    }

    private void party(PartyKind kind, TextLine line) throws Unexpected {
        int column = line.column();
        String name = line.name("a name");
        if (line.skip("of")) {
            declare(line.name("a unit"), PartyKind.UNIT, line.number(), column);
        }
        line.expectEnd();
        declare(name, kind, line.number(), column);
    }

    private void offer(TextLine line) throws Unexpected {
        String offer = line.name("an offer");
        line.expect("of");
        String owner = line.name("a unit");
        line.expectEnd();
        world.offer(offer, owner);
    }

    private void declare(String name, PartyKind kind, int line, int column) throws Unexpected {
        Optional<PartyKind> known = world.declare(name, kind);
        if (known.isPresent()) {
            throw new Unexpected(
                    new Problem(line, column, name + ", a " + known.get().word(), "a " + kind.word()));
        }
    }

    private void payment(TextLine line) throws Unexpected {
        Typed typed = Typed.read(line, "an amount");
        line.expect("for");
        int column = line.column();
        String offer = line.name("an offer");
        Quantity quantity = line.skip("quantity") ? line.figure("a quantity", Quantity::parse) : Quantity.ONE;
        Optional<Typed> typedTax =
                line.skip("tax") ? Optional.of(Typed.read(line, "an amount of tax")) : Optional.empty();
        LocalDate day = line.skip("on") ? line.date() : DAY;
        int idColumn = line.skip("as") ? line.column() : 0;
        String id = idColumn > 0 ? line.name("a name for the payment") : "";
        line.expectEnd();
        if (!world.knowsOffer(offer)) {
            throw new Unexpected(new Problem(line.number(), column, "unknown offer " + offer, "a known offer"));
        }
        Plan plan = world.plan(day);
        Currency currency = currency(plan.offer(offer), plan);
        Money amount = typed.in(currency);
        Money tax = typedTax.isPresent() ? typedTax.get().in(currency) : new Money(0, currency);
        if (tax.minor() > amount.minor()) {
            throw typedTax.orElseThrow()
                    .refused("tax " + tax.format() + " of " + amount.format(), "tax of at most the amount");
        }
        if (idColumn > 0 && !payments.add(id)) {
            throw new Unexpected(new Problem(line.number(), idColumn, id + " a second time", "another name"));
        }
        try {
            world.pay(plan, offer, amount, tax, quantity);
        } catch (ArithmeticException tooLarge) {
            throw typed.refused(String.valueOf(tooLarge.getMessage()), "amounts whose sum fits");
        }
    }

    private Currency currency(OptionalInt offer, Plan plan) {
        return offer.isPresent()
                ? plan.cascade(offer.getAsInt()).currency()
                : world.currencies().getFirst();
    }

    private void expect(TextLine line) throws Unexpected {
        int column = line.column();
        line.expect("expect");
        if (line.skip("refused")) {
            String text = line.sentence("a part of the message");
            line.expectEnd();
            expectRefused(text, line.number(), column);
            return;
        }
        refusedAbove.ifPresent(differences::add);
        refusedAbove = Optional.empty();
        inExpectation = true;
        line.expectEnd();
    }

    private void expectRefused(String text, int line, int column) {
        expectations++;
        List<Difference> refused = refusedAbove.map(List::of).orElseGet(this::contractRefusals);
        if (refusedAbove.isEmpty()) {
            contractsRefusedAsExpected = true;
        }
        refusedAbove = Optional.empty();
        if (refused.stream().noneMatch(difference -> difference.words().contains(text))) {
            String actual =
                    refused.isEmpty() ? "no refusal" : refused.getFirst().words();
            differences.add(new Difference(line, column, "", "refusal with “" + text + "”", actual));
        }
    }

    /** A line of an expectation: what a party has now. */
    private void balance(TextLine line) throws Unexpected {
        int column = line.column();
        String party = line.name("a party, or " + EXPECTED);
        Typed typed = Typed.read(line, "an amount");
        Currency currency = line.atEnd() && world.currencies().size() == 1
                ? world.currencies().getFirst()
                : line.word("a currency, because the contracts have several", Money::currency);
        line.expectEnd();
        if (!world.knowsParty(party)) {
            throw new Unexpected(
                    new Problem(line.number(), column, "unknown party " + Decimal.shown(party), "a known party"));
        }
        expectations++;
        Money expected = typed.in(currency);
        Money actual = world.balance(party, currency);
        if (!expected.equals(actual)) {
            differences.add(new Difference(line.number(), column, party, expected.toString(), actual.toString()));
        }
    }

    private List<Difference> contractRefusals() {
        return contractProblems.isEmpty()
                ? world.refusals().stream()
                        .map(words -> new Difference(1, 1, "", "contracts that can be in force", words))
                        .toList()
                : contractProblems;
    }

    private static boolean begins(TextLine line) {
        return line.at("expect")
                || ACTS.stream().anyMatch(line::at)
                || NOT_YET.stream().anyMatch(line::at);
    }
}
