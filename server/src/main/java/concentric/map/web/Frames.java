package concentric.map.web;

import concentric.ledger.Ledger;
import concentric.map.Maps;
import concentric.map.NetworkMap;
import concentric.map.Ring;
import concentric.map.Sector;
import concentric.map.web.MapFrame.Link;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Days;
import concentric.platform.web.Visit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes what stands around the picture, the table and the tree. */
@Component
class Frames {

    private static final int MONTHS = 36;

    private final Maps maps;
    private final AskedMoments moments;
    private final Ledger ledger;
    private final Organisations organisations;

    Frames(Maps maps, AskedMoments moments, Ledger ledger, Organisations organisations) {
        this.maps = maps;
        this.moments = moments;
        this.ledger = ledger;
        this.organisations = organisations;
    }

    /**
     * The frame.
     *
     * @param path of the view it stands around
     */
    MapFrame of(String path, NetworkMap map, Question question, Words words, Visit visit, Actor actor) {
        var scope = map.scope();
        var views = List.of(
                view("map.view.picture", Question.MAP, path, question, visit),
                view("map.view.table", Question.TABLE, path, question, visit),
                view("map.view.tree", Question.TREE, path, question, visit));
        var first = map.first().isAfter(scope.day()) ? scope.day() : map.first();
        return new MapFrame(
                lead(map, visit),
                views,
                scope.day().toString(),
                first.toString(),
                maps.today().toString(),
                words.period(),
                periods(path, question, words, visit),
                currencies(path, map, question),
                notes(map, words, visit),
                organisations.current().demo(),
                moments.shown(moments.read(question.asof()), question.asOfNow().address(path), visit),
                actor.custodian() ? "/network/new-unit" : null);
    }

    private static Link view(String label, String path, String current, Question question, Visit visit) {
        return new Link(visit.t(label), question.address(path), path.equals(current));
    }

    private static String lead(NetworkMap map, Visit visit) {
        long partners = Arrays.stream(Ring.values())
                .mapToLong(ring -> map.count(ring, true))
                .sum();
        return visit.t(
                "map.lead",
                map.units().size() - partners,
                partners,
                map.people(),
                map.communities().size());
    }

    /** The money shown if none is asked for, all of time, and the latest months. */
    private List<Link> periods(String path, Question question, Words words, Visit visit) {
        var links = new ArrayList<Link>();
        var usual = question.withUsualMoney();
        links.add(new Link(visit.t("map.period.usual"), usual.address(path), usual.equals(question)));
        var always = question.with(new Days(null, null));
        links.add(new Link(visit.t("period.always"), always.address(path), always.equals(question)));
        ledger.days().ifPresent(days -> {
            if (days.from() == null || days.to() == null) return;
            var month = YearMonth.from(days.to());
            for (int i = 0; i < MONTHS && !month.isBefore(YearMonth.from(days.from())); i++) {
                var each = Days.of(month);
                var other = question.with(each);
                links.add(new Link(words.period(each), other.address(path), other.equals(question)));
                month = month.minusMonths(1);
            }
        });
        return links;
    }

    private static List<Link> currencies(String path, NetworkMap map, Question question) {
        var known = map.scope().currencies();
        if (known.size() < 2) return List.of();
        return known.stream()
                .map(Currency::getCurrencyCode)
                .map(code -> new Link(
                        code,
                        question.in(code).address(path),
                        code.equals(map.scope().currency().getCurrencyCode())))
                .toList();
    }

    private static List<String> notes(NetworkMap map, Words words, Visit visit) {
        var notes = new ArrayList<String>();
        if (map.later() > 0) notes.add(visit.t("map.note.later", map.later()));
        if (map.otherwise() > 0) notes.add(visit.t("map.note.otherwise", words.text(map.otherwise())));
        var others = map.scope().currencies().stream()
                .filter(currency -> !currency.equals(map.scope().currency()))
                .map(Currency::getCurrencyCode)
                .toList();
        if (!others.isEmpty()) notes.add(visit.t("map.note.currencies", String.join(", ", others)));
        boolean gathered = map.layout().bands().stream()
                .filter(band -> band.ring() != Ring.LEADERSHIP)
                .flatMap(band -> band.sectors().stream())
                .anyMatch(Sector::gathered);
        if (gathered) notes.add(visit.t("map.note.gathered"));
        return notes;
    }
}
