package concentric.ledger;

import java.util.Currency;
import java.util.Map;

/** A port: what of a balance is on its way out already, so that it can't go anywhere else. Declared here because balances are the ledger's. */
public interface OnTheWay {

    /** What leaves the account of each party once what was drawn up for banks is paid, in minor units. */
    Map<Long, Long> of(Currency currency);
}
