package concentric.rehearsals;

import concentric.contracts.Drafts;
import concentric.contracts.Offers;
import concentric.contracts.Reading;
import concentric.engine.tally.Volumes;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Decimal;
import concentric.engine.terms.Figure;
import concentric.platform.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Scenarios as text: contracts, and lines {@code volume cake-stand 110 %} for offers of which more or less would be bought;
 * {@code volume all offers 90 %} for all that have no line of their own.
 */
@Component
public class ScenarioText {

    private static final Pattern VOLUME = Pattern.compile("\\s*volume\\s+(all offers|\\S+)\\s+(\\S+)\\s*%\\s*");
    private static final String ALL = "all offers";

    /** Most that is bought, in percent of what was. */
    private static final long MOST = 1_100;

    private final Drafts drafts;
    private final Offers offers;

    ScenarioText(Drafts drafts, Offers offers) {
        this.drafts = drafts;
        this.offers = offers;
    }

    /** What a text says. */
    public sealed interface Outcome {

        /** It is a scenario. */
        record Read(Scenario scenario) implements Outcome {}

        /** Everything that is wrong with it; the faults name the line. */
        record Refused(List<Fault> faults) implements Outcome {}
    }

    /** Reads a scenario; it changes something. */
    public Outcome read(String text) {
        var lines = new ArrayList<String>();
        var faults = new ArrayList<Fault>();
        var volumes = new LinkedHashMap<String, Integer>();
        for (var line : text.lines().toList()) {
            boolean isVolume = line.strip().startsWith("volume ");
            // An empty line in its place: whatever is wrong elsewhere is still at its own line.
            lines.add(isVolume ? "" : line);
            if (isVolume) volume(line, "line " + lines.size(), volumes, faults);
        }
        var contracts = contracts(String.join("\n", lines), !volumes.isEmpty() || !faults.isEmpty(), faults);
        return faults.isEmpty()
                ? new Outcome.Read(new Scenario(contracts, new Volumes(named(volumes))))
                : new Outcome.Refused(faults);
    }

    /** Contracts may be left out where volumes are named. */
    private List<Contract> contracts(String text, boolean mayBeNone, List<Fault> faults) {
        if (text.isBlank() && mayBeNone) return List.of();
        return switch (drafts.read(text)) {
            case Reading.Read(var contracts) -> contracts;
            case Reading.Refused(var wrong) -> {
                faults.addAll(wrong);
                yield List.of();
            }
        };
    }

    private void volume(String line, String where, Map<String, Integer> volumes, List<Fault> faults) {
        var matcher = VOLUME.matcher(line);
        if (!matcher.matches()) {
            faults.add(Fault.in(where, "scenario-volume", line.strip()));
            return;
        }
        var offer = matcher.group(1);
        if (!(Decimal.parse(matcher.group(2), 1) instanceof Figure.Exact<Long>(var perMille)) || perMille > MOST * 10) {
            faults.add(Fault.in(where, "scenario-percent", matcher.group(2), MOST));
        } else if (!offer.equals(ALL) && offers.find(offer).isEmpty()) {
            faults.add(Fault.in(where, "unknown-offer", offer));
        } else if (volumes.put(offer, Math.toIntExact(perMille)) != null) {
            faults.add(Fault.in(where, "scenario-volume-twice", offer));
        }
    }

    private Map<String, Integer> named(Map<String, Integer> volumes) {
        var all = volumes.get(ALL);
        if (all == null) return volumes;
        var named = offers.byId().values().stream()
                .collect(Collectors.toMap(offer -> offer.code(), offer -> volumes.getOrDefault(offer.code(), all)));
        return Map.copyOf(named);
    }
}
