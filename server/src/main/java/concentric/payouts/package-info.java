/**
 * Paying out: what people and partners have on their accounts, sent to their banks.
 *
 * <p>Verbs: enter a bank account, draw up a payout, mark it paid, withdraw it. Invariants: nobody is ever in open payouts with
 * more than they have; the lines of a payout never change, nor the bank accounts they were drawn up for; a payout ends once,
 * paid or withdrawn, and what is posted is posted with that, whole or not at all; a payee's bank account is entered by nobody
 * but the payee. No act says an amount or the number of an account. Not its business: wages (base pay is in no account), and
 * whether the bank carried out what it was given.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: web",
            "people",
            "network",
            "contracts :: web",
            "payments",
            "ledger"
        })
@NullMarked
package concentric.payouts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
