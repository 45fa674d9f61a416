package concentric.home;

import concentric.contracts.Template;
import concentric.engine.terms.Clause.ShareRest;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.Share;
import concentric.engine.terms.Source;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The least that a unit needs to see its first statement, as typed.
 *
 * @param team how the unit is called; its code too
 * @param offer what customers pay for; a code
 * @param shape how payments are shared: the code of a {@linkplain Template#isSimple simple} template, or {@link #ALONE}
 * @param partner who gets a part besides; empty where nobody does
 * @param part the part: a percentage, or an amount
 */
public record FirstTeam(String team, String offer, String shape, String partner, String part) {

    /** All of it is the team's. */
    public static final String ALONE = "alone";

    private static final Pattern FIGURE = Pattern.compile("\\d{1,7}(\\.\\d{1,4})?");
    private static final int SHOWN = 50;

    public FirstTeam {
        team = TypedText.clean(team);
        offer = TypedText.clean(offer);
        shape = TypedText.clean(shape);
        partner = TypedText.clean(partner);
        part = TypedText.clean(part).replace(',', '.');
    }

    /** What is wrong with it besides its names; the template is the one of its shape. */
    List<Fault> faults(Optional<Template> template) {
        var faults = new ArrayList<Fault>();
        if (offer.isEmpty()) faults.add(Fault.in("offer", "missing"));
        if (template.isEmpty()) {
            if (!shape.equals(ALONE)) faults.add(Fault.in("shape", "missing"));
            return faults;
        }
        if (partner.isEmpty()) faults.add(Fault.in("partner", "missing"));
        if (part.isEmpty()) faults.add(Fault.in("part", "missing"));
        else if (!FIGURE.matcher(part).matches()) faults.add(Fault.in("part", "not-a-part", shortened(part)));
        return faults;
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }

    /** The contract, named after the offer. */
    Contract contract(Optional<Template> template, Currency currency) {
        return template.map(shaped -> shaped.between(offer, currency, offer, partner, new BigDecimal(part)))
                .orElseGet(() -> new Contract(
                        offer,
                        currency,
                        new Source.Payments(List.of(offer)),
                        null,
                        null,
                        Contract.DEFAULT_PRIORITY,
                        List.of(),
                        List.of(new ShareRest(List.of(new Share(new Party.Owner(), 1))))));
    }
}
