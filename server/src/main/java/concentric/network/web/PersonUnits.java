package concentric.network.web;

import concentric.platform.web.PartyLabel;
import java.util.List;

/** The units that a person belongs to, on the person's page. */
public record PersonUnits(List<Line> lines) {

    /** A unit, as what the person is in it, and since when. */
    public record Line(PartyLabel unit, String role, String since) {}
}
