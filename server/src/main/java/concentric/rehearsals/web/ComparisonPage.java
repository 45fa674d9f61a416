package concentric.rehearsals.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import concentric.platform.web.PartyLabel;
import concentric.rehearsals.web.RehearsalPage.Consequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What if: up to three scenarios beside what happened.
 *
 * @param scenarios as typed, and what came of each
 * @param contracts whose texts may be begun with
 * @param problem why there is no link; null: there is, or nothing to compare
 * @param lead which months were settled again; empty while nothing is compared
 * @param amounts what the amounts are
 * @param rows the parties, whoever is moved most first
 * @param link the address of all of it; null while nothing is compared
 */
public record ComparisonPage(
        List<Scenario> scenarios,
        List<Choice> contracts,
        @Nullable String problem,
        String lead,
        String amounts,
        List<Row> rows,
        @Nullable String link) {

    /**
     * A scenario.
     *
     * @param field its name in the form
     * @param title what it is called
     * @param text as typed, and what is wrong with it
     * @param contracts the same without its volumes; empty: it has no contract that could be drafted
     * @param consequences the result in sentences; empty while there is none
     */
    public record Scenario(String field, String title, Entry text, String contracts, List<Consequence> consequences) {

        /** Whether something came of it. */
        public boolean isCompared() {
            return !consequences.isEmpty();
        }
    }

    /**
     * A party, or several together.
     *
     * @param party null: several
     * @param fact what it kept
     * @param cells one for each scenario that something came of
     */
    public record Row(@Nullable PartyLabel party, String name, String fact, List<Cell> cells) {}

    /**
     * What a party would have kept.
     *
     * @param tone {@code ok} where it gains, {@code stop} where it loses, else empty
     * @param bar how long the bar of the difference is, of the longest of the table: -{@value #LONGEST} to {@value #LONGEST}
     */
    public record Cell(String after, String difference, String tone, long bar) {

        /** The longest bar of the table. */
        public static final int LONGEST = 1_000;
    }
}
