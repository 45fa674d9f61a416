package concentric.contracts.web;

import concentric.contracts.Adding;
import concentric.contracts.Fund;
import concentric.contracts.Funds;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Offers and funds: what contracts name besides units. */
@Controller
class OffersPages {

    static final String OFFERS = ContractAddress.PATH + "/offers";
    static final String FUNDS = ContractAddress.PATH + "/funds";

    private static final int PIECE = 1_000;

    private final Offers offers;
    private final Funds funds;
    private final Units units;
    private final Coverage coverage;

    OffersPages(Offers offers, Funds funds, Units units, Coverage coverage) {
        this.offers = offers;
        this.funds = funds;
        this.units = units;
        this.coverage = coverage;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(OFFERS)
    View offers(@RequestParam(defaultValue = "1") long page, Visit visit, Actor actor) {
        return offers(HttpStatus.OK, page, "", "", List.of(), visit, actor);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(OFFERS)
    View add(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String unit,
            Visit visit,
            Actor actor) {
        return switch (offers.add(TypedText.clean(code), TypedText.clean(unit), actor)) {
            case Adding.Added<Offer>(var offer) -> visit.redirect(OFFERS, "notice.offer-added", offer.code());
            case Adding.Refused<Offer>(var faults) -> offers(status(faults), 1, code, unit, faults, visit, actor);
        };
    }

    /** As offers come in: services come to be with their contracts. */
    @Allowed(Access.INSIDE)
    @GetMapping(OFFERS + ListFile.ANY)
    void offersFile(@PathVariable String format, Actor actor, Visit visit, HttpServletResponse response)
            throws IOException {
        try (var file = ListFile.of("offers", "offer", "unit").answer(visit, response, format)) {
            var found = offers.list(0, PIECE);
            for (int offset = PIECE; !found.isEmpty(); offset += PIECE) {
                for (var offer : found) {
                    if (!offer.isService()) file.row(offer.code(), offer.unit());
                }
                found = offers.list(offset, PIECE);
            }
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(FUNDS)
    View funds(Visit visit, Actor actor) {
        return funds(HttpStatus.OK, "", "", "", List.of(), visit, actor);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(FUNDS)
    View open(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String unit,
            Visit visit,
            Actor actor) {
        return switch (funds.open(TypedText.clean(code), TypedText.clean(name), TypedText.clean(unit), actor)) {
            case Adding.Added<Fund>(var fund) -> visit.redirect(FUNDS, "notice.fund-opened", fund.name());
            case Adding.Refused<Fund>(var faults) -> funds(status(faults), code, name, unit, faults, visit, actor);
        };
    }

    @Allowed(Access.INSIDE)
    @GetMapping(FUNDS + ListFile.ANY)
    void fundsFile(@PathVariable String format, Actor actor, Visit visit, HttpServletResponse response)
            throws IOException {
        try (var file = ListFile.of("funds", "fund", "name", "unit").answer(visit, response, format)) {
            for (var fund : funds.list()) file.row(fund.code(), fund.name(), fund.unit());
        }
    }

    private static HttpStatus status(List<Fault> faults) {
        if (faults.stream().anyMatch(fault -> fault.code().equals("custodian-only"))) throw Problem.forbidden();
        return HttpStatus.BAD_REQUEST;
    }

    private View offers(
            HttpStatus status, long page, String code, String unit, List<Fault> faults, Visit visit, Actor actor) {
        var listing = new Listing(OFFERS, Map.of(), page);
        var found = offers.list(Math.toIntExact(listing.offset()), Listing.ROWS);
        var owners = units.all(found.stream().map(Offer::unitId).toList());
        var today = coverage.today();
        var rows = found.stream()
                .map(offer -> {
                    var contract = coverage.of(offer, today);
                    var owner = owners.get(offer.unitId());
                    return new OffersPage.Row(
                            offer.code(),
                            offer.isService() ? new State(visit.t("offers.service"), Tone.INFO) : null,
                            owner == null ? new PartyLabel(offer.unit(), null, null) : PartyLabels.of(owner),
                            contract.map(version -> version.name()).orElse(null),
                            contract.map(ContractAddress::ofVersion).orElse(null));
                })
                .toList();
        var form = actor.custodian()
                ? new OffersPage.Form(
                        visit.otherwise(faults, "offer", "unit"),
                        // The field is called as the noun in files, the form's as what is typed.
                        visit.entry("offer", code, faults),
                        visit.entry("unit", unit, faults))
                : null;
        var view = new OffersPage(rows, listing.pagination(offers.count(), visit, OFFERS + ".csv"), form);
        return visit.page(status, "contracts/offers", visit.t("offers.title"), crumbs("offers.title", visit), view);
    }

    private View funds(
            HttpStatus status, String code, String name, String unit, List<Fault> faults, Visit visit, Actor actor) {
        var found = funds.list();
        var owners = units.all(found.stream().map(Fund::unitId).toList());
        var rows = found.stream()
                .map(fund -> {
                    var owner = owners.get(fund.unitId());
                    return new FundsPage.Row(
                            fund.code(),
                            fund.name(),
                            owner == null ? new PartyLabel(fund.unit(), null, null) : PartyLabels.of(owner));
                })
                .toList();
        FundsPage.@Nullable Form form = actor.custodian()
                ? new FundsPage.Form(
                        visit.otherwise(faults, "fund", "name", "unit"),
                        visit.entry("fund", code, faults),
                        visit.entry("name", name, faults),
                        visit.entry("unit", unit, faults))
                : null;
        return visit.page(
                status,
                "contracts/funds",
                visit.t("funds.title"),
                crumbs("funds.title", visit),
                new FundsPage(rows, form));
    }

    private static List<Crumb> crumbs(String title, Visit visit) {
        return List.of(new Crumb(visit.t("contracts.title"), ContractAddress.PATH), new Crumb(visit.t(title), null));
    }
}
