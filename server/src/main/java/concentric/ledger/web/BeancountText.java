package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.platform.web.Amount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** As Beancount reads it. */
final class BeancountText implements JournalFile.Language {

    @Override
    public String head(Map<String, List<Account>> accounts, LocalDate first) {
        var text = new StringBuilder();
        accounts.values().stream()
                .flatMap(List::stream)
                .map(account -> account.currency().getCurrencyCode())
                .distinct()
                .sorted()
                .forEach(currency -> text.append("option \"operating_currency\" \"")
                        .append(currency)
                        .append("\"\n"));
        text.append('\n');
        accounts.forEach((name, its) -> text.append(first)
                .append(" open ")
                .append(name)
                .append(' ')
                .append(its.stream()
                        .map(account -> account.currency().getCurrencyCode())
                        .collect(Collectors.joining(",")))
                .append('\n'));
        return text.append('\n').toString();
    }

    @Override
    public String transaction(LocalDate day, String words, List<JournalFile.Line> lines) {
        var text = new StringBuilder(day + " * \"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n");
        for (var line : lines)
            text.append("  ")
                    .append(line.name())
                    .append("  ")
                    .append(amount(line))
                    .append('\n');
        return text.append('\n').toString();
    }

    /** Beancount asks what there is when a day begins. */
    @Override
    public String balances(LocalDate last, List<JournalFile.Line> lines) {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(last.plusDays(1))
                    .append(" balance ")
                    .append(line.name())
                    .append("  ");
            text.append(amount(line)).append('\n');
        }
        return text.toString();
    }

    private static String amount(JournalFile.Line line) {
        var amount = Amount.of(line.amount(), line.account().currency());
        return amount.amount() + " " + amount.currency();
    }
}
