package concentric.payments.web;

import concentric.contracts.CascadePlan;
import concentric.contracts.Contracts;
import concentric.engine.plan.Line;
import concentric.payments.Payments.Explained;
import concentric.platform.Parties;
import concentric.platform.web.Amount;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The lines of the ledger for what programs ask after. */
@Component
class Postings {

    private static final String CUSTOMERS = "(customers)";
    private static final String TAX = "(tax)";

    private final Contracts contracts;
    private final Parties parties;

    Postings(Contracts contracts, Parties parties) {
        this.contracts = contracts;
        this.parties = parties;
    }

    /** For many at once, which mostly name the same contracts. */
    Contracted contracted() {
        return new Contracted(contracts);
    }

    /**
     * The lines of one payment, usage or refund.
     *
     * @param tax minor units that go to the state; negative: that come back from there
     */
    List<PostingBody> bodies(Explained explained, long tax, Contracted contracted, Visit visit) {
        var plan = explained.plan();
        var currency = plan.currency();
        var words = new FactWords(visit, currency);
        var postings = new ArrayList<PostingBody>();
        if (tax != 0) postings.add(tax(tax, currency, visit));
        for (var posting : explained.explanation().postings()) {
            var line = posting.line();
            var version = contracted.version(line.version());
            postings.add(new PostingBody(
                    payer(plan, line.from()),
                    plan.plan().parties().get(line.to()),
                    version.name(),
                    version.number(),
                    line.clause(),
                    Amount.of(posting.amount().minor(), currency),
                    words.of(posting.fact())));
        }
        return postings;
    }

    private String payer(CascadePlan plan, int slot) {
        return switch (slot) {
            case Line.CUSTOMERS -> CUSTOMERS;
            case Line.CONSUMER -> code(Objects.requireNonNull(plan.consumerId()));
            default -> plan.plan().parties().get(slot);
        };
    }

    private String code(long party) {
        return Objects.requireNonNull(parties.codes(List.of(party)).get(party));
    }

    private static PostingBody tax(long tax, Currency currency, Visit visit) {
        var sentence = visit.t(tax > 0 ? "payment.fact.tax" : "payment.fact.tax-back");
        return new PostingBody(CUSTOMERS, TAX, null, null, null, Amount.of(tax, currency), sentence);
    }
}
