package concentric.map.web;

import concentric.map.Asked;
import concentric.platform.Fault;
import concentric.platform.Moment;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Days;
import concentric.platform.web.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which map an address asks for, as it stands there; whatever is empty is chosen for the reader.
 *
 * @param day on which units and contracts are looked at
 * @param from first day of the money
 * @param to last day of the money
 * @param always {@code true}: all money of all time
 * @param currency ISO 4217
 * @param asof the moment as of which it is looked at: a batch, or a day as in {@code day}; empty: as of now
 */
record Question(String day, String from, String to, String always, String currency, String asof) {

    static final String MAP = "/map";
    static final String TABLE = "/map/table";
    static final String TREE = "/map/tree";
    static final String API = "/api/map";

    /** The same for another day; the money follows the day again. */
    Question with(LocalDate other) {
        return new Question(other.toString(), "", "", "", currency, asof);
    }

    /** The same with other money. */
    Question with(Days days) {
        boolean isAlways = days.from() == null && days.to() == null;
        return new Question(day, days.fromText(), days.toText(), isAlways ? "true" : "", currency, asof);
    }

    /** The same with the money that is shown if none is asked for. */
    Question withUsualMoney() {
        return new Question(day, "", "", "", currency, asof);
    }

    /** The same in another currency. */
    Question in(String other) {
        return new Question(day, from, to, always, other, asof);
    }

    /** The same as of now. */
    Question asOfNow() {
        return new Question(day, from, to, always, currency, "");
    }

    /**
     * What is asked.
     *
     * @throws Problem if something is not a day or no batch, or the days are turned around
     */
    Asked asked(AskedMoments moments) {
        var asOf = moments.read(asof);
        var on = asOf instanceof Moment.Day(var then) && day.isEmpty()
                ? then
                : Days.of("", named("day", day)).to();
        var days = Days.of(from, to);
        boolean isAlways = always.equals("true");
        if (!always.isEmpty() && !isAlways) throw Problem.refused(Fault.in("always", "only-true", always));
        return isAlways
                ? new Asked(on, null, null, true, currency, asOf)
                : new Asked(on, days.from(), days.to(), false, currency, asOf);
    }

    /** A day that can't be read is told by the name that it has in the address. */
    private static String named(String field, String text) {
        try {
            Days.of("", text);
            return text;
        } catch (Problem e) {
            throw Problem.refused(e.faults().stream()
                    .map(fault -> Fault.in(field, fault.code(), fault.args().toArray()))
                    .toList());
        }
    }

    /** The filters of a list that shows the same map, in the order of its form. */
    Map<String, String> filters() {
        var filters = new LinkedHashMap<String, String>();
        filters.put("day", day);
        filters.put("from", from);
        filters.put("to", to);
        filters.put("always", always);
        filters.put("currency", currency);
        filters.put(AskedMoments.ASOF, asof);
        return filters;
    }

    /** The address of another view of the same map. */
    String address(String path) {
        return address(path, filters());
    }

    /** The address of another view of the same map, with something more. */
    String address(String path, String name, String value) {
        var all = filters();
        all.put(name, value);
        return address(path, all);
    }

    /** The address of a view as filtered; empty filters are left out. */
    static String address(String path, Map<String, String> filters) {
        var query = filters.entrySet().stream()
                .filter(filter -> !filter.getValue().isEmpty())
                .map(filter -> filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
