package concentric;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.contracts.Adding;
import concentric.contracts.Contracts;
import concentric.contracts.Drafting;
import concentric.contracts.Funds;
import concentric.contracts.Offers;
import concentric.contracts.Signing;
import concentric.network.Founding;
import concentric.network.UnitDraft;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.SettingUp;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** The organisation of the specification's worked example, founded through the doors. */
@TestComponent
public class Ovens {

    /** The live contracts of the worked example. */
    public static final String CONTRACTS = """
            contract "Smart oven" in EUR on payments for oven-subscription
              from 2026-01-01
              promise "a working oven"
              pay Cloud 0.40 per unit
              pay "Platform fund" 5 % of gross
              share rest: Oven 6, Recipes 3, Installers 1

            contract "Recipe content" in EUR on receipts of Recipes from "Smart oven"
              priority 50
              pay "Kitchen lab" 15 % of gross

            contract "Run costs" in EUR on receipts of Cloud
              pay "Data centre partner" 33.3333 % of gross
            """;

    private final Organisations organisations;
    private final Accounts accounts;
    private final Units units;
    private final Offers offers;
    private final Funds funds;
    private final Contracts contracts;

    Ovens(
            Organisations organisations,
            Accounts accounts,
            Units units,
            Offers offers,
            Funds funds,
            Contracts contracts) {
        this.organisations = organisations;
        this.accounts = accounts;
        this.units = units;
        this.offers = offers;
        this.funds = funds;
        this.contracts = contracts;
    }

    /** Sets up the organisation with units, offer and fund, but without contracts. */
    public Actor found() {
        var console = accounts.console();
        assertThat(organisations.setUp("Ovens", "Europe/Berlin", "EUR", false, console))
                .isInstanceOf(SettingUp.SetUp.class);
        unit("Oven", "user-facing");
        for (var node : List.of("Recipes", "Installers", "Cloud", "Kitchen lab")) unit(node, "node");
        unit("Data centre partner", "partner");
        assertThat(offers.add("oven-subscription", "Oven", console)).isInstanceOf(Adding.Added.class);
        assertThat(funds.open("Platform fund", "Platform fund", "Oven", console))
                .isInstanceOf(Adding.Added.class);
        return console;
    }

    /** Sets it up with its contracts signed. */
    public Actor foundAndSign() {
        var console = found();
        sign(CONTRACTS, console);
        return console;
    }

    /** Drafts and signs contracts as the custodian; the ids of their versions. */
    public List<Long> sign(String text, Actor by) {
        var drafting = contracts.draft(text, by);
        assertThat(drafting).isInstanceOf(Drafting.Drafted.class);
        var ids = ((Drafting.Drafted) drafting)
                .versions().stream().map(version -> version.id()).toList();
        assertThat(contracts.sign(ids, by)).isInstanceOf(Signing.Signed.class);
        return ids;
    }

    private void unit(String code, String kind) {
        assertThat(units.found(new UnitDraft(code, code, kind, "", ""), accounts.console()))
                .isInstanceOf(Founding.Founded.class);
    }
}
