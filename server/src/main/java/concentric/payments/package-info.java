/**
 * Money from customers, as it arrives: recorded once, durable when acknowledged, never updated.
 *
 * <p>Verbs: record payments, import them. Invariants: sequence numbers are gapless and given out under the writer lock;
 * the same (source, external id) is recorded once, and with other content it is a conflict; a payment bears the cascade
 * it is settled by, or the reason why it is not settled. Not its business: postings and balances (the ledger), and who a
 * customer is (customers; here stands only the id).
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: web",
            "people",
            "customers",
            "network",
            "contracts",
            "contracts :: web"
        })
@NullMarked
package concentric.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
