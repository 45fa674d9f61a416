package concentric.contracts.web;

import concentric.contracts.Adding;
import concentric.contracts.Fund;
import concentric.contracts.Funds;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
    record OfferBody(
            String code,
            String unit,
            @OneOf({"offer", "service"}) String kind) {

        static OfferBody of(Offer offer) {
            return new OfferBody(offer.code(), offer.unit(), offer.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    /** An offer that is to be added. */
    record NewOfferBody(
            @Needed @Nullable String code, @Needed @Nullable String unit) {}

    /** A fund and the unit that looks after it. */
    record FundBody(String code, String name, String unit) {

        static FundBody of(Fund fund) {
            return new FundBody(fund.code(), fund.name(), fund.unit());
        }
    }

    /** A fund that is to be opened. */
    record NewFundBody(
            @Needed @Nullable String code,
            @Needed @Nullable String name,
            @Needed @Nullable String unit) {}

    @Call("listOffers")
    @Allowed(Access.INSIDE)
    @GetMapping(OFFERS)
    Sheet<OfferBody> offers(Paging paging, Actor actor) {
        var after = paging.after() == null ? "" : paging.after();
        return paging.sheet(offers.after(after, paging.rows()), Offer::code, OfferBody::of);
    }

    @Call(value = "addOffer", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(OFFERS)
    @ResponseStatus(HttpStatus.CREATED)
    OfferBody add(@RequestBody NewOfferBody body, Actor actor) {
        return switch (offers.add(clean(body.code()), clean(body.unit()), actor)) {
            case Adding.Added<Offer>(var offer) -> OfferBody.of(offer);
            case Adding.Refused<Offer>(var faults) -> throw Problem.refused(faults);
        };
    }

    @Call("listFunds")
    @Allowed(Access.INSIDE)
    @GetMapping(FUNDS)
    Sheet<FundBody> funds(Paging paging, Actor actor) {
        var after = paging.after() == null ? "" : paging.after();
        return paging.sheet(funds.after(after, paging.rows()), Fund::code, FundBody::of);
    }

    @Call(value = "openFund", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(FUNDS)
    @ResponseStatus(HttpStatus.CREATED)
    FundBody open(@RequestBody NewFundBody body, Actor actor) {
        return switch (funds.open(clean(body.code()), clean(body.name()), clean(body.unit()), actor)) {
            case Adding.Added<Fund>(var fund) -> FundBody.of(fund);
            case Adding.Refused<Fund>(var faults) -> throw Problem.refused(faults);
        };
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : TypedText.clean(text);
    }
}
