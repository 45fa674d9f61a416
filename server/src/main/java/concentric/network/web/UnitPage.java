package concentric.network.web;

import concentric.platform.web.Figure;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit: what it is for, who is in it, what it offers and by what contracts it lives.
 *
 * @param purpose the one sentence; null while there is none
 * @param what kind, field and code in a line
 * @param statementHref null where there is no money yet
 */
public record UnitPage(
        @Nullable String purpose,
        String what,
        boolean invented,
        List<Contract> contracts,
        List<Offer> offers,
        List<Member> members,
        List<Money> money,
        @Nullable String moneySaid,
        @Nullable String statementHref) {

    public record Contract(String name, String href, String role, PartyLabel with, State state) {}

    public record Offer(String name, String code, @Nullable String contract, @Nullable String contractHref) {}

    public record Member(String name, String role, String since, boolean invented) {}

    /** A figure of the unit in the period that {@code moneySaid} names. */
    public record Money(String label, Figure amount) {}
}
