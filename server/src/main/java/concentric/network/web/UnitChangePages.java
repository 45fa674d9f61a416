package concentric.network.web;

import concentric.network.UnitChange;
import concentric.network.UnitChangeDrafts;
import concentric.network.UnitChangeSignature;
import concentric.network.UnitChanges;
import concentric.network.UnitChanging;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Panel;
import concentric.platform.Sha256;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A change of a unit: what it hands over, signing it, giving it up. */
@Controller
class UnitChangePages {

    static final String PATH = "/network/unit-changes";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final UnitChanges changes;
    private final UnitChangeDrafts drafts;
    private final UnitChangeWords words;
    private final Accounts accounts;
    private final List<Panel> panels;

    UnitChangePages(
            UnitChanges changes,
            UnitChangeDrafts drafts,
            UnitChangeWords words,
            Accounts accounts,
            List<Panel> panels) {
        this.changes = changes;
        this.drafts = drafts;
        this.words = words;
        this.accounts = accounts;
        this.panels = panels;
    }

    /** The hash of a text that somebody says to have read; that of no text, if it is none. */
    static Sha256 hash(String said) {
        return HASH.matcher(said).matches() ? new Sha256(said) : Sha256.NONE;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id:\\d+}")
    View change(@PathVariable long id, Visit visit, Actor actor) {
        return page(HttpStatus.OK, find(id, actor), List.of(), visit, actor);
    }

    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id:\\d+}/sign")
    View sign(@PathVariable long id, @RequestParam(defaultValue = "") String seen, Visit visit, Actor actor) {
        var change = find(id, actor);
        return switch (drafts.sign(change.id(), hash(seen), actor)) {
            case UnitChanging.Done(var signed) ->
                visit.redirect(
                        UnitChangeWords.href(signed),
                        signed.state() == UnitChange.State.DONE
                                ? "notice.unit-change-done"
                                : "notice.unit-change-signed");
            case UnitChanging.Refused(var faults) -> page(Problem.status(faults), change, faults, visit, actor);
        };
    }

    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id:\\d+}/withdraw")
    View withdraw(@PathVariable long id, Visit visit, Actor actor) {
        var change = find(id, actor);
        return switch (drafts.withdraw(change.id(), actor)) {
            case UnitChanging.Done(var withdrawn) ->
                visit.redirect(UnitChangeWords.href(withdrawn), "notice.unit-change-withdrawn");
            case UnitChanging.Refused(var faults) -> page(Problem.status(faults), change, faults, visit, actor);
        };
    }

    private UnitChange find(long id, Actor actor) {
        return changes.find(new UnitChange.Id(id), actor).orElseThrow(Problem::notFound);
    }

    private View page(HttpStatus status, UnitChange shown, List<Fault> faults, Visit visit, Actor actor) {
        // As it is now: what was refused may have been refused because somebody changed it.
        var change = changes.find(shown.id()).orElseThrow();
        boolean isDraft = change.state() == UnitChange.State.DRAFT;
        var signatures = changes.signatures(change);
        var voided = changes.voided(change);
        var names = accounts.names(Stream.concat(signatures.stream(), voided.stream())
                .map(UnitChangeSignature::account)
                .filter(Objects::nonNull)
                .toList());
        boolean mayChange = changes.mayChange(change, actor);
        var href = UnitChangeWords.href(change);
        var view = new UnitChangePage(
                words.what(change, visit),
                change.reason(),
                UnitChangeWords.state(change, visit),
                visit.otherwise(faults),
                isDraft && faults.isEmpty()
                        ? changes.hindrances(change).stream().map(visit::say).toList()
                        : List.of(),
                changes.lines(change).stream()
                        .map(line -> new UnitChangePage.Line(
                                visit.t("unit-change.thing." + line.thing().noun()),
                                line.name(),
                                line.href(),
                                words.becomes(change, line, visit)))
                        .toList(),
                balance(change, visit),
                isDraft
                        ? changes.open(change).stream()
                                .map(open -> new UnitChangePage.Open(visit.say(open.said()), open.href()))
                                .toList()
                        : List.of(),
                signatures(isDraft ? signatures : given(signatures), names, visit),
                signatures(voided, names, visit),
                change.hash().hex(),
                signing(change, signatures, actor),
                mayChange ? href + "/edit" : null,
                mayChange ? href + "/withdraw" : null,
                visit.parts(panels, UnitChanges.NOUN, change.id().value(), actor));
        var title = visit.t(
                "unit-change.title." + change.kind().word(), change.unit().name());
        var crumbs = List.of(
                new Crumb(visit.t("units.title"), UnitsPages.PATH),
                new Crumb(
                        change.unit().name(),
                        Addresses.of(UnitsPages.PATH, change.unit().code())),
                new Crumb(visit.t("unit-change.crumb"), null));
        return visit.page(status, "network/unit-change", title, crumbs, view);
    }

    /** What was carried out is not waited for any more, whoever has come to be concerned since. */
    private static List<UnitChangeSignature> given(List<UnitChangeSignature> signatures) {
        return signatures.stream().filter(UnitChangeSignature::given).toList();
    }

    private String balance(UnitChange change, Visit visit) {
        return change.isEnd()
                ? visit.t("unit-change.balance.all", words.successor(change))
                : visit.t(
                        "unit-change.balance.part",
                        words.successor(change),
                        visit.formats().percent(change.balancePpm()));
    }

    private static List<UnitChangePage.Signature> signatures(
            List<UnitChangeSignature> signatures, Map<Long, String> names, Visit visit) {
        return signatures.stream()
                .map(each -> new UnitChangePage.Signature(
                        UnitsPages.label(each.unit()), signed(each, names, visit), each.onBehalf()))
                .toList();
    }

    private static @Nullable String signed(UnitChangeSignature signature, Map<Long, String> names, Visit visit) {
        var account = signature.account();
        var at = signature.at();
        if (account == null || at == null) return null;
        return visit.t(
                "unit-change.signed",
                names.getOrDefault(account, ""),
                visit.formats().instant(at));
    }

    private UnitChangePage.@Nullable Signing signing(
            UnitChange change, List<UnitChangeSignature> signatures, Actor actor) {
        var mine = changes.mandate(change, actor);
        if (mine.isEmpty()) return null;
        long open = signatures.stream().filter(each -> !each.given()).count();
        return new UnitChangePage.Signing(
                UnitChangeWords.href(change) + "/sign",
                change.hash().hex(),
                mine.stream().map(unit -> unit.name()).collect(Collectors.joining(", ")),
                open == mine.size());
    }
}
