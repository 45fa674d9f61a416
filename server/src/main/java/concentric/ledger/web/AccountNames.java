package concentric.ledger.web;

import concentric.ledger.Account;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Accounts as programs for plain text accounting name them, by one rule for all of them: what parties have are assets, what
 * customers paid is income. A party’s name is its code with a capital first, and a hyphen for whatever else than letters
 * and digits. Where two would be called the same, the party that came later bears its number too.
 */
final class AccountNames {

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private AccountNames() {}

    /**
     * The name of each account.
     *
     * @param codes of the parties
     */
    static Map<Account, String> of(Collection<Account> accounts, Map<Account, String> codes) {
        var names = new HashMap<Account, String>();
        var taken = new HashMap<String, Object>();
        accounts.stream()
                .sorted(Comparator.comparing(Account::party, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(account -> {
                    var name = name(account, codes);
                    var whose = Objects.requireNonNullElse(account.party(), account.kind());
                    while (!taken.computeIfAbsent(name, free -> whose).equals(whose)) name += "-" + account.party();
                    names.put(account, name);
                });
        return names;
    }

    private static String name(Account account, Map<Account, String> codes) {
        return switch (account.kind()) {
            case CLEARING -> "Income:Customers";
            case TAX -> "Assets:Tax";
            case OPENING -> "Equity:Opening";
            case PAYOUT -> "Equity:Payouts";
            case HANDOVER -> "Equity:Handovers";
            case UNIT -> "Assets:Units:" + component(codes, account);
            case FUND -> "Assets:Funds:" + component(codes, account);
            case PERSON -> "Assets:Persons:" + component(codes, account);
        };
    }

    private static String component(Map<Account, String> codes, Account account) {
        var code = Normalizer.normalize(Objects.requireNonNull(codes.get(account)), Normalizer.Form.NFC);
        var name = OTHER.matcher(code).replaceAll("-");
        int first = Character.toUpperCase(name.codePointAt(0));
        // Letters of some scripts are neither small nor capital.
        var capital = Character.isUpperCase(first) || Character.isDigit(first) ? "" : "X-";
        return capital + Character.toString(first) + name.substring(name.offsetByCodePoints(0, 1));
    }
}
