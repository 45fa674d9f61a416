package concentric.payments.web;

import concentric.platform.Currencies;
import concentric.platform.web.Choice;
import java.util.List;

/** The currencies to choose from. */
final class CurrencyChoices {

    private CurrencyChoices() {}

    static List<Choice> of(String chosen) {
        return Currencies.codes().stream()
                .map(code -> new Choice(code, code, code.equals(chosen)))
                .toList();
    }
}
