package concentric.contracts.web;

import concentric.contracts.ContractFilter;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Drafts;
import concentric.contracts.EarlierContracts;
import concentric.contracts.EarlierContracts.Held;
import concentric.engine.plan.Interval;
import concentric.network.Sides;
import concentric.platform.Actor;
import concentric.platform.Moment;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.ListWriter;
import concentric.platform.web.Listing;
import concentric.platform.web.State;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of contracts. */
@Controller
class ContractsPages {

    private static final int PIECE = 500;

    private final Sides sides;
    private final Contracts contracts;
    private final EarlierContracts earlier;
    private final Drafts drafts;
    private final AskedMoments moments;
    private final Standings standings;
    private final PartyLabels labels;

    ContractsPages(
            Contracts contracts,
            EarlierContracts earlier,
            Drafts drafts,
            Standings standings,
            PartyLabels labels,
            AskedMoments moments,
            Sides sides) {
        this.earlier = earlier;
        this.moments = moments;
        this.sides = sides;
        this.contracts = contracts;
        this.drafts = drafts;
        this.standings = standings;
        this.labels = labels;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(ContractAddress.PATH)
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String asof,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var moment = moments.read(asof);
        var filters = new LinkedHashMap<String, String>();
        filters.put("q", q);
        var now = new Listing(ContractAddress.PATH, filters, 1).address();
        filters.put(AskedMoments.ASOF, moment.text());
        var listing = new Listing(ContractAddress.PATH, filters, page);
        var filter = new ContractFilter(q, sides.of(actor));
        var shown =
                moment.equals(Moment.now()) ? newest(filter, listing, visit) : earlier(filter, moment, listing, visit);
        var view = new ContractsPage(
                q,
                moments.shown(moment, now, visit),
                shown.rows(),
                listing.pagination(shown.all(), visit, ContractAddress.PATH + ".csv"),
                drafts.mayWrite(actor) ? DraftPages.PATH : null);
        var crumbs = List.of(new Crumb(visit.t("nav.contracts"), null));
        return visit.page("contracts/contracts", visit.t("contracts.title"), crumbs, view);
    }

    /** Rows of a page, and how many there are of all. */
    private record Shown(List<ContractsPage.Row> rows, long all) {}

    private Shown newest(ContractFilter filter, Listing listing, Visit visit) {
        var found = contracts.list(filter, Math.toIntExact(listing.offset()), Listing.ROWS);
        var words = words(found, labels, visit);
        var intervals = standings.intervals();
        var rows = found.stream()
                .map(version -> row(
                        version,
                        ContractAddress.of(version),
                        standings.of(version, intervals, visit),
                        intervals.getOrDefault(version.id(), version.stated()),
                        words,
                        visit))
                .toList();
        return new Shown(rows, contracts.count(filter));
    }

    private Shown earlier(ContractFilter filter, Moment asOf, Listing listing, Visit visit) {
        var all = earlier.list(filter, asOf);
        var found = all.stream().skip(listing.offset()).limit(Listing.ROWS).toList();
        var words = words(found.stream().map(Held::version).toList(), labels, visit);
        var rows = found.stream()
                .map(held -> row(
                        held.version(),
                        ContractAddress.ofVersion(held.version()),
                        state(held, asOf, visit),
                        held.interval(),
                        words,
                        visit))
                .toList();
        return new Shown(rows, all.size());
    }

    /** Of a day there are only those in force on it. */
    private static State state(Held held, Moment asOf, Visit visit) {
        var interval = held.interval();
        return asOf instanceof Moment.Batch batch
                ? Standings.at(batch.postedAt(), interval, visit)
                : Standings.at(interval.from(), interval, visit);
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(ContractAddress.PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String asof,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var moment = moments.read(asof);
        var intervals = standings.intervals();
        try (var file = ListFile.of("contracts", "contract", "version", "state", "currency", "from", "until", "text")
                .numbers("version")
                .answer(visit, response, format)) {
            var filter = new ContractFilter(q, sides.of(actor));
            if (!moment.equals(Moment.now())) {
                for (var held : earlier.list(filter, moment)) {
                    write(held.version(), state(held, moment, visit), file);
                }
                return;
            }
            var found = contracts.list(filter, 0, PIECE);
            for (int offset = PIECE; !found.isEmpty(); offset += PIECE) {
                for (var version : found) write(version, standings.of(version, intervals, visit), file);
                found = contracts.list(filter, offset, PIECE);
            }
        }
    }

    private static void write(ContractVersion version, State state, ListWriter file) throws IOException {
        file.row(
                version.name(),
                String.valueOf(version.number()),
                state.word(),
                version.terms().currency().getCurrencyCode(),
                textOf(version.terms().from()),
                textOf(version.terms().until()),
                version.text());
    }

    private static String textOf(@Nullable Object day) {
        return day == null ? "" : day.toString();
    }

    private static ContractsPage.Row row(
            ContractVersion version, String href, State state, Interval interval, TermsWords words, Visit visit) {
        var terms = version.terms();
        return new ContractsPage.Row(
                version.name(),
                href,
                visit.t("contract.version.said", version.number()),
                words.source(terms),
                words.gets(terms),
                terms.promises().isEmpty() ? null : terms.promises().getFirst().sentence(),
                state,
                words.term(interval));
    }

    /** The words for some versions, with the labels of all parties in them looked up at once. */
    static TermsWords words(Collection<ContractVersion> versions, PartyLabels labels, Visit visit) {
        var codes = versions.stream()
                .map(ContractVersion::terms)
                .flatMap(terms -> terms.names().stream())
                .collect(Collectors.toSet());
        return new TermsWords(labels.byCode(codes), visit);
    }
}
