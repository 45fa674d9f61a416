package concentric.contracts.web;

import concentric.contracts.Adding;
import concentric.contracts.Fund;
import concentric.contracts.Funds;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.platform.Actor;
import concentric.platform.TypedText;
import concentric.platform.web.Listing;
import concentric.platform.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Offers and funds for programs. */
@RestController
class OffersApi {

    private static final String OFFERS = "/api/offers";
    private static final String FUNDS = "/api/funds";

    private final Offers offers;
    private final Funds funds;

    OffersApi(Offers offers, Funds funds) {
        this.offers = offers;
        this.funds = funds;
    }

    /**
     * An offer and the unit whose it is.
     *
     * @param kind {@code offer}, or {@code service} for what units pay for that use it
     */
    record OfferBody(@Nullable String code, @Nullable String unit, String kind) {

        static OfferBody of(Offer offer) {
            return new OfferBody(offer.code(), offer.unit(), offer.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    /** An offer that is to be added. */
    record NewOfferBody(@Nullable String code, @Nullable String unit) {}

    /** One page of the list. */
    record OffersBody(List<OfferBody> offers, long page, long total) {}

    /** A fund and the unit that looks after it. */
    record FundBody(
            @Nullable String code,
            @Nullable String name,
            @Nullable String unit) {

        static FundBody of(Fund fund) {
            return new FundBody(fund.code(), fund.name(), fund.unit());
        }
    }

    /** All of them. */
    record FundsBody(List<FundBody> funds) {}

    @GetMapping(OFFERS)
    OffersBody offers(@RequestParam(defaultValue = "1") long page) {
        var listing = new Listing(OFFERS, Map.of(), page);
        var found = offers.list(Math.toIntExact(listing.offset()), Listing.ROWS).stream()
                .map(OfferBody::of)
                .toList();
        return new OffersBody(found, listing.page(), offers.count());
    }

    @PostMapping(OFFERS)
    @ResponseStatus(HttpStatus.CREATED)
    OfferBody add(@RequestBody NewOfferBody body, Actor actor) {
        return switch (offers.add(clean(body.code()), clean(body.unit()), actor)) {
            case Adding.Added<Offer>(var offer) -> OfferBody.of(offer);
            case Adding.Refused<Offer>(var faults) -> throw Problem.refused(faults);
        };
    }

    @GetMapping(FUNDS)
    FundsBody funds() {
        return new FundsBody(funds.list().stream().map(FundBody::of).toList());
    }

    @PostMapping(FUNDS)
    @ResponseStatus(HttpStatus.CREATED)
    FundBody open(@RequestBody FundBody body, Actor actor) {
        return switch (funds.open(clean(body.code()), clean(body.name()), clean(body.unit()), actor)) {
            case Adding.Added<Fund>(var fund) -> FundBody.of(fund);
            case Adding.Refused<Fund>(var faults) -> throw Problem.refused(faults);
        };
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : TypedText.clean(text);
    }
}
