package concentric.rehearsals.web;

import concentric.engine.terms.Contract;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Source;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.List;

/** What a draft changes for those who pay: what is promised to them, and the price of a service. */
final class ForCustomers {

    private ForCustomers() {}

    /** In sentences; one that says so if nothing changes. */
    static List<String> changes(Contract before, Contract after, Visit visit) {
        var changes = new ArrayList<String>();
        before.promises().stream()
                .filter(promise -> !after.promises().contains(promise))
                .forEach(promise -> changes.add(said("rehearsal.customers.gone", promise, visit)));
        after.promises().stream()
                .filter(promise -> !before.promises().contains(promise))
                .forEach(promise -> changes.add(said("rehearsal.customers.new", promise, visit)));
        if (before.source() instanceof Source.Usage was
                && after.source() instanceof Source.Usage would
                && !was.rate().equals(would.rate())) {
            var currency = after.currency();
            changes.add(visit.t(
                    "rehearsal.customers.rate",
                    would.rate().format(currency),
                    was.rate().format(currency),
                    currency.getCurrencyCode()));
        }
        if (changes.isEmpty()) changes.add(visit.t("rehearsal.customers.same"));
        return changes;
    }

    private static String said(String text, Promise promise, Visit visit) {
        return visit.t(text, promise.sentence());
    }
}
