package concentric.map.web;

import concentric.map.CommunityStanding;
import concentric.map.Maps;
import concentric.map.NetworkMap;
import concentric.map.Ring;
import concentric.map.Standing;
import concentric.network.UnitKind;
import concentric.platform.Actor;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Choice;
import concentric.platform.web.ListFile;
import concentric.platform.web.ListWriter;
import concentric.platform.web.Listing;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The map as a table: what the picture shows, for whoever can't see it, runs no scripts, or wants to count. */
@Controller
class MapListPages {

    private final Maps maps;
    private final AskedMoments moments;
    private final Frames frames;

    MapListPages(Maps maps, AskedMoments moments, Frames frames) {
        this.maps = maps;
        this.moments = moments;
        this.frames = frames;
    }

    /** Which of the map's units are listed. */
    private record Chosen(String query, Optional<UnitKind> kind, String field) {

        static Chosen of(String query, String kind, String field) {
            return new Chosen(TypedText.clean(query), UnitKind.of(kind), field);
        }

        List<Standing> of(NetworkMap map, Locale locale) {
            var wanted = query.toLowerCase(locale);
            return map.units().stream()
                    .filter(each -> kind.isEmpty() || each.unit().kind() == kind.get())
                    .filter(each -> field.isEmpty() || each.unit().field().equals(field))
                    .filter(each -> (each.unit().name() + " " + each.unit().code())
                            .toLowerCase(locale)
                            .contains(wanted))
                    .sorted(Comparator.comparing((Standing each) -> each.unit().name(), Collator.getInstance(locale))
                            .thenComparing(each -> each.unit().code()))
                    .toList();
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(Question.TABLE)
    View table(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String always,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String asof,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var question = new Question(day, from, to, always, currency, asof);
        var map = maps.survey(question.asked(moments));
        var words = new Words(map, visit);
        var chosen = Chosen.of(q, kind, field);
        var filters = new LinkedHashMap<String, String>();
        filters.put("q", chosen.query());
        filters.put("kind", chosen.kind().map(UnitKind::word).orElse(""));
        filters.put("field", chosen.field());
        boolean active = filters.values().stream().anyMatch(value -> !value.isEmpty());
        filters.putAll(question.filters());
        var listing = new Listing(Question.TABLE, filters, page);
        var found = chosen.of(map, visit.locale());
        var view = new MapTable(
                frames.of(Question.TABLE, map, question, words, visit, actor),
                new MapTable.Filter(
                        chosen.query(),
                        kinds(chosen, visit),
                        fields(map, chosen, visit),
                        day,
                        from,
                        to,
                        currency,
                        active,
                        question.address(Question.TABLE)),
                found.stream()
                        .skip(listing.offset())
                        .limit(Listing.ROWS)
                        .map(unit -> row(unit, question, words))
                        .toList(),
                listing.pagination(found.size(), visit, Question.TABLE + ".csv"),
                chosen.kind().isEmpty() && chosen.field().isEmpty()
                        ? onRim(map, chosen.query(), question, words, visit)
                        : MapTable.Rim.NONE);
        return visit.page("map/table", visit.t("map.title"), MapPages.crumbs(visit), view);
    }

    /** As many as a page has rows; the list of communities has all. */
    static MapTable.Rim onRim(NetworkMap map, String query, Question question, Words words, Visit visit) {
        var wanted = query.toLowerCase(visit.locale());
        var found = map.communities().stream()
                .filter(each -> (each.community().name() + " "
                                + each.community().code())
                        .toLowerCase(visit.locale())
                        .contains(wanted))
                .sorted(Comparator.comparing(
                                (CommunityStanding each) -> each.community().name(),
                                Collator.getInstance(visit.locale()))
                        .thenComparing(each -> each.community().code()))
                .toList();
        var rows = found.stream()
                .limit(Listing.ROWS)
                .map(each -> new MapTable.OnRim(
                        words.label(each.community()),
                        question.address(
                                Question.MAP, "community", each.community().code()),
                        each.community().scenario(),
                        map.of(each).stream().map(unit -> unit.unit().name()).collect(Collectors.joining(", "))))
                .toList();
        return new MapTable.Rim(
                rows, rows.size() < found.size() ? visit.t("map.rim.cut", rows.size(), found.size()) : null);
    }

    private static MapTable.Row row(Standing unit, Question question, Words words) {
        return new MapTable.Row(
                words.label(unit),
                question.address(Question.MAP, "unit", unit.unit().code()),
                words.ring(unit.ring()),
                unit.unit().field(),
                words.integer(unit.members()),
                unit.ring() == Ring.USER_FACING ? words.served(unit) : "",
                words.cell(unit.received(), unit),
                words.cell(unit.paid(), unit),
                words.cell(unit.kept(), unit),
                words.integer(unit.contracts()));
    }

    /** The table as a file, as filtered. */
    @Allowed(Access.INSIDE)
    @GetMapping(Question.TABLE + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String always,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String asof,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var map = maps.survey(new Question(day, from, to, always, currency, asof).asked(moments));
        try (var file = ListFile.of(
                        "map",
                        "unit",
                        "name",
                        "kind",
                        "ring",
                        "field",
                        "members",
                        "customers",
                        "received",
                        "paid",
                        "kept",
                        "currency",
                        "contracts")
                .numbers("members", "customers", "received", "paid", "kept", "contracts")
                .answer(visit, response, format)) {
            for (var unit : Chosen.of(q, kind, field).of(map, visit.locale())) write(unit, map, file);
        }
    }

    private static void write(Standing standing, NetworkMap map, ListWriter file) throws IOException {
        var unit = standing.unit();
        var currency = map.scope().currency();
        file.row(
                unit.code(),
                unit.name(),
                unit.kind().word(),
                standing.ring().word(),
                unit.field(),
                String.valueOf(standing.members()),
                map.customers() == null ? "" : String.valueOf(standing.customers()),
                MapApi.decimals(standing.received(), currency),
                MapApi.decimals(standing.paid(), currency),
                MapApi.decimals(standing.kept(), currency),
                currency.getCurrencyCode(),
                String.valueOf(standing.contracts()));
    }

    private static List<Choice> kinds(Chosen chosen, Visit visit) {
        var any = new Choice("", visit.t("units.kind.any"), chosen.kind().isEmpty());
        var each = Arrays.stream(UnitKind.values())
                .map(kind -> new Choice(
                        kind.word(),
                        visit.t("unit.kind." + kind.word()),
                        chosen.kind().filter(kind::equals).isPresent()));
        return Stream.concat(Stream.of(any), each).toList();
    }

    private static List<Choice> fields(NetworkMap map, Chosen chosen, Visit visit) {
        var any = new Choice("", visit.t("units.field.any"), chosen.field().isEmpty());
        var each = map.units().stream()
                .map(unit -> unit.unit().field())
                .filter(field -> !field.isEmpty())
                .distinct()
                .sorted(Collator.getInstance(visit.locale()))
                .map(field -> new Choice(field, field, field.equals(chosen.field())));
        return Stream.concat(Stream.of(any), each).toList();
    }
}
