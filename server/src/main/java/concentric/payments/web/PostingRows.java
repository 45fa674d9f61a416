package concentric.payments.web;

import concentric.contracts.web.ContractAddress;
import concentric.engine.plan.Line;
import concentric.engine.plan.Posting;
import concentric.payments.Payments.Explained;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** The lines of the ledger of one payment, usage or refund, made ready to be shown. */
final class PostingRows {

    /** A party is known by its code, marked, so that one called "tax" is not taken for the tax. */
    static final String TAX = "tax";

    private final Explained explained;
    private final PartyLabel payer;
    private final Contracted contracted;
    private final Map<String, PartyLabel> labels;
    private final Visit visit;
    private final Currency currency;
    private final FactWords words;

    /**
     * Of what was settled.
     *
     * @param payer who pays at the root: customers, or the unit that used the service
     * @param labels of the parties of the plan, by code
     */
    PostingRows(
            Explained explained, PartyLabel payer, Contracted contracted, Map<String, PartyLabel> labels, Visit visit) {
        this.explained = explained;
        this.payer = payer;
        this.contracted = contracted;
        this.labels = labels;
        this.visit = visit;
        this.currency = explained.plan().currency();
        this.words = new FactWords(visit, currency);
    }

    List<Posting> postings() {
        return explained.explanation().postings();
    }

    Currency currency() {
        return currency;
    }

    FactWords words() {
        return words;
    }

    PartyLabel payer() {
        return payer;
    }

    String contract(Posting posting) {
        return contract(posting.line().version());
    }

    String contract(long version) {
        return contracted.version(version).name();
    }

    /** The contract that begins it, also where nothing was left to share. */
    String firstContract() {
        var plan = explained.plan();
        return contract(plan.plan().cascade(plan.root()).versions().getFirst());
    }

    /** Whether it is paid at the root, by customers or by the unit that used the service. */
    static boolean isFromPayer(Posting posting) {
        int from = posting.line().from();
        return from == Line.CUSTOMERS || from == Line.CONSUMER;
    }

    String to(Posting posting) {
        return "=" + explained.plan().plan().parties().get(posting.line().to());
    }

    String from(Posting posting) {
        return "=" + explained.plan().plan().parties().get(posting.line().from());
    }

    PartyLabel label(String party) {
        if (party.equals(TAX)) return new PartyLabel(visit.t("payment.node.tax"), PartyKind.TAX, null);
        return labels.getOrDefault(party.substring(1), new PartyLabel(party.substring(1), null, null));
    }

    /**
     * Each line with its sentence.
     *
     * @param tax minor units that go to the state; negative: that come back from there
     */
    List<Settled.Posting> rows(long tax) {
        var rows = new ArrayList<Settled.Posting>();
        if (tax != 0) {
            var sentence = visit.t(tax > 0 ? "payment.fact.tax" : "payment.fact.tax-back");
            rows.add(new Settled.Posting(payer, label(TAX), null, null, "", amount(tax), sentence));
        }
        for (var posting : postings()) {
            var version = contracted.version(posting.line().version());
            int clause = posting.line().clause();
            rows.add(new Settled.Posting(
                    isFromPayer(posting) ? payer : label(from(posting)),
                    label(to(posting)),
                    version.name(),
                    ContractAddress.ofClause(version, clause),
                    clause == 0 ? visit.t("contract.clause.rest") : String.valueOf(clause),
                    amount(posting.amount().minor()),
                    words.of(posting.fact())));
        }
        return rows;
    }

    String amount(long minor) {
        return visit.formats().amount(minor, currency);
    }

    String money(long minor) {
        return visit.formats().money(minor, currency);
    }
}
