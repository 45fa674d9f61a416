package concentric.contracts.web;

import concentric.engine.terms.Contract;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contract on the desk: its text and its cards, as either was changed last.
 *
 * @param text as it is now; the truth
 * @param sheet the cards; null where the text can't be read or holds what no cards can show
 * @param good the last text that could be read
 * @param fresh whether nothing has been written yet, so that nothing is missing yet
 * @param bothChanged whether cards were changed too, in vain
 */
record Written(String text, @Nullable Sheet sheet, String good, boolean fresh, boolean bothChanged) {

    /** What a form sent: the text, if it is not as it was shown; else the cards. */
    static Written of(SheetForm form) {
        if (form.field("do").equals("back")) return ofText(form.text("good"), "");
        var text = form.text("text");
        var shown = form.text("shown");
        if (form.hasSheet() && text.equals(shown)) return ofSheet(form.sheet(), form.text("good"));
        boolean bothChanged =
                form.hasSheet() && !canonical(SheetText.of(form.sheet()).text()).equals(canonical(shown));
        var written = ofText(text, form.text("good"));
        return new Written(written.text, written.sheet, written.good, false, bothChanged);
    }

    /** A text that somebody wrote; it stays as it is, with its comments. */
    static Written ofText(String text, String good) {
        var only = only(text);
        return new Written(
                text,
                only.filter(Sheet::fits).map(Sheet::of).orElse(null),
                only.isPresent() ? text : good,
                false,
                false);
    }

    /** Cards that somebody filled in; what can be read is written canonically. */
    static Written ofSheet(Sheet sheet, String good) {
        var typed = SheetText.of(sheet).text();
        var read = only(typed);
        var text = read.map(ContractText::print).orElse(typed);
        return new Written(text, sheet, read.isPresent() ? text : good, false, false);
    }

    /** Cards as a new contract begins with them. */
    static Written beginning(Sheet sheet) {
        var written = ofSheet(sheet, "");
        return new Written(written.text, sheet, written.good, true, false);
    }

    /** The contract that the text holds, if that is one. */
    Optional<Contract> contract() {
        return only(text);
    }

    /** How many contracts the text holds; zero if it can't be read. */
    int contracts() {
        return ContractText.parseAll(text) instanceof Parsing.Parsed<List<Contract>>(var all) ? all.size() : 0;
    }

    private static Optional<Contract> only(String text) {
        return ContractText.parse(text) instanceof Parsing.Parsed<Contract>(var contract)
                ? Optional.of(contract)
                : Optional.empty();
    }

    private static String canonical(String text) {
        return only(text).map(ContractText::print).orElse(text);
    }
}
