package concentric.simulation;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Share;
import concentric.engine.terms.Source;
import concentric.engine.text.ContractText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contracts as the dice have them: of every shape, and such that all of them can be in force together. */
final class Accords {

    private static final int WHOLE = 1_000_000;

    private final Dice dice;
    private final World world;

    Accords(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
    }

    /** A version of some contract, in its text. */
    String text(Instant now, List<String> offers) {
        return switch (dice.below(10)) {
            case 0, 1, 2, 3, 4 -> sale(dice.oneOf(offers), now);
            case 5, 6 -> usage(now);
            default -> receipts(now);
        };
    }

    /** On the payments for an offer; each offer has one such contract, in versions. */
    String sale(String offer, Instant now) {
        var clauses = clauses(world.units(), true);
        clauses.add(shareRest(world.units(), true));
        var currency = dice.percent(5) ? dice.oneOf(world.currencies()) : world.currencyOf(offer);
        var source = world.allAlike() ? new Source.AllPayments() : new Source.Payments(List.of(offer));
        return print(saleOf(offer), currency, source, clauses, now);
    }

    private String saleOf(String offer) {
        return world.allAlike() ? "Sales" : "Sale of " + offer;
    }

    /** On the usage of a service. */
    String usage(Instant now) {
        var service = dice.oneOf(world.services());
        // The provider of a service stays the same for ever.
        var provider = world.units().get(service.length() % world.units().size());
        var clauses = clauses(world.units(), false);
        if (dice.percent(25)) clauses.add(shareRest(world.units(), false));
        var rate = new Rate(dice.oneOf(250_000, 1_000, 333_333, 1_250_000), Rate.Per.UNIT);
        var source = new Source.Usage(service, provider, rate);
        return print("Use of " + service, world.currencies().getFirst(), source, clauses, now);
    }

    /** On what a unit receives. */
    String receipts(Instant now) {
        int payer = dice.below(world.units().size() - 1);
        var unit = world.units().get(payer);
        var payees = world.units().subList(payer + 1, world.units().size());
        var clauses = clauses(payees, false);
        if (clauses.isEmpty() || dice.percent(20)) clauses.add(shareRest(payees, false));
        var from = new HashSet<String>();
        if (dice.percent(40)) from.add(saleOf(dice.oneOf(world.offers())));
        if (dice.percent(20)) from.add("Use of " + dice.oneOf(world.services()));
        int number = dice.between(1, 2);
        var currency = world.currencies().get(number == 1 ? 0 : dice.below(2));
        return print(
                "Dues " + number + " of " + unit, currency, new Source.Receipts(unit, List.copyOf(from)), clauses, now);
    }

    private String print(String name, String currency, Source source, List<Clause> clauses, Instant now) {
        var today = LocalDate.ofInstant(now, world.zone());
        @Nullable LocalDate from = dice.percent(15) ? null : today.plusDays(dice.oneOf(-30, -3, -1, 0, 0, 1, 1, 2));
        @Nullable
        LocalDate until = dice.percent(85) ? null : (from == null ? today : from).plusDays(dice.between(1, 5));
        int priority = source instanceof Source.Receipts ? dice.oneOf(100, 100, 50) : Contract.DEFAULT_PRIORITY;
        return ContractText.print(new Contract(
                name,
                Currency.getInstance(currency),
                source,
                from,
                until,
                priority,
                List.of(new Promise("what we agreed", null)),
                clauses));
    }

    private List<Clause> clauses(List<String> payees, boolean owned) {
        var clauses = new ArrayList<Clause>();
        int whole = WHOLE;
        for (int count = dice.below(4); count > 0 && whole > 0; count--) {
            int ppm = Math.min(whole, dice.oneOf(50_000, 100_000, 333_333, 250_000, 1, 500_000));
            switch (dice.below(6)) {
                case 0 ->
                    clauses.add(new Clause.PayRate(
                            party(payees, owned),
                            new Rate(dice.oneOf(400_000, 5_000, 12_345, 10_000_000), dice.oneOf(Rate.Per.values()))));
                case 1 -> clauses.add(new Clause.PayPercent(party(payees, owned), new Percent(ppm), Basis.REST));
                case 2 -> {
                    whole -= ppm;
                    clauses.add(new Clause.Hold(
                            new Percent(ppm),
                            Basis.GROSS,
                            dice.oneOf(world.funds()),
                            party(payees, owned),
                            LocalDate.of(2090, 3, 31),
                            null));
                }
                default -> {
                    whole -= ppm;
                    clauses.add(new Clause.PayPercent(party(payees, owned), new Percent(ppm), Basis.GROSS));
                }
            }
        }
        return clauses;
    }

    private Clause shareRest(List<String> payees, boolean owned) {
        var shares = new ArrayList<Share>();
        var named = new HashSet<Party>();
        for (int count = dice.between(1, 4); count > 0; count--) {
            var party = party(payees, owned);
            // Few weights, so that remainders are often equal.
            if (named.add(party)) shares.add(new Share(party, dice.oneOf(1, 1, 1, 2, 3, 6, 97)));
        }
        return new Clause.ShareRest(shares);
    }

    private Party party(List<String> payees, boolean owned) {
        if (owned && dice.percent(20)) return new Party.Owner();
        return new Party.Named(dice.percent(15) ? dice.oneOf(world.funds()) : dice.oneOf(payees));
    }
}
