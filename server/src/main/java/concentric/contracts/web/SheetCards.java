package concentric.contracts.web;

import concentric.contracts.web.Sheet.Card;
import concentric.contracts.web.Sheet.Kind;
import concentric.contracts.web.Sheet.Origin;
import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.platform.Currencies;
import concentric.platform.Fault;
import concentric.platform.web.Choice;
import concentric.platform.web.Visit;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A sheet made ready to be shown: values and errors of its fields, and a sentence beside each clause that can be read. */
final class SheetCards {

    private final Sheet sheet;
    private final SheetText text;
    private final Visit visit;
    private final Map<String, Clause> clauses = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> errors = new HashMap<>();
    private final TermsWords words;
    private final Currency currency;

    /**
     * Of a sheet.
     *
     * @param text the sheet as text
     * @param faults everything wrong with that text
     */
    SheetCards(Sheet sheet, SheetText text, List<Fault> faults, PartyLabels labels, Visit visit) {
        this.sheet = sheet;
        this.text = text;
        this.visit = visit;
        this.currency = Money.currency(sheet.currency()) instanceof Figure.Exact<Currency>(var found)
                ? found
                : Currency.getInstance("EUR");
        for (var fault : faults) errors.putIfAbsent(text.field(fault), visit.say(fault));
        values();
        Set<String> names = new HashSet<>();
        for (var card : sheet.clauses()) {
            clause(card).ifPresent(contract -> {
                clauses.put(card.key(), contract.clauses().getFirst());
                names.addAll(contract.names());
            });
        }
        this.words = new TermsWords(labels.byCode(names), visit);
    }

    /** Everything that the cards show. */
    DraftPage.Cards cards(DraftPage.Suggestions suggestions) {
        return new DraftPage.Cards(
                values,
                errors,
                SheetForm.word(sheet.source()),
                Arrays.stream(Origin.values())
                        .map(origin -> new Choice(
                                SheetForm.word(origin),
                                visit.t("draft.origin." + SheetForm.word(origin)),
                                origin == sheet.source()))
                        .toList(),
                Currencies.codes().stream()
                        .map(code -> new Choice(code, code, code.equals(sheet.currency())))
                        .toList(),
                rows("offer", sheet.offers().size()),
                rows("of", sheet.contracts().size()),
                IntStream.rangeClosed(0, sheet.promises().size())
                        .mapToObj(this::promise)
                        .toList(),
                IntStream.range(0, sheet.clauses().size())
                        .mapToObj(this::clause)
                        .toList(),
                kinds(Kind.GROSS),
                suggestions);
    }

    private DraftPage.Promise promise(int number) {
        boolean atLeast =
                number < sheet.promises().size() && sheet.promises().get(number).atLeast();
        return new DraftPage.Promise(
                number,
                List.of(
                        new Choice("at-most", visit.t("draft.at-most"), !atLeast),
                        new Choice("at-least", visit.t("draft.at-least"), atLeast)));
    }

    private DraftPage.Clause clause(int index) {
        var card = sheet.clauses().get(index);
        var clause = clauses.get(card.key());
        return new DraftPage.Clause(
                card.key(),
                index + 1,
                SheetForm.word(card.kind()),
                kinds(card.kind()),
                clause == null ? "" : words.sentence(clause, currency),
                IntStream.rangeClosed(0, card.parts().size()).boxed().toList(),
                index == 0,
                index == sheet.clauses().size() - 1);
    }

    private List<Choice> kinds(Kind chosen) {
        return Arrays.stream(Kind.values())
                .map(kind ->
                        new Choice(SheetForm.word(kind), visit.t("draft.kind." + SheetForm.word(kind)), kind == chosen))
                .toList();
    }

    /** The clause of a card, whatever is wrong with the others: in a contract of its own. */
    private Optional<Contract> clause(Card card) {
        var rest = card.kind() == Kind.SHARE ? "" : "\nshare rest: x";
        var alone = "contract x in " + currency.getCurrencyCode() + " on payments for x\n" + text.line(card) + rest;
        return ContractText.parse(alone) instanceof Parsing.Parsed<Contract>(var contract)
                ? Optional.of(contract)
                : Optional.empty();
    }

    private void values() {
        put("name", sheet.name());
        put("unit", sheet.unit());
        put("service", sheet.service());
        put("provider", sheet.provider());
        put("rate", sheet.rate());
        put("from", sheet.from());
        put("until", sheet.until());
        put("priority", sheet.priority());
        put("offer", sheet.offers());
        put("of", sheet.contracts());
        for (int i = 0; i < sheet.promises().size(); i++) {
            var promise = sheet.promises().get(i);
            put("promise-" + i, promise.sentence());
            put("measure-" + i, promise.measure());
            put("threshold-" + i, promise.threshold());
        }
        for (var card : sheet.clauses()) {
            put(card.key() + "-party", card.party());
            put(card.key() + "-figure", card.figure());
            put(card.key() + "-fund", card.fund());
            put(card.key() + "-until", card.until());
            put(card.key() + "-when", card.when());
            for (int i = 0; i < card.parts().size(); i++) {
                put(card.key() + "-party-" + i, card.parts().get(i).party());
                put(card.key() + "-weight-" + i, card.parts().get(i).weight());
            }
        }
    }

    private void put(String field, String value) {
        values.put(field, value);
    }

    private void put(String field, List<String> list) {
        for (int i = 0; i < list.size(); i++) put(field + "-" + i, list.get(i));
    }

    /** The fields of a list, and one more for another. */
    private static List<String> rows(String field, int filled) {
        return IntStream.rangeClosed(0, filled).mapToObj(i -> field + "-" + i).toList();
    }
}
