package concentric.contracts;

import concentric.platform.Panel;

/**
 * What a draft does to a real payment. A port: declared here, since the page of a draft shows it while it is written;
 * implemented where payments are kept.
 */
public interface WorkedExample {

    /**
     * The part of the page.
     *
     * @param amount of a payment to try it on, as typed; empty: on the last real one
     * @param quantity of that payment, as typed; empty: one
     */
    Panel.Part of(Proposal.Possible proposal, String amount, String quantity);
}
