package concentric.ledger.web;

import concentric.contracts.ContractVersion;
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
    private final Map<Long, String> offers;
    private final Map<Long, String> segments;

    private Reasons(
            Map<Account, PartyLabel> labels,
            Map<Account, String> codes,
            Map<Long, ContractVersion> versions,
            Map<Long, String> offers,
            Map<Long, String> segments) {
        this.labels = labels;
        this.codes = codes;
        this.versions = versions;
        this.offers = offers;
        this.segments = segments;
    }

    static Reasons of(Collection<Flow.Reason> reasons, Accounting accounting, Visit visit) {
        var accounts = reasons.stream()
                .flatMap(reason -> Stream.of(reason.account(), reason.counter()))
                .distinct()
                .toList();
        return new Reasons(
                accounting.labels(accounts, visit),
                accounting.codes(accounts),
                accounting.versions(present(reasons.stream().map(Flow.Reason::version))),
                accounting.offers(),
                accounting.segments(present(reasons.stream().map(Flow.Reason::segment))));
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

    /** The contract by whose clause it moved; null for tax. */
    @Nullable
    ContractVersion version(Flow.Reason reason) {
        return reason.version() == null ? null : versions.get(reason.version());
    }

    /** The contract's name; null for tax. */
    @Nullable
    String contract(Flow.Reason reason) {
        var version = version(reason);
        return version == null ? null : version.name();
    }

    /** Which version of the contract, in words; null for tax. */
    @Nullable
    String versionSaid(Flow.Reason reason, Visit visit) {
        var version = version(reason);
        return version == null ? null : visit.t("contract.version.said", version.number());
    }

    /** Where the clause stands; null for tax. */
    @Nullable
    String contractHref(Flow.Reason reason) {
        var version = version(reason);
        var clause = reason.clause();
        return version == null || clause == null ? null : ContractAddress.ofClause(version, clause);
    }

    static String clause(Flow.Reason reason) {
        return reason.clause() == null ? "" : String.valueOf(reason.clause());
    }

    /** The offer's code; empty for a transfer. */
    String offer(Flow.Reason reason) {
        return reason.offer() == null ? "" : Objects.requireNonNull(offers.get(reason.offer()));
    }

    /** The segment's code; empty if the source did not say. */
    String segment(Flow.Reason reason) {
        return reason.segment() == null ? "" : Objects.requireNonNull(segments.get(reason.segment()));
    }

    /** The payments behind it: those for its offer, of its segment, in the period. */
    String payments(Flow.Reason reason, Days days) {
        if (reason.offer() == null) return "/transfers";
        var segment = reason.segment() == null ? PaymentFilter.NO_SEGMENT : segment(reason);
        var address = "/payments?offer=" + encoded(offer(reason)) + "&segment=" + encoded(segment);
        return address
                + (days.from() == null ? "" : "&from=" + days.fromText())
                + (days.to() == null ? "" : "&to=" + days.toText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
