package concentric.ledger.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Offer;
import concentric.contracts.web.ContractAddress;
import concentric.ledger.Account;
import concentric.ledger.Flow;
import concentric.payments.PaymentFilter;
import concentric.platform.web.Days;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the reasons of some flows stand for: everything they name, looked up at once. */
final class Reasons {

    private final Map<Account, PartyLabel> labels;
    private final Map<Account, String> codes;
    private final Map<Long, ContractVersion> versions;
    private final Map<Long, Offer> offers;
    private final Map<Long, String> segments;
    private final Map<String, PartyLabel> owners;

    private Reasons(
            Map<Account, PartyLabel> labels,
            Map<Account, String> codes,
            Map<Long, ContractVersion> versions,
            Map<Long, Offer> offers,
            Map<Long, String> segments,
            Map<String, PartyLabel> owners) {
        this.labels = labels;
        this.codes = codes;
        this.versions = versions;
        this.offers = offers;
        this.segments = segments;
        this.owners = owners;
    }

    static Reasons of(Collection<Flow.Reason> reasons, Accounting accounting, Visit visit) {
        var accounts = reasons.stream()
                .flatMap(reason -> Stream.of(reason.account(), reason.counter()))
                .distinct()
                .toList();
        var offers = accounting.offers(present(reasons.stream().map(Flow.Reason::offer)));
        var owners = offers.values().stream().map(Offer::unit).distinct().toList();
        return new Reasons(
                accounting.labels(accounts, visit),
                accounting.codes(accounts),
                accounting.versions(present(reasons.stream().map(Flow.Reason::version))),
                offers,
                accounting.segments(present(reasons.stream().map(Flow.Reason::segment))),
                accounting.labels(owners));
    }

    private static List<Long> present(Stream<@Nullable Long> ids) {
        return ids.filter(Objects::nonNull).distinct().toList();
    }

    PartyLabel label(Account account) {
        return Objects.requireNonNull(labels.get(account));
    }

    String code(Account account) {
        return Objects.requireNonNull(codes.get(account));
    }

    /** By what it moved: the contract's name; where none says why, that it is tax, a payout, a handover, a transfer or an opening balance. */
    String by(Flow.Reason reason, Visit visit) {
        var contract = version(reason);
        if (contract != null) return contract.name();
        if (reason.offer() != null) return visit.t("ledger.tax");
        if (reason.account().kind() == Account.Kind.PAYOUT) return visit.t("ledger.payout.one");
        if (isHandover(reason)) return visit.t("ledger.handover.one");
        return visit.t(reason.counter().kind() == Account.Kind.OPENING ? "ledger.opening.one" : "ledger.transfer");
    }

    /** The contract by whose clause it moved; null for tax and transfers. */
    @Nullable
    ContractVersion version(Flow.Reason reason) {
        return reason.version() == null ? null : versions.get(reason.version());
    }

    /** Which version of the contract, in words; null for tax and transfers. */
    @Nullable
    String versionSaid(Flow.Reason reason, Visit visit) {
        var version = version(reason);
        return version == null ? null : visit.t("contract.version.said", version.number());
    }

    /** Where the clause stands; null for tax and transfers. */
    @Nullable
    String contractHref(Flow.Reason reason) {
        var version = version(reason);
        var clause = reason.clause();
        return version == null || clause == null ? null : ContractAddress.ofClause(version, clause);
    }

    static String clause(Flow.Reason reason) {
        return reason.clause() == null ? "" : String.valueOf(reason.clause());
    }

    /** The clause in the reader's words: what the clauses of a usage contract leave has no number. */
    static String clauseSaid(Flow.Reason reason, Visit visit) {
        return reason.clause() != null && reason.clause() == 0 ? visit.t("contract.clause.rest") : clause(reason);
    }

    /** The offer's code; empty for a transfer. */
    String offer(Flow.Reason reason) {
        return reason.offer() == null
                ? ""
                : Objects.requireNonNull(offers.get(reason.offer())).code();
    }

    /** Code of the unit whose offer or service it is; empty for a transfer. */
    String owner(Flow.Reason reason) {
        return reason.offer() == null
                ? ""
                : Objects.requireNonNull(offers.get(reason.offer())).unit();
    }

    /** How the unit of a code is shown whose offer or service one of the reasons names. */
    PartyLabel owner(String code) {
        return Objects.requireNonNull(owners.get(code));
    }

    /** The segment's code; empty if the source did not say. */
    String segment(Flow.Reason reason) {
        return reason.segment() == null ? "" : Objects.requireNonNull(segments.get(reason.segment()));
    }

    /**
     * What is behind it: payouts, changes of the unit, the transfers of the party, the usage of its service, or the payments for its offer; of what a close
     * moved, the clause.
     */
    String behind(Flow.Reason reason, Account of, Days days) {
        if (reason.account().kind() == Account.Kind.PAYOUT) return "/payouts";
        if (isHandover(reason)) return "/network/unit-changes?unit=" + encoded(handedOver(reason));
        var offer = reason.offer() == null ? null : offers.get(reason.offer());
        var clause = contractHref(reason);
        if (offer == null && clause != null) return clause;
        if (offer == null) return "/transfers?party=" + encoded(transferParty(reason, of));
        var period = (days.from() == null ? "" : "&from=" + days.fromText())
                + (days.last() == null ? "" : "&to=" + days.last());
        if (offer.isService()) return "/usage?service=" + encoded(offer.code()) + period;
        var segment = reason.segment() == null ? PaymentFilter.NO_SEGMENT : segment(reason);
        return "/payments?offer=" + encoded(offer.code()) + "&segment=" + encoded(segment) + period;
    }

    private static boolean isHandover(Flow.Reason reason) {
        return reason.account().kind() == Account.Kind.HANDOVER
                || reason.counter().kind() == Account.Kind.HANDOVER;
    }

    private String handedOver(Flow.Reason reason) {
        return code(reason.account().kind() == Account.Kind.HANDOVER ? reason.counter() : reason.account());
    }

    /** Opening balances come from nobody, so they are found by who receives them. */
    private String transferParty(Flow.Reason reason, Account of) {
        return code(of.kind() == Account.Kind.OPENING ? reason.account() : of);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
