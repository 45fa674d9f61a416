package concentric.payouts.web;

import concentric.payouts.BankAccount;
import concentric.payouts.Payout;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;

/** What pages of payouts say alike. */
final class Words {

    private Words() {}

    static State state(Payout payout, Visit visit) {
        if (payout.isOpen()) return new State(visit.t("payout.state.open"), Tone.WARN);
        return payout.isPaid()
                ? new State(visit.t("payout.state.paid"), Tone.OK)
                : new State(visit.t("payout.state.withdrawn"), Tone.PLAIN);
    }

    /** Whose it is and how it ends: {@code Rita, DE … 3000}. */
    static String account(BankAccount account, Visit visit) {
        return visit.t("bank-account.said", account.holder(), account.iban().masked());
    }

    static String name(Payout payout, Visit visit) {
        return visit.t("payout.named", String.valueOf(payout.id().value()));
    }

    static String total(Payout payout, Visit visit) {
        return visit.formats().money(payout.total(), payout.currency());
    }
}
