package concentric.map.web;

import concentric.map.Maps;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Call;
import concentric.platform.web.Visit;
import java.util.Currency;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The map for programs: as data, and as a picture. */
@RestController
class MapApi {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

    private final Maps maps;
    private final AskedMoments moments;

    MapApi(Maps maps, AskedMoments moments) {
        this.maps = maps;
        this.moments = moments;
    }

    @Call("getMap")
    @Allowed(Access.INSIDE)
    @GetMapping(Question.API)
    MapBody map(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String always,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String asof,
            Actor actor) {
        return MapBody.of(maps.survey(new Question(day, from, to, always, currency, asof).asked(moments)));
    }

    @Call(value = "getMapPicture", gives = String.class, media = "image/svg+xml")
    @Allowed(Access.INSIDE)
    @GetMapping(Question.API + ".svg")
    ResponseEntity<String> picture(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String always,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String asof,
            Visit visit,
            Actor actor) {
        var map = maps.survey(new Question(day, from, to, always, currency, asof).asked(moments));
        var name = "map-" + map.scope().day() + ".svg";
        // Inline: a page shows it to whoever runs no scripts. Its link says that it is to be kept.
        var disposition = ContentDisposition.inline().filename(name).build();
        return ResponseEntity.ok()
                .contentType(SVG)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new MapSvg(map, new Words(map, visit), visit).text());
    }

    /** An amount with all decimals, for files. */
    static String decimals(long minor, Currency currency) {
        return Amount.of(minor, currency).amount();
    }
}
