package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.contracts.Contracts;
import concentric.contracts.Drafting;
import concentric.contracts.Funds;
import concentric.contracts.Offers;
import concentric.contracts.Signing;
import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.ledger.Proofs;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import java.util.List;
import org.junit.jupiter.api.Test;

@ApplicationTest
class SpineTest {
    @Test
    void x(Organisations o, Accounts a) {
        var console = a.console();
        assertThat(o.setUp("Ovens", "Europe/Berlin", "EUR", false, console)).isNotNull();
    }
}
