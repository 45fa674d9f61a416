package concentric.contracts.web;

import concentric.contracts.ContractFilter;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Drafts;
import concentric.engine.plan.Interval;
import concentric.network.Sides;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Drafts drafts;
    private final Standings standings;
    private final PartyLabels labels;

    ContractsPages(Contracts contracts, Drafts drafts, Standings standings, PartyLabels labels, Sides sides) {
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
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var filters = new LinkedHashMap<String, String>();
        filters.put("q", q);
        var listing = new Listing(ContractAddress.PATH, filters, page);
        var filter = new ContractFilter(q, sides.of(actor));
        var found = contracts.list(filter, Math.toIntExact(listing.offset()), Listing.ROWS);
        var words = words(found, labels, visit);
        var intervals = standings.intervals();
        var view = new ContractsPage(
                q,
                found.stream()
                        .map(version -> row(version, intervals, words, visit))
                        .toList(),
                listing.pagination(contracts.count(filter), visit, ContractAddress.PATH + ".csv"),
                drafts.mayWrite(actor) ? DraftPages.PATH : null);
        var crumbs = List.of(new Crumb(visit.t("nav.contracts"), null));
        return visit.page("contracts/contracts", visit.t("contracts.title"), crumbs, view);
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(ContractAddress.PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var intervals = standings.intervals();
        try (var file = ListFile.of("contracts", "contract", "version", "state", "currency", "from", "until", "text")
                .numbers("version")
                .answer(visit, response, format)) {
            var filter = new ContractFilter(q, sides.of(actor));
            var found = contracts.list(filter, 0, PIECE);
            for (int offset = PIECE; !found.isEmpty(); offset += PIECE) {
                for (var version : found) {
                    file.row(
                            version.name(),
                            String.valueOf(version.number()),
                            standings.of(version, intervals, visit).word(),
                            version.terms().currency().getCurrencyCode(),
                            textOf(version.terms().from()),
                            textOf(version.terms().until()),
                            version.text());
                }
                found = contracts.list(filter, offset, PIECE);
            }
        }
    }

    private static String textOf(@Nullable Object day) {
        return day == null ? "" : day.toString();
    }

    private ContractsPage.Row row(
            ContractVersion version, Map<Long, Interval> intervals, TermsWords words, Visit visit) {
        var terms = version.terms();
        return new ContractsPage.Row(
                version.name(),
                ContractAddress.of(version),
                visit.t("contract.version.said", version.number()),
                words.source(terms),
                words.gets(terms),
                terms.promises().isEmpty() ? null : terms.promises().getFirst().sentence(),
                standings.of(version, intervals, visit),
                words.term(intervals.getOrDefault(version.id(), version.stated())));
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
