package concentric.engine.terms;

import java.util.Locale;

/**
 * The things that messages speak of. Each has a code, by which a program says it in its reader's language, and is spelled
 * here in English; <code>{0}</code>, <code>{1}</code> … stand for the arguments of its {@link Phrase}.
 */
public enum Wording {
    /** Something that is said in no language but this one. */
    AS_IT_IS("{0}"),
    /** Words of a contract, as they stand there or should stand there. */
    SPELLED("“{0}”"),
    /** One of several words of a contract: between each two of them. */
    OR("{0} or {1}"),
    END_OF_LINE("the end of the line"),
    NOTHING("nothing"),

    CONTRACT_NAME("the contract’s name"),
    A_CONTRACT("a contract’s name"),
    AN_OFFER("“all offers” or an offer’s name"),
    OFFER_NAME("an offer’s name"),
    A_UNIT("a unit"),
    A_PARTY("a unit, a fund or “@unit”"),
    A_PARTY_AT_A_CLOSE("a unit, a fund or a person"),
    A_FUND("a fund"),
    A_SERVICE("a service"),
    A_MEASURE("a measure"),
    A_PROMISE("a promise in quotation marks"),
    A_CURRENCY("a currency such as EUR"),
    A_DATE("a date such as 2026-01-31"),
    A_PERCENTAGE("a percentage"),
    AMOUNT_OR_PERCENTAGE("an amount or a percentage"),
    AMOUNT_PER_UNIT("an amount per unit"),
    AN_AMOUNT("an amount in the contract’s currency"),
    A_THRESHOLD("a threshold"),
    A_NUMBER("a number"),
    NUMBER_OR_PERCENTAGE("a number or a percentage"),
    A_PRIORITY("a priority from {0} to {1}"),
    A_WEIGHT("a weight from {0} to {1}"),
    COMMA_OR_END("a comma or the end of the line"),
    ONCE("“{0}” only once in a contract"),
    CLOSING_QUOTE("a closing quotation mark on the same line"),
    ESCAPED("\\\" or \\\\ after a backslash in quotation marks"),
    NO_CONTROL_CHARACTER("no control character"),

    GRAMMAR_WORD("“{0}”, a word of the grammar, which stands in quotation marks if it is a name"),
    NO_DAY("“{0}”, which is no day of the calendar"),
    NO_CURRENCY("“{0}”, which is not a currency of ISO 4217"),
    NEGATIVE("“{0}”, which is negative and must be zero or more"),
    NO_NUMBER("“{0}”, which is not a number written in digits, with a point before the decimals"),
    NOT_WHOLE("“{0}”, which has decimals and must be a whole number"),
    TOO_MANY_DECIMALS("“{0}”, which has {1} decimals and may have at most {2}"),
    TOO_LARGE("“{0}”, which is too large, at most {1}"),
    COSTS_TOO_MUCH("usage of “{0}”, {1} × {2}, which is more than {3}"),
    EMPTY_NAME("an empty name"),
    TOO_LONG("“{0}”, which has {1} characters, at most {2} are allowed"),
    CONTROL_CHARACTER("“{0}” with a control character in it"),
    SPACE_AT_END("“{0}”, which begins or ends with a space"),

    ONE_CONTRACT("one contract"),
    CONTRACTS("{0} contracts"),
    CHARACTERS("{0} characters"),
    AT_MOST_CHARACTERS("at most {0} characters"),
    CLAUSES("{0} clauses"),
    AT_MOST_CLAUSES("at most {0} clauses"),
    PARTIES("{0} parties"),
    AT_MOST_PARTIES("at most {0} parties"),
    FROM_UNTIL("“from {0}”, “until {1}”"),
    FROM_BEFORE_UNTIL("a “from” before the “until”"),
    TWICE("“{0}” twice"),
    EACH_OFFER_ONCE("each offer once"),
    EACH_CONTRACT_ONCE("each contract once"),
    EACH_PARTY_ONCE("each party once"),
    NO_CLAUSE("no clause"),
    A_CLAUSE_THAT_LEAVES_A_REST("a clause that leaves a rest"),
    SHARE_REST_LAST("“share rest” at the end of a contract on payments"),
    A_CLAUSE_AFTER("a clause after it"),
    NOTHING_AFTER_SHARE_REST("nothing after “share rest”"),
    A_NAME_NOT_THE_OWNER("a name: “@unit” is for contracts on payments"),
    PAYS_ITSELF("“{0} → {0}”, a cycle"),
    ANOTHER_PARTY("another party: what is not taken stays with “{0}”"),
    GROSS_AT_MOST_ALL("percents of gross that add up to at most 100 %"),
    REST_AT_MOST_ALL("at most 100 % of rest"),
    PERCENT_AT_MOST_ALL("at most 100 %"),
    AT_RISK_AT_MOST_ALL("at most 100 % of “{0}” at risk in all"),
    WEIGHTS_OF_ALL("weights of targets that add up to exactly 100 %"),
    TARGET_OF_ZERO("a target of zero for “{0}”"),
    A_TARGET("a target above zero"),
    FLOOR_BELOW_ALL("a floor below 100 %"),
    CAP_FROM_ALL("a cap of at least 100 %"),
    MORE_THAN("“{0}” more than {1}"),
    ONLY_ON_RESULT("“{0}” only “at close on result of” a unit"),
    ONLY_AT_CLOSE("“{0}” only after “at close on”"),
    ONLY_WITH_EXCESS(
            "“to”; “over” belongs to “excess of”, because a bonus that begins at an amount would have a cliff there"),
    BANDS_AND_ABOVE("“up to” or “above”; one rate for everything has a cliff and can’t be written"),
    ONE_CLOSING("only one “at close on” in a contract, and none in a contract on a result or a total"),
    TOTAL_WITHOUT_PAYER("a total of contract “{0}”, which has no payer of its own"),
    STAKE_OF_LIVE("a stake only in a contract on payments, receipts or usage: it scales what is earned live");

    private final String english;

    Wording(String english) {
        this.english = english;
    }

    /** Stable, as {@code end-of-line}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In English, as a message format. */
    public String english() {
        return english;
    }

    /** The phrase with these arguments. */
    public Phrase phrase(Object... args) {
        return Phrase.of(this, args);
    }
}
