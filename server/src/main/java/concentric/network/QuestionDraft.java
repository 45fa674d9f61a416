package concentric.network;

import static concentric.platform.TypedText.shortened;

import concentric.platform.Fault;
import concentric.platform.TypedText;
import java.util.ArrayList;
import java.util.List;

/**
 * A question as typed.
 *
 * @param about {@value Question.Entry#WORD} or {@value Question.Rule#WORD}
 * @param unit code of the unit that enters; of an entry
 * @param from its first day; empty: today
 * @param rule a word of {@link EntryRule}; of a rule
 * @param by code of the unit that asks; empty: the one that enters, or the custodian where no unit is in the community
 * @param text why, or the invitation; a paragraph, so lines that were broken are joined
 */
public record QuestionDraft(String about, String unit, String from, String rule, String by, String text) {

    private static final int LONGEST_TEXT = 4_000;

    public QuestionDraft {
        about = TypedText.clean(about);
        unit = TypedText.clean(unit);
        from = TypedText.clean(from);
        rule = TypedText.clean(rule);
        by = TypedText.clean(by);
        text = TypedText.clean(text.replaceAll("\\R+", " "));
    }

    /** Whether a unit is to enter. */
    boolean isEntry() {
        return about.equals(Question.Entry.WORD);
    }

    /** Everything that is wrong with it by itself. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (isEntry()) {
            if (!from.isEmpty() && MembershipText.day(from) == null) {
                faults.add(Fault.in("from", "malformed-date", shortened(from)));
            }
        } else if (EntryRule.of(rule).isEmpty()) {
            faults.add(Fault.in("rule", "unknown-entry-rule", shortened(rule)));
        }
        TypedText.faultOfRequired("text", text, LONGEST_TEXT).ifPresent(faults::add);
        return faults;
    }

    String input() {
        return String.join("\n", about, unit, from, rule, by, text);
    }
}
