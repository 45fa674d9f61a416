package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.platform.web.Amount;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** As hledger reads it: every account and commodity declared, so that it passes its strict checks too. */
final class HledgerText implements JournalFile.Language {

    @Override
    public String head(Map<String, List<Account>> accounts, LocalDate first) {
        var currencies = accounts.values().stream()
                .flatMap(List::stream)
                .map(Account::currency)
                .distinct()
                .map(HledgerText::commodity)
                .sorted()
                .collect(Collectors.joining());
        var names =
                accounts.keySet().stream().map(name -> "account " + name + "\n").collect(Collectors.joining());
        return "decimal-mark .\n" + currencies + "\n" + names + "\n";
    }

    /** The decimals of a currency; the mark stands even where there are none. */
    private static String commodity(Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return "commodity 1000." + "0".repeat(digits) + " " + currency.getCurrencyCode() + "\n";
    }

    @Override
    public String transaction(LocalDate day, String words, List<JournalFile.Line> lines) {
        // A semicolon begins a comment, a bar divides payee and note.
        var text = new StringBuilder(day + " * " + words.replaceAll("[;|]", ",") + "\n");
        for (var line : lines)
            text.append("    ")
                    .append(line.name())
                    .append("  ")
                    .append(amount(line))
                    .append('\n');
        return text.append('\n').toString();
    }

    @Override
    public String balances(LocalDate last, List<JournalFile.Line> lines) {
        var text = new StringBuilder(last + " * What every account has\n");
        for (var line : lines) {
            var currency = line.account().currency();
            text.append("    ").append(line.name()).append("  0 ").append(currency.getCurrencyCode());
            text.append(" = ").append(amount(line)).append('\n');
        }
        return text.toString();
    }

    private static String amount(JournalFile.Line line) {
        var amount = Amount.of(line.amount(), line.account().currency());
        return amount.amount() + " " + amount.currency();
    }
}
