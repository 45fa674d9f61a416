package concentric.engine.cases;

import static concentric.engine.terms.Phrase.said;

import concentric.engine.plan.Plan;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Decimal;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Refund;
import concentric.engine.terms.Refunding;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.engine.text.Problem;
import concentric.engine.text.TextLine;
import concentric.engine.text.Unexpected;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
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

    /** Acts that move money, for which contracts must be in force. */
    private static final Set<String> MOVES = Set.of("payment", "refund", "usage", "close");

    private static final Set<String> ACTS =
            Set.of("unit", "fund", "person", "offer", "payment", "refund", "usage", "cost", "measure", "close");
    private static final String WORDS =
            "unit, fund, person, offer, payment, refund, usage, cost, measure, close or expect";
    private static final Phrase EXPECTED = said(WORDS);

    private final World world;
    private final PeriodLines months;
    private final List<Difference> differences = new ArrayList<>();

    /** Why the contracts are refused, as far as their text tells; the rest is found once all parties are declared. */
    private final List<Difference> contractProblems;

    private boolean contractsRefusedAsExpected;

    /** Why the line above is refused; empty: it is not. */
    private Optional<Difference> refusedAbove = Optional.empty();

    private boolean inExpectation;
    private int expectations;

    private CaseFile(List<Contract> contracts, List<Difference> contractProblems) {
        this.world = new World(contracts);
        this.months = new PeriodLines(world, DAY);
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
                ? new CaseResult.Passed(name, file.expectations, file.world.closes())
                : new CaseResult.Failed(
                        name,
                        file.differences.stream()
                                .sorted(Comparator.comparingInt(Difference::line)
                                        .thenComparingInt(Difference::column))
                                .toList());
    }

    private void run(List<TextLine> lines) {
        for (TextLine line : lines) {
            boolean needsContracts = MOVES.stream().anyMatch(line::at) || (inExpectation && !begins(line));
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
        if (line.at("contract")) {
            throw line.unexpected(said("contracts only before all other lines"));
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
        } else if (line.skip("refund")) {
            refund(line);
        } else if (line.skip("usage")) {
            usage(line);
        } else if (line.skip("cost")) {
            cost(line);
        } else if (line.skip("measure")) {
            months.measure(line);
        } else if (line.skip("close")) {
            months.close(line);
        } else {
            throw line.unexpected(EXPECTED);
        }
    }

    private void party(PartyKind kind, TextLine line) throws Unexpected {
        int column = line.column();
        String name = line.name(said("a name"));
        if (line.skip("of")) {
            declare(line.name(said("a unit")), PartyKind.UNIT, line.number(), column);
        }
        line.expectEnd();
        declare(name, kind, line.number(), column);
    }

    private void offer(TextLine line) throws Unexpected {
        String offer = line.name(said("an offer"));
        line.expect("of");
        String owner = line.name(said("a unit"));
        line.expectEnd();
        world.offer(offer, owner);
    }

    private void declare(String name, PartyKind kind, int line, int column) throws Unexpected {
        Optional<PartyKind> known = world.declare(name, kind);
        if (known.isPresent()) {
            throw new Unexpected(
                    new Problem(line, column, said(name + ", a " + known.get().word()), said("a " + kind.word())));
        }
    }

    private void payment(TextLine line) throws Unexpected {
        Typed typed = Typed.read(line, said("an amount"));
        line.expect("for");
        int column = line.column();
        String offer = line.name(said("an offer"));
        Quantity quantity = line.skip("quantity") ? line.figure(said("a quantity"), Quantity::parse) : Quantity.ONE;
        Optional<Typed> typedTax =
                line.skip("tax") ? Optional.of(Typed.read(line, said("an amount of tax"))) : Optional.empty();
        LocalDate day = line.skip("on") ? line.date() : DAY;
        int idColumn = line.skip("as") ? line.column() : 0;
        String id = idColumn > 0 ? line.name(said("a name for the payment")) : "";
        line.expectEnd();
        if (!world.knowsOffer(offer)) {
            throw new Unexpected(
                    new Problem(line.number(), column, said("unknown offer " + offer), said("a known offer")));
        }
        Plan plan = world.plan(day);
        Currency currency = currency(plan.offer(offer), plan);
        Money amount = typed.in(currency);
        Money tax = typedTax.isPresent() ? typedTax.get().in(currency) : new Money(0, currency);
        if (tax.minor() > amount.minor()) {
            throw typedTax.orElseThrow()
                    .refused(said("tax " + tax.format() + " of " + amount.format()), said("tax of at most the amount"));
        }
        if (world.knowsPayment(id)) {
            throw new Unexpected(
                    new Problem(line.number(), idColumn, said(id + " a second time"), said("another name")));
        }
        try {
            world.pay(day, offer, amount, tax, quantity, id);
        } catch (ArithmeticException tooLarge) {
            throw typed.refused(said(String.valueOf(tooLarge.getMessage())), said("amounts whose sum fits"));
        }
    }

    private void refund(TextLine line) throws Unexpected {
        Typed typed = Typed.read(line, said("an amount"));
        line.expect("of");
        int column = line.column();
        String id = line.name(said("the name of a payment"));
        Quantity quantity = line.skip("quantity") ? line.figure(said("a quantity"), Quantity::parse) : null;
        Optional<Typed> typedTax =
                line.skip("tax") ? Optional.of(Typed.read(line, said("an amount of tax"))) : Optional.empty();
        LocalDate day = line.skip("on") ? line.date() : DAY;
        line.expectEnd();
        if (!world.knowsPayment(id)) {
            throw new Unexpected(
                    new Problem(line.number(), column, said("unknown payment " + id), said("a known payment")));
        }
        Currency currency = world.currencyOf(id);
        Money amount = typed.in(currency);
        long tax = typedTax.isPresent() ? typedTax.get().in(currency).minor() : 0;
        try {
            Refunding refunding = world.refund(day, id, new Refund(amount.minor(), tax, quantity));
            if (refunding instanceof Refunding.Refused refused) {
                throw typed.refused(said(refused.words(currency)), said("a refund of what remains"));
            }
        } catch (ArithmeticException tooLarge) {
            throw typed.refused(said(String.valueOf(tooLarge.getMessage())), said("amounts whose sum fits"));
        }
    }

    private void cost(TextLine line) throws Unexpected {
        Typed typed = Typed.read(line, said("an amount"));
        line.expect("of");
        int column = line.column();
        String unit = line.name(said("a unit"));
        declare(unit, PartyKind.UNIT, line.number(), column);
        months.cost(line, typed, unit);
    }

    private void usage(TextLine line) throws Unexpected {
        int start = line.column();
        Quantity quantity = line.figure(said("a quantity"), Quantity::parse);
        line.expect("of");
        int column = line.column();
        String service = line.name(said("a service"));
        line.expect("by");
        int consumerColumn = line.column();
        String consumer = line.name(said("a unit"));
        LocalDate day = line.skip("on") ? line.date() : DAY;
        line.expectEnd();
        if (!world.knowsService(service)) {
            throw new Unexpected(
                    new Problem(line.number(), column, said("unknown service " + service), said("a known service")));
        }
        declare(consumer, PartyKind.UNIT, line.number(), consumerColumn);
        try {
            if (world.use(day, service, consumer, quantity) instanceof Figure.Refused<Money>(Phrase why)) {
                throw new Unexpected(new Problem(line.number(), start, why, said("a quantity whose price fits")));
            }
        } catch (ArithmeticException tooLarge) {
            throw new Unexpected(new Problem(
                    line.number(), start, said(String.valueOf(tooLarge.getMessage())), said("amounts whose sum fits")));
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
            String text = line.sentence(said("a part of the message in quotation marks"));
            line.expectEnd();
            expectRefused(text, line.number(), column);
            return;
        }
        refusedAbove.ifPresent(differences::add);
        refusedAbove = Optional.empty();
        if (line.skip("said")) {
            String text = line.sentence(said("a part of a sentence in quotation marks"));
            line.expectEnd();
            expectSaid(text, line.number(), column);
            return;
        }
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

    private void expectSaid(String text, int line, int column) {
        expectations++;
        if (world.said().stream().noneMatch(sentence -> sentence.contains(text))) {
            differences.add(new Difference(
                    line,
                    column,
                    "",
                    "the last close to say “" + text + "”",
                    world.said().isEmpty() ? "nothing" : String.join("; ", world.said())));
        }
    }

    /** A line of an expectation: what a party has now. */
    private void balance(TextLine line) throws Unexpected {
        int column = line.column();
        String party = line.name(said("a party, or " + WORDS));
        Typed typed = Typed.read(line, said("an amount"));
        Currency currency = line.atEnd() && world.currencies().size() == 1
                ? world.currencies().getFirst()
                : line.word(said("a currency, because the contracts have several"), Money::currency);
        line.expectEnd();
        if (!world.knowsParty(party)) {
            throw new Unexpected(new Problem(
                    line.number(), column, said("unknown party " + Decimal.shown(party)), said("a known party")));
        }
        expectations++;
        Money expected = typed.signedIn(currency);
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
        return line.at("expect") || ACTS.stream().anyMatch(line::at);
    }
}
