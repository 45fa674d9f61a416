package concentric.payments.web;

import concentric.payments.TransferProposal;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;

/** How far transfers are, in a word. */
final class TransferStates {

    private TransferStates() {}

    /** As programs read it, and in keys of texts. */
    static String word(TransferProposal proposal) {
        if (proposal.withdrawn()) return "withdrawn";
        return proposal.isOpen() ? "waiting" : "recorded";
    }

    static State of(TransferProposal proposal, Visit visit) {
        var tone = proposal.withdrawn() ? Tone.PLAIN : proposal.isOpen() ? Tone.WARN : Tone.OK;
        return new State(visit.t("transfer.state." + word(proposal)), tone);
    }
}
