package concentric.demo;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.people.Accounts;
import concentric.platform.Organisations;
import concentric.platform.SettingUp;
import org.junit.jupiter.api.Test;

@ApplicationTest
class OccupiedTest {

    private final Demo demo;
    private final Organisations organisations;
    private final Accounts accounts;

    OccupiedTest(Demo demo, Organisations organisations, Accounts accounts) {
        this.demo = demo;
        this.organisations = organisations;
        this.accounts = accounts;
    }

    @Test
    void anOrganisationOfSomebodyElseIsLeftAlone() {
        assertThat(organisations.setUp("Acme", "Europe/Berlin", "EUR", false, accounts.console()))
                .isInstanceOf(SettingUp.SetUp.class);
        assertThat(demo.build(progress -> {})).isEqualTo(new Building.Occupied());
        assertThat(organisations.current().name()).isEqualTo("Acme");
        assertThat(accounts.awaitFirst()).isTrue();
    }
}
