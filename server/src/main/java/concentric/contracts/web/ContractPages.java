package concentric.contracts.web;

import concentric.contracts.ClauseLines;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Drafts;
import concentric.contracts.Ending;
import concentric.contracts.Negotiations;
import concentric.contracts.Signature;
import concentric.contracts.Signing;
import concentric.engine.plan.Interval;
import concentric.engine.terms.Remark;
import concentric.engine.terms.Source;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Panel;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Days;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A contract's page, and what can be done with a version: sign, withdraw, end. */
@Controller
class ContractPages {

    private final SeenVersions seen;
    private final Contracts contracts;
    private final Drafts drafts;
    private final Negotiations negotiations;
    private final SigningWords signing;
    private final Standings standings;
    private final PartyLabels labels;
    private final Accounts accounts;
    private final HonestTargets honestTargets;
    private final List<Panel> panels;

    ContractPages(
            Contracts contracts,
            Drafts drafts,
            Negotiations negotiations,
            SigningWords signing,
            Standings standings,
            PartyLabels labels,
            Accounts accounts,
            HonestTargets honestTargets,
            List<Panel> panels,
            SeenVersions seen) {
        this.panels = panels;
        this.seen = seen;
        this.contracts = contracts;
        this.drafts = drafts;
        this.negotiations = negotiations;
        this.signing = signing;
        this.standings = standings;
        this.labels = labels;
        this.accounts = accounts;
        this.honestTargets = honestTargets;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(ContractAddress.PATH + "/{*name}")
    View contract(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Integer against,
            Visit visit,
            Actor actor) {
        var versions = seen.of(Addresses.code(name), actor);
        var shown = versions.stream()
                .filter(each -> version == null || each.number() == version)
                .findFirst()
                .orElseThrow(Problem::notFound);
        return page(HttpStatus.OK, shown, versions, against, List.of(), "", visit, actor);
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(ContractAddress.VERSIONS + "/{id}")
    View version(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer against,
            Visit visit,
            Actor actor) {
        var shown = seen.find(id, actor);
        return page(HttpStatus.OK, shown, seen.of(shown.name(), actor), against, List.of(), "", visit, actor);
    }

    @Allowed(Access.SIGNER)
    @PostMapping(ContractAddress.VERSIONS + "/{id}/sign")
    View sign(@PathVariable long id, @RequestParam(defaultValue = "") String seen, Visit visit, Actor actor) {
        var version = this.seen.find(id, actor);
        return switch (contracts.sign(id, ContractAddress.hash(seen), actor)) {
            case Signing.Signed signed ->
                visit.redirect(ContractAddress.ofVersion(version), "notice.contract-signed", version.name());
            case Signing.Waiting(var parties) ->
                visit.redirect(ContractAddress.ofVersion(version), "notice.contract-waits", String.join(", ", parties));
            case Signing.Refused(var faults) -> refused(version, faults, "", visit, actor);
        };
    }

    @Allowed(Access.DRAFTER)
    @PostMapping(ContractAddress.VERSIONS + "/{id}/withdraw")
    View withdraw(@PathVariable long id, Visit visit, Actor actor) {
        var version = seen.find(id, actor);
        return switch (contracts.withdraw(id, actor)) {
            case Ending.Ended ended ->
                visit.redirect(ContractAddress.ofVersion(version), "notice.contract-withdrawn", version.name());
            case Ending.Refused(var faults) -> refused(version, faults, "", visit, actor);
        };
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(ContractAddress.VERSIONS + "/{id}/end")
    View end(@PathVariable long id, @RequestParam(defaultValue = "") String until, Visit visit, Actor actor) {
        var version = seen.find(id, actor);
        var day = Days.of(until, "").from();
        return switch (contracts.end(id, day, actor)) {
            case Ending.Ended ended ->
                visit.redirect(ContractAddress.ofVersion(version), "notice.contract-ends", version.name());
            case Ending.Refused(var faults) -> refused(version, faults, until, visit, actor);
        };
    }

    private View refused(ContractVersion version, List<Fault> faults, String until, Visit visit, Actor actor) {
        if (faults.stream().anyMatch(fault -> fault.code().equals("custodian-only"))) throw Problem.forbidden();
        return page(Problem.status(faults), version, faults, until, visit, actor);
    }

    private View page(
            HttpStatus status, ContractVersion shown, List<Fault> faults, String until, Visit visit, Actor actor) {
        return page(status, shown, seen.of(shown.name(), actor), null, faults, until, visit, actor);
    }

    private View page(
            HttpStatus status,
            ContractVersion shown,
            List<ContractVersion> versions,
            @Nullable Integer against,
            List<Fault> faults,
            String until,
            Visit visit,
            Actor actor) {
        var terms = shown.terms();
        var words = ContractsPages.words(List.of(shown), labels, visit);
        var intervals = standings.intervals();
        var signatures = contracts.signatures(shown.id());
        boolean isDraft = shown.state() == ContractVersion.State.DRAFT;
        boolean mayChange = drafts.mayChange(shown, actor);
        var view = new ContractPage(
                visit.otherwise(faults, "until"),
                words.source(terms),
                standings.of(shown, intervals, visit),
                warnings(shown, visit),
                terms(shown, intervals.getOrDefault(shown.id(), shown.stated()), words, visit),
                clauses(shown, words, visit),
                terms.promises().stream()
                        .map(promise -> new ContractPage.Promise(promise.sentence(), words.measure(promise)))
                        .toList(),
                shown.text(),
                shown.textHash().hex(),
                signatures(signatures, visit),
                signatures(contracts.voided(shown), visit),
                against == null ? null : compared(shown, versions, against, visit),
                versions.stream()
                        .map(each -> version(each, shown, intervals, words, visit))
                        .toList(),
                isDraft ? signing.of(shown, signatures, words, visit, actor) : null,
                mayChange ? ContractAddress.byId(shown.id()) + "/withdraw" : null,
                actor.custodian() && standings.canEnd(shown, intervals)
                        ? new ContractPage.Ending(
                                ContractAddress.byId(shown.id()) + "/end", visit.entry("until", until, faults))
                        : null,
                drafts.mayWrite(actor) ? amendHref(shown) : null,
                mayChange ? ContractAddress.byId(shown.id()) + "/edit" : null,
                ContractAddress.negotiation(shown),
                visit.parts(panels, Contracts.VERSION, shown.id(), actor));
        var crumbs =
                List.of(new Crumb(visit.t("contracts.title"), ContractAddress.PATH), new Crumb(shown.name(), null));
        return visit.page(status, "contracts/contract", shown.name(), crumbs, view);
    }

    private static String amendHref(ContractVersion shown) {
        return ContractAddress.PATH + "/new?of=" + URLEncoder.encode(shown.name(), StandardCharsets.UTF_8);
    }

    private List<String> warnings(ContractVersion shown, Visit visit) {
        var warnings = new ArrayList<String>();
        for (Remark remark : shown.terms().remarks()) warnings.add(said(remark, visit));
        if (shown.state() == ContractVersion.State.DRAFT) {
            warnings.addAll(honestTargets.said(shown.terms(), visit));
            expires(shown, visit).ifPresent(warnings::add);
        }
        return warnings;
    }

    private Optional<String> expires(ContractVersion draft, Visit visit) {
        return negotiations
                .expiry(draft)
                .flatMap(expiry -> Optional.ofNullable(expiry.day()))
                .map(day -> visit.t("contract.expires", visit.formats().date(day)));
    }

    /** What whoever signs should be told. */
    static String said(Remark remark, Visit visit) {
        return switch (remark) {
            case NO_PROMISE -> visit.t("contract.remark.no-promise");
            case ROUNDED_PER_PAYMENT -> visit.t("contract.remark.rounded");
        };
    }

    private static ContractPage.Terms terms(ContractVersion shown, Interval interval, TermsWords words, Visit visit) {
        var terms = shown.terms();
        PartyLabel payer = switch (terms.source()) {
            case Source.Receipts(var unit, var from) -> words.label(unit);
            case Source.Usage usage -> new PartyLabel(visit.t("contract.payer.consumer"), null, null);
            case Source.Payments payments -> customers(visit);
            case Source.AllPayments payments -> customers(visit);
            case Source.Result(var unit) -> words.label(unit);
            case Source.Total total -> words.payer(total);
        };
        return new ContractPage.Terms(
                visit.formats().integer(shown.number()),
                terms.currency().getCurrencyCode(),
                words.from(interval),
                words.until(interval),
                visit.formats().integer(terms.priority()),
                payer,
                words.price(terms));
    }

    private static PartyLabel customers(Visit visit) {
        return new PartyLabel(visit.t("contract.payer.customers"), PartyKind.CUSTOMER, null);
    }

    private static List<ContractPage.Clause> clauses(ContractVersion shown, TermsWords words, Visit visit) {
        var terms = shown.terms();
        var sentences = words.sentences(terms);
        var shownClauses = new ArrayList<ContractPage.Clause>();
        for (var text : ClauseLines.of(terms).clauses()) {
            int number = shownClauses.size() + 1;
            shownClauses.add(new ContractPage.Clause(
                    String.valueOf(number),
                    String.valueOf(number),
                    text,
                    sentences.get(number - 1),
                    words.parties(terms, number)));
        }
        if (shown.terms().source() instanceof Source.Usage usage) shownClauses.add(rest(usage, words, visit));
        return shownClauses;
    }

    /** What the clauses of a usage contract leave: in the ledger, its clause is 0. */
    private static ContractPage.Clause rest(Source.Usage usage, TermsWords words, Visit visit) {
        var provider = words.label(usage.provider());
        return new ContractPage.Clause(
                "0",
                visit.t("contract.clause.rest"),
                "",
                visit.t("contract.words.left", provider.name()),
                List.of(provider));
    }

    private List<ContractPage.Signature> signatures(List<Signature> signatures, Visit visit) {
        var parties = labels.byId(signatures.stream().map(Signature::party).toList());
        var names = accounts.names(signatures.stream()
                .map(Signature::account)
                .filter(Objects::nonNull)
                .toList());
        return signatures.stream()
                .map(signature -> new ContractPage.Signature(
                        parties.getOrDefault(signature.party(), new PartyLabel(signature.code(), null, null)),
                        signed(signature, names, visit),
                        signature.onBehalf()))
                .toList();
    }

    private static @Nullable String signed(Signature signature, Map<Long, String> names, Visit visit) {
        var account = signature.account();
        var at = signature.at();
        if (account == null || at == null) return null;
        var name = names.getOrDefault(account, "");
        return visit.t("contract.signed", name, visit.formats().instant(at));
    }

    private ContractPage.Version version(
            ContractVersion each, ContractVersion shown, Map<Long, Interval> intervals, TermsWords words, Visit visit) {
        return new ContractPage.Version(
                visit.t("contract.version.said", each.number()),
                ContractAddress.ofVersion(each),
                words.term(intervals.getOrDefault(each.id(), each.stated())),
                standings.of(each, intervals, visit),
                each.id() == shown.id(),
                each.id() == shown.id() ? null : ContractAddress.against(shown, each));
    }

    /** What differs between the version shown and another: always from the earlier to the later. */
    private Compared compared(ContractVersion shown, List<ContractVersion> versions, int against, Visit visit) {
        var other = versions.stream()
                .filter(each -> each.number() == against)
                .findFirst()
                .orElseThrow(Problem::notFound);
        boolean isEarlier = other.number() < shown.number();
        var earlier = isEarlier ? other : shown;
        var later = isEarlier ? shown : other;
        var said = visit.t("difference.between", earlier.number(), later.number());
        return Compared.of(said, earlier.terms(), later.terms(), labels, visit);
    }
}
