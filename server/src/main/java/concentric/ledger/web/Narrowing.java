package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Flow;
import concentric.ledger.Part;
import concentric.ledger.Period;
import concentric.payments.PaymentFilter;
import concentric.platform.Moment;
import concentric.platform.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which of an account's flows a figure stands for, as in the address of its reasons; empty is no restriction.
 *
 * @param with code of the other party
 * @param of code of the unit for whose offers it was paid
 * @param segment code of the customers' segment; {@link PaymentFilter#NO_SEGMENT}: of none
 * @param part {@code live} or {@code close}
 * @param since only what was posted behind this batch; {@link Moment#now}: whenever
 */
record Narrowing(String with, String of, String segment, String part, Moment since) {

    /** The name of the batch in an address. */
    static final String SINCE = "since";

    static final Narrowing NONE = new Narrowing("", "", "", "", Moment.now());

    /** What moved between the account and another. */
    static Narrowing with(String party) {
        return new Narrowing(party, "", "", "", Moment.now());
    }

    /** What the account got of the payments for a unit's offers. */
    static Narrowing customersOf(String unit) {
        return new Narrowing(Accounting.CUSTOMERS, unit, "", "", Moment.now());
    }

    /** What the account got of the payments by customers of a segment; empty: of none. */
    static Narrowing segment(String code) {
        return new Narrowing(
                Accounting.CUSTOMERS, "", code.isEmpty() ? PaymentFilter.NO_SEGMENT : code, "", Moment.now());
    }

    /** The same, and of this part only. */
    Narrowing of(Part which) {
        return new Narrowing(
                with, of, segment, which == Part.ALL ? "" : which.name().toLowerCase(Locale.ROOT), since);
    }

    /** What was posted behind a batch; days are no matter of narrowing. */
    static Narrowing since(Moment moment) {
        return moment instanceof Moment.Batch ? new Narrowing("", "", "", "", moment) : NONE;
    }

    /** What of a period is looked at. */
    Period of(Period period) {
        return since instanceof Moment.Batch batch ? period.postedAfter(batch.number()) : period;
    }

    /** The part of what moved in which it looks; all of it where none is named that there is. */
    Part asked() {
        return Arrays.stream(Part.values())
                .filter(each -> each.name().equalsIgnoreCase(part))
                .findAny()
                .orElse(Part.ALL);
    }

    boolean takes(Flow.Reason reason, Account account, Reasons reasons) {
        var other = reason.account().equals(account) ? reason.counter() : reason.account();
        var its = reasons.segment(reason);
        return (with.isEmpty() || reasons.code(other).equals(with))
                && (of.isEmpty() || reasons.owner(reason).equals(of))
                && (segment.isEmpty() || (its.isEmpty() ? PaymentFilter.NO_SEGMENT : its).equals(segment));
    }

    /** Names and values as they stand in an address. */
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("with", with);
        parameters.put("of", of);
        parameters.put("segment", segment);
        parameters.put("part", part);
        parameters.put(SINCE, since.text());
        return parameters;
    }

    /** To be added to an address that has a query already. */
    String query() {
        var query = new StringBuilder();
        parameters().forEach((name, value) -> {
            if (value.isEmpty()) return;
            query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        return query.toString();
    }

    /** The restrictions in words, each by itself. */
    List<String> said(Visit visit) {
        var said = new ArrayList<String>();
        if (with.equals(Accounting.CUSTOMERS)) said.add(visit.t("account.only.customers"));
        else if (!with.isEmpty()) said.add(visit.t("account.only.with", with));
        if (!of.isEmpty()) said.add(visit.t("account.only.of", of));
        if (segment.equals(PaymentFilter.NO_SEGMENT)) said.add(visit.t("account.only.no-segment"));
        else if (!segment.isEmpty()) said.add(visit.t("account.only.segment", segment));
        if (asked() != Part.ALL) said.add(visit.t("account.only." + part.toLowerCase(Locale.ROOT)));
        if (since instanceof Moment.Batch batch) {
            said.add(visit.t("account.only.since", visit.formats().integer(batch.number())));
        }
        return said;
    }
}
