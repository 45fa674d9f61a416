package concentric.engine.text;

import concentric.engine.terms.Clause;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Closing;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Source;
import concentric.engine.terms.Wording;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Contracts as text, both ways: the canonical text of a contract reads back as the same contract. */
public final class ContractText {

    /** Most characters that a text may have. */
    public static final int LONGEST = 2_000_000;

    /** Most problems that are reported of one text. */
    public static final int MOST_PROBLEMS = 100;

    private ContractText() {}

    /** Reads a text that holds exactly one contract. */
    public static Parsing<Contract> parse(String text) {
        return switch (parseAll(text)) {
            case Parsing.Parsed<List<Contract>>(List<Contract> contracts)
            when contracts.size() == 1 -> new Parsing.Parsed<>(contracts.getFirst());
            case Parsing.Parsed<List<Contract>>(List<Contract> contracts) ->
                new Parsing.Refused<>(List.of(
                        new Problem(1, 1, Wording.CONTRACTS.phrase(contracts.size()), Wording.ONE_CONTRACT.phrase())));
            case Parsing.Refused<List<Contract>>(List<Problem> problems) -> new Parsing.Refused<>(problems);
        };
    }

    /** Reads a text of contracts, one after the other; at least one. */
    public static Parsing<List<Contract>> parseAll(String text) {
        return parsePlaced(text).map(ContractText::contracts);
    }

    /** Reads a text of contracts and keeps where they stand; at least one. */
    public static Parsing<List<Placed>> parsePlaced(String text) {
        Problem tooLong = tooLong(text);
        return tooLong == null ? readPlaced(TextLine.split(text)) : new Parsing.Refused<>(List.of(tooLong));
    }

    /** The problem of a text that is too long to be read at all, if it is. */
    public static @Nullable Problem tooLong(String text) {
        return text.length() <= LONGEST
                ? null
                : new Problem(
                        1, 1, Wording.CHARACTERS.phrase(text.length()), Wording.AT_MOST_CHARACTERS.phrase(LONGEST));
    }

    /** Reads lines of contracts; at least one contract. */
    public static Parsing<List<Contract>> read(List<TextLine> lines) {
        return readPlaced(lines).map(ContractText::contracts);
    }

    private static List<Contract> contracts(List<Placed> placed) {
        return placed.stream().map(Placed::contract).toList();
    }

    private static Parsing<List<Placed>> readPlaced(List<TextLine> lines) {
        var contracts = new ArrayList<Placed>();
        var problems = new ArrayList<Problem>();
        int from = 0;
        while (from < lines.size()) {
            int to = from + 1;
            while (to < lines.size() && !lines.get(to).at("contract")) {
                to++;
            }
            var reading = new ContractReading(lines.subList(from, to));
            Placed contract = reading.read();
            if (contract != null) {
                contracts.add(contract);
            }
            problems.addAll(reading.problems());
            from = to;
        }
        if (lines.isEmpty()) {
            problems.add(new Problem(1, 1, Wording.NOTHING.phrase(), Phrase.spelled("contract")));
        }
        return problems.isEmpty()
                ? new Parsing.Parsed<>(List.copyOf(contracts))
                : new Parsing.Refused<>(problems.stream()
                        .sorted(Problem.BY_PLACE)
                        .limit(MOST_PROBLEMS)
                        .toList());
    }

    /** The canonical text: what is left out has its default, every line ends with a line feed. */
    public static String print(Contract contract) {
        var lines = new ArrayList<String>();
        lines.add("contract " + name(contract.name()) + " in "
                + contract.currency().getCurrencyCode() + " on " + source(contract.source(), contract.currency()));
        if (contract.from() != null) {
            lines.add("from " + contract.from());
        }
        if (contract.until() != null) {
            lines.add("until " + contract.until());
        }
        if (contract.priority() != Contract.DEFAULT_PRIORITY) {
            lines.add("priority " + contract.priority());
        }
        for (Promise promise : contract.promises()) {
            lines.add(promise(promise));
        }
        for (Clause clause : contract.clauses()) {
            lines.add(ClauseText.print(clause, contract.currency()));
        }
        if (contract.closing() != null) {
            closing(contract, contract.closing(), lines);
        }
        if (contract.ends() != null) {
            lines.add("ends when " + ConditionText.print(contract.ends()));
        }
        return String.join("\n  ", lines) + "\n";
    }

    private static void closing(Contract contract, Closing closing, List<String> lines) {
        boolean section = !(contract.source() instanceof Source.Closing);
        if (section) {
            lines.add("at close on " + source(closing.on(), contract.currency()));
        }
        for (CloseClause clause : closing.clauses()) {
            lines.add((section ? "  " : "") + CloseClauseText.print(clause, contract.currency()));
        }
    }

    /** A name as texts spell it: in quotation marks if it needs them. */
    public static String name(String name) {
        return Tokens.isBare(name) && !TextLine.GRAMMAR.contains(name) ? name : quoted(name);
    }

    /** A condition as contracts spell it. */
    public static String print(Condition condition) {
        return ConditionText.print(condition);
    }

    private static String source(Source source, Currency currency) {
        return switch (source) {
            case Source.Payments(List<String> offers) -> "payments for " + names(offers);
            case Source.AllPayments() -> "payments for all offers";
            case Source.Receipts(String unit, List<String> contracts) ->
                "receipts of " + name(unit) + (contracts.isEmpty() ? "" : " from " + names(contracts));
            case Source.Usage(String service, String provider, Rate rate) ->
                "usage of " + name(service) + " by " + name(provider) + " at " + rate.format(currency);
            case Source.Result(String unit) -> "result of " + name(unit);
            case Source.Total total ->
                "total of " + total.kind().word() + " " + name(total.of())
                        + (total.payer() == null ? "" : " paid by " + name(total.payer()));
        };
    }

    private static String promise(Promise promise) {
        String words = "promise " + quoted(promise.sentence());
        Promise.Target target = promise.target();
        if (target == null) {
            return words;
        }
        return words + " measured by " + ConditionText.print(target.measure()) + " "
                + target.bound().words() + " " + target.threshold().format();
    }

    private static String names(List<String> names) {
        return names.stream().map(ContractText::name).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
