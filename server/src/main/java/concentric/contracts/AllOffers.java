package concentric.contracts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every offer and service there is, in memory.
 *
 * @param byUnit those that are, were or will be of each unit, by code
 */
record AllOffers(Map<Long, Offer> byId, Map<String, Offer> byCode, Map<Long, List<Offer>> byUnit) {

    /** @param offers in the database's order of codes */
    static AllOffers of(List<Offer> offers) {
        return new AllOffers(
                offers.stream().collect(Collectors.toUnmodifiableMap(Offer::id, Function.identity())),
                offers.stream().collect(Collectors.toUnmodifiableMap(Offer::code, Function.identity())),
                byUnit(offers));
    }

    private static Map<Long, List<Offer>> byUnit(List<Offer> offers) {
        var byUnit = new HashMap<Long, List<Offer>>();
        for (var offer : offers) {
            offer.owners().stream()
                    .map(Owner::unitId)
                    .distinct()
                    .forEach(unit -> byUnit.computeIfAbsent(unit, none -> new ArrayList<>())
                            .add(offer));
        }
        return byUnit;
    }

    /** Those of some keys that there are. */
    <K> Map<K, Offer> of(Collection<K> keys, Map<K, Offer> known) {
        var found = new HashMap<K, Offer>();
        for (var key : keys) {
            var offer = known.get(key);
            if (offer != null) found.put(key, offer);
        }
        return found;
    }
}
