package concentric.platform.web;

import concentric.platform.Act;
import concentric.platform.Acts;
import concentric.platform.Facts;
import concentric.platform.JournalEntry;
import concentric.platform.JournalFilter;
import concentric.platform.TypedText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The journal: every act, in words. What modules know about an act is looked up only where it is shown. */
@Controller
class JournalPages {

    private static final String PATH = "/journal";

    /** The fact by which the module of accounts tells who acted. */
    private static final String ACTOR = "actor.name";

    private static final int SHOWN_HASH = 12;
    private static final int PIECE = 1_000;

    private final Acts acts;
    private final List<Facts> facts;

    JournalPages(Acts acts, List<Facts> facts) {
        this.acts = acts;
        this.facts = facts;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    View list(
            @RequestParam(defaultValue = "") String noun,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "1") long page,
            Visit visit) {
        var filter = filter(noun, subject);
        var filters = new LinkedHashMap<String, String>();
        filters.put("noun", filter.noun());
        filters.put("subject", filter.subject());
        var listing = new Listing(PATH, filters, page);
        var names = new HashMap<Long, String>();
        var rows = acts.journal(filter, Math.toIntExact(listing.offset()), Listing.ROWS).stream()
                .map(act -> row(act, names, visit))
                .toList();
        var view = new JournalPage(
                new JournalPage.Filter(nouns(filter.noun(), visit), filter.subject(), listing.filtered()),
                rows,
                listing.pagination(acts.count(filter), visit, PATH + ".csv"));
        var title = visit.t("nav.journal");
        return visit.page("platform/journal", title, List.of(new Crumb(title, null)), view);
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String noun,
            @RequestParam(defaultValue = "") String subject,
            Visit visit,
            HttpServletResponse response)
            throws IOException {
        var filter = filter(noun, subject);
        var names = new HashMap<Long, String>();
        try (var file = ListFile.of(
                        "journal", "act", "at", "who", "verb", "subject", "size", "sentence", "input_sha256")
                .numbers("act", "size")
                .answer(visit, response, format)) {
            int offset = 0;
            var piece = acts.journal(filter, offset, PIECE);
            while (!piece.isEmpty()) {
                for (var act : piece) {
                    file.row(
                            String.valueOf(act.id().value()),
                            act.at().toString(),
                            who(act, names),
                            act.verb(),
                            act.subject(),
                            String.valueOf(act.size()),
                            sentence(act, names, visit),
                            act.inputHash().hex());
                }
                offset += piece.size();
                piece = acts.journal(filter, offset, PIECE);
            }
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{id}")
    View act(@PathVariable long id, Visit visit) {
        var act = acts.act(new Act.Id(id)).orElseThrow(Problem::notFound);
        var names = new HashMap<Long, String>();
        var known = about(act)
                .filter(fact -> !fact.name().equals(ACTOR))
                .map(fact -> new ActPage.Fact(
                        visit.t("fact." + fact.name()), fact.value().get()))
                .filter(fact -> !fact.value().isEmpty())
                .toList();
        var view = new ActPage(
                sentence(act, names, visit),
                who(act, names),
                visit.formats().instant(act.at()),
                act.verb(),
                act.subject(),
                visit.formats().integer(act.size()),
                act.inputHash().hex(),
                known);
        var title = visit.t("journal.act", String.valueOf(id));
        var crumbs = List.of(new Crumb(visit.t("nav.journal"), PATH), new Crumb(title, null));
        return visit.page("platform/act", title, crumbs, view);
    }

    private static JournalFilter filter(String noun, String subject) {
        return new JournalFilter(TypedText.clean(noun), TypedText.clean(subject));
    }

    private JournalPage.Row row(JournalEntry act, Map<Long, String> names, Visit visit) {
        var number = String.valueOf(act.id().value());
        return new JournalPage.Row(
                number,
                PATH + "/" + number,
                sentence(act, names, visit),
                who(act, names),
                visit.formats().instant(act.at()),
                act.inputHash().hex().substring(0, SHOWN_HASH));
    }

    private String sentence(JournalEntry act, Map<Long, String> names, Visit visit) {
        return visit.t("act." + act.verb(), who(act, names), act.subject(), act.size());
    }

    /** Asked once for each account, however often it acted. */
    private String who(JournalEntry act, Map<Long, String> names) {
        return names.computeIfAbsent(
                act.account(),
                account -> about(act)
                        .filter(fact -> fact.name().equals(ACTOR))
                        .findFirst()
                        .map(fact -> fact.value().get())
                        .orElse(""));
    }

    private Stream<Facts.Fact> about(JournalEntry act) {
        return facts.stream().flatMap(module -> module.about(act).stream());
    }

    /** Every noun that modules have a word for. */
    private static List<Choice> nouns(String chosen, Visit visit) {
        var any = new Choice("", visit.t("journal.noun.any"), chosen.isEmpty());
        var nouns = visit.keys("noun.")
                .map(key -> key.substring("noun.".length()))
                .map(noun -> new Choice(noun, visit.t("noun." + noun), noun.equals(chosen)))
                .sorted(Comparator.comparing(Choice::label));
        return Stream.concat(Stream.of(any), nouns).toList();
    }
}
