package concentric.map.web;

import concentric.platform.web.Figure;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture, and beside it what is chosen in it.
 *
 * @param frame which map
 * @param canvas what the picture is, for those who can't see it
 * @param data address of what the picture is drawn from
 * @param svg address of the picture as a file
 * @param centre what stands in the centre
 * @param titles what stands along the rings
 * @param question day and money as they stand in the address, for the form
 * @param kinds the legend
 * @param belowZero whether any unit keeps less than nothing
 * @param panel what is chosen; null if that is a community
 * @param community the one that is chosen; null if none is
 */
public record MapPage(
        MapFrame frame,
        String canvas,
        String data,
        String svg,
        Centre centre,
        Titles titles,
        List<Hidden> question,
        List<Kind> kinds,
        boolean belowZero,
        @Nullable Panel panel,
        @Nullable Gathered community) {

    /** A field of the form that is not shown. */
    public record Hidden(String name, String value) {}

    /**
     * The customers.
     *
     * @param figure how many were served; null if that is not known
     * @param label what the figure is
     * @param paid what they paid
     */
    public record Centre(String title, @Nullable String figure, String label, String paid) {}

    /** The names of the rings, with how many stand in them where those are too many to see. */
    public record Titles(String userFacing, String node, String leadership) {}

    /**
     * A community that is chosen in the picture.
     *
     * @param scenario what its user wants to get done
     * @param href its page
     * @param units that were in it on the day
     */
    public record Gathered(String about, String name, String scenario, String href, List<Part> units) {}

    /** A unit in a community. */
    public record Part(PartyLabel unit, String about) {}

    /** An entry of the legend. */
    public record Kind(PartyKind kind, String label, String count) {}

    /**
     * What is chosen in the picture: a unit, or nothing and so the whole network.
     *
     * @param about kind and field
     * @param href the unit's page; where nothing is there yet, the one next step
     * @param customersTitle what these facts are about
     * @param customers facts about customers and members
     * @param moneyTitle says of which days
     * @param partners with whom it has contracts in force, strongest first
     * @param left says how many are not listed; null if all are
     * @param hint how to choose; null if a unit is chosen
     */
    public record Panel(
            String about,
            String name,
            @Nullable String purpose,
            @Nullable String href,
            @Nullable String statement,
            String customersTitle,
            List<Fact> customers,
            String moneyTitle,
            List<Fact> money,
            List<Partner> partners,
            @Nullable String left,
            @Nullable String hint) {}

    /** A figure with its name. */
    public record Fact(String label, Figure figure) {}

    /** Somebody with whom there are contracts, and what came from there in the period. */
    public record Partner(PartyLabel party, String code, Figure received) {}
}
