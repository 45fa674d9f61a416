package concentric.home;

import concentric.platform.Fault;
import concentric.platform.TypedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The least that a unit needs to see its first statement, as typed.
 *
 * @param team how the unit is called; its code too
 * @param offer what customers pay for; a code
 * @param shape how payments are shared: a word of {@link Shape}
 * @param partner who gets a part besides; empty where nobody does
 * @param part the part: a percentage, or an amount for each payment
 */
public record FirstTeam(String team, String offer, String shape, String partner, String part) {

    private static final Pattern FIGURE = Pattern.compile("\\d{1,7}(\\.\\d{1,4})?");
    private static final int SHOWN = 50;

    public FirstTeam {
        team = TypedText.clean(team);
        offer = TypedText.clean(offer);
        shape = TypedText.clean(shape);
        partner = TypedText.clean(partner);
        part = TypedText.clean(part).replace(',', '.');
    }

    /** How payments are shared. */
    public enum Shape {
        /** All of it is the team's. */
        ALONE,
        /** The partner gets a percentage, the team the rest. */
        PERCENT,
        /** The partner gets an amount for each payment, the team the rest. */
        AMOUNT;

        /** As forms spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Shape> of(String word) {
            return Arrays.stream(values())
                    .filter(shape -> shape.word().equals(word))
                    .findAny();
        }
    }

    /** What is wrong with it besides its names. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (offer.isEmpty()) faults.add(Fault.in("offer", "missing"));
        var known = Shape.of(shape);
        if (known.isEmpty()) faults.add(Fault.in("shape", "missing"));
        if (known.isEmpty() || known.get() == Shape.ALONE) return faults;
        if (partner.isEmpty()) faults.add(Fault.in("partner", "missing"));
        if (part.isEmpty()) faults.add(Fault.in("part", "missing"));
        else if (!FIGURE.matcher(part).matches()) faults.add(Fault.in("part", "not-a-part", shortened(part)));
        return faults;
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }

    /** Whether somebody besides the team gets a part. */
    boolean isShared() {
        return Shape.of(shape).filter(known -> known != Shape.ALONE).isPresent();
    }

    /** The contract in its text form. */
    String contract(String currency) {
        var clause = switch (Shape.of(shape).orElseThrow()) {
            case ALONE -> "";
            case PERCENT -> "  pay %s %s %% of gross\n".formatted(quoted(partner), part);
            case AMOUNT -> "  pay %s %s per payment\n".formatted(quoted(partner), part);
        };
        return "contract %s in %s on payments for %s\n%s  share rest: %s\n"
                .formatted(quoted(offer), currency, quoted(offer), clause, quoted(team));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
