package concentric.contracts.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Drafting;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Entry;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Writing contracts: as text in a form, or from a file of the same text. */
@Controller
class DraftPages {

    private static final String PATH = ContractAddress.PATH + "/new";

    /** Bytes of a text file: room for some ten thousand contracts. */
    static final int LARGEST_TEXT = 8 << 20;

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    private final Contracts contracts;

    DraftPages(Contracts contracts) {
        this.contracts = contracts;
    }

    @GetMapping(PATH)
    View form(@RequestParam(defaultValue = "") String of, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var text = contracts.versionsOf(of).stream()
                .findFirst()
                .map(ContractVersion::text)
                .orElse("");
        return page(HttpStatus.OK, text, false, List.of(), visit);
    }

    @PostMapping(PATH)
    View draft(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean sign,
            Visit visit,
            Actor actor)
            throws IOException {
        if (!actor.custodian()) throw Problem.forbidden();
        if (file == null || file.isEmpty()) return draft(text, sign, visit, actor);
        if (file.getSize() > LARGEST_TEXT) {
            return refused(text, sign, Fault.in("file", "file-too-large", LARGEST_TEXT >> 20), visit);
        }
        try {
            return draft(decoded(file.getBytes()), sign, visit, actor);
        } catch (CharacterCodingException e) {
            return refused(text, sign, Fault.in("file", "text-not-utf-8"), visit);
        }
    }

    private View draft(String text, boolean sign, Visit visit, Actor actor) {
        return switch (sign ? contracts.draftAndSign(text, actor) : contracts.draft(text, actor)) {
            case Drafting.Drafted(var versions) -> drafted(versions, visit);
            case Drafting.Refused(var faults) -> page(HttpStatus.BAD_REQUEST, text, sign, faults, visit);
        };
    }

    private static View drafted(List<ContractVersion> versions, Visit visit) {
        return versions.size() == 1
                ? visit.redirect(
                        ContractAddress.ofVersion(versions.getFirst()),
                        "notice.contract-drafted",
                        versions.getFirst().name())
                : visit.redirect(ContractAddress.PATH, "notice.contracts-drafted", versions.size());
    }

    private static View refused(String text, boolean sign, Fault fault, Visit visit) {
        return page(HttpStatus.BAD_REQUEST, text, sign, List.of(fault), visit);
    }

    /** The text of the bytes, or an exception if they are no UTF-8. */
    static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static View page(HttpStatus status, String text, boolean sign, List<Fault> faults, Visit visit) {
        var places = faults.stream()
                .filter(fault -> !fault.field().isEmpty() && !fault.field().equals("text"))
                .map(fault -> new DraftPage.Place(where(fault.field(), visit), visit.say(fault)))
                .toList();
        var whole = visit.entry("text", text, faults);
        var view = new DraftPage(
                PATH,
                new Entry(text, places.isEmpty() ? whole.error() : visit.t("draft.places", places.size())),
                faults.stream()
                        .filter(fault -> fault.field().isEmpty())
                        .findFirst()
                        .map(visit::say)
                        .orElse(null),
                places,
                List.of(
                        new Choice("false", visit.t("draft.wait"), !sign),
                        new Choice("true", visit.t("draft.sign"), sign)),
                ContractAddress.PATH);
        var title = visit.t("draft.title");
        var crumbs = List.of(new Crumb(visit.t("contracts.title"), ContractAddress.PATH), new Crumb(title, null));
        return visit.page(status, "contracts/draft", title, crumbs, view);
    }

    /** Line and column in the reader's language; contracts are named as they are. */
    private static String where(String field, Visit visit) {
        var place = PLACE.matcher(field);
        return place.matches() ? visit.t("draft.at", place.group(1), place.group(2)) : field;
    }
}
