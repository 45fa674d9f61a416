package concentric.map.web;

import concentric.map.Maps;
import concentric.map.NetworkMap;
import concentric.map.Ring;
import concentric.map.Standing;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Listing;
import concentric.platform.web.Visit;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The map as a tree: customers, rings, fields, units. What is open stands in the address. */
@Controller
class MapTreePages {

    private final Maps maps;
    private final AskedMoments moments;
    private final Frames frames;

    MapTreePages(Maps maps, AskedMoments moments, Frames frames) {
        this.maps = maps;
        this.moments = moments;
        this.frames = frames;
    }

    /** The one branch that is open (without a field: that of the units of none), and which page of it. */
    private record Open(String ring, String field, long page) {

        boolean is(Ring other, String otherField) {
            return ring.equals(other.word()) && otherField.equals(field);
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(Question.TREE)
    View tree(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String always,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String asof,
            @RequestParam(defaultValue = "") String ring,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var question = new Question(day, from, to, always, currency, asof);
        var map = maps.survey(question.asked(moments));
        var words = new Words(map, visit);
        var open = new Open(ring, field, page);
        var rings = Arrays.stream(Ring.values())
                .map(each -> branch(each, map, question, open, words, visit))
                .toList();
        var frame = frames.of(Question.TREE, map, question, words, visit, actor);
        return visit.page(
                "map/tree",
                visit.t("map.title"),
                MapPages.crumbs(visit),
                new MapTree(
                        frame,
                        words.centre(),
                        rings,
                        visit.t("map.communities", map.communities().size()),
                        MapListPages.onRim(map, "", question, words, visit)));
    }

    private static MapTree.Branch branch(
            Ring ring, NetworkMap map, Question question, Open open, Words words, Visit visit) {
        var byField = new TreeMap<String, List<Standing>>(Comparator.<String, Boolean>comparing(String::isEmpty)
                .thenComparing(Collator.getInstance(visit.locale()))
                .thenComparing(Comparator.naturalOrder()));
        map.units().stream()
                .filter(unit -> unit.ring() == ring)
                .forEach(unit -> byField.computeIfAbsent(unit.unit().field(), field -> new ArrayList<>())
                        .add(unit));
        // What fits on a page needs no opening.
        boolean all = map.units().size() <= Listing.ROWS;
        var twigs = byField.entrySet().stream()
                .map(entry -> all || open.is(ring, entry.getKey())
                        ? opened(ring, entry, all, question, open, words, visit)
                        : closed(ring, entry, question, words, visit))
                .toList();
        long units = byField.values().stream().mapToLong(List::size).sum();
        return new MapTree.Branch(words.ring(ring), visit.t("map.units", units), twigs);
    }

    private static MapTree.Twig closed(
            Ring ring, Map.Entry<String, List<Standing>> field, Question question, Words words, Visit visit) {
        var filters = filters(ring, field.getKey(), question);
        return new MapTree.Twig(
                words.field(field.getKey()),
                visit.t("map.units", field.getValue().size()),
                Question.address(Question.TREE, filters),
                null,
                null);
    }

    private static MapTree.Twig opened(
            Ring ring,
            Map.Entry<String, List<Standing>> field,
            boolean all,
            Question question,
            Open open,
            Words words,
            Visit visit) {
        var listing = new Listing(Question.TREE, filters(ring, field.getKey(), question), all ? 1 : open.page());
        var leaves = field.getValue().stream()
                .sorted(Comparator.comparing(
                                (Standing unit) -> unit.unit().name(), Collator.getInstance(visit.locale()))
                        .thenComparing(unit -> unit.unit().code()))
                .skip(listing.offset())
                .limit(Listing.ROWS)
                .map(unit -> new MapTree.Leaf(
                        words.label(unit), visit.t("map.members", unit.members()), words.figure(unit.kept(), unit)))
                .toList();
        return new MapTree.Twig(
                words.field(field.getKey()),
                visit.t("map.units", field.getValue().size()),
                all ? null : question.address(Question.TREE),
                leaves,
                all ? null : listing.pagination(field.getValue().size(), visit, null));
    }

    private static Map<String, String> filters(Ring ring, String field, Question question) {
        var filters = new LinkedHashMap<String, String>();
        filters.put("ring", ring.word());
        filters.put("field", field);
        filters.putAll(question.filters());
        return filters;
    }
}
