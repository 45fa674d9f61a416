package concentric.simulation;

import concentric.contracts.Adding;
import concentric.contracts.Funds;
import concentric.contracts.Offers;
import concentric.network.Founding;
import concentric.network.UnitDraft;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.SettingUp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is in a world from its beginning: an organisation somewhere on Earth, shortly before something happens to
 * its clocks.
 *
 * @param units each pays only those after it, so that nobody pays in a circle
 * @param currencies the first is the organisation's own
 * @param allAlike whether one contract is on the payments for all offers
 */
record World(
        ZoneId zone,
        Instant beginning,
        List<String> units,
        List<String> funds,
        List<String> offers,
        List<String> services,
        List<String> currencies,
        boolean allAlike) {

    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Beirut",
            "Asia/Kathmandu",
            "Pacific/Kiritimati",
            "UTC");

    private static final List<String> UNITS =
            List.of("Oven", "Recipes", "Cloud", "Installers", "Kitchen lab", "Logistics");

    private static final List<String> OFFERS = List.of("tea", "tins", "cake-stand", "gift-card");

    /** As the dice have it. */
    static World of(Dice dice) {
        var zone = ZoneId.of(dice.oneOf(ZONES));
        // Far from now: what asks the machine's clock and not ours is found, or at least never waits for it.
        var some = Instant.parse(dice.oneOf("2061-01-01T00:00:00Z", "2061-08-01T00:00:00Z", "2063-12-20T00:00:00Z"));
        var change = zone.getRules().nextTransition(some);
        // Where clocks are never changed, a year ends.
        var event = change == null ? LocalDate.of(2064, 1, 1).atStartOfDay(zone).toInstant() : change.getInstant();
        var currencies = new ArrayList<>(List.of(dice.oneOf("EUR", "EUR", "EUR", "JPY", "KWD")));
        currencies.add(currencies.contains("EUR") ? "JPY" : "EUR");
        return new World(
                zone,
                event.minus(Duration.ofMinutes(dice.between(10, 3 * 24 * 60))),
                UNITS.subList(0, dice.between(3, UNITS.size())),
                List.of("Platform fund", "Reserve"),
                OFFERS.subList(0, dice.between(2, OFFERS.size())),
                List.of("hosting", "van"),
                currencies,
                dice.percent(15));
    }

    /** Makes it, through the doors; whoever acts in it from now on. */
    Actor found(Program program) {
        var console = program.door(Accounts.class).console();
        var organisations = program.door(Organisations.class);
        certain(
                organisations.setUp("World", zone.getId(), currencies.getFirst(), false, console)
                        instanceof SettingUp.SetUp);
        for (var unit : units) {
            var draft = new UnitDraft(unit, unit, unit.equals("Oven") ? "user-facing" : "node", "", "");
            certain(program.door(Units.class).found(draft, console) instanceof Founding.Founded);
        }
        for (var fund : funds) {
            certain(program.door(Funds.class).open(fund, fund, units.getFirst(), console) instanceof Adding.Added);
        }
        for (int i = 0; i < offers.size(); i++) {
            var owner = units.get(i % units.size());
            certain(program.door(Offers.class).add(offers.get(i), owner, console) instanceof Adding.Added);
        }
        return console;
    }

    private static void certain(boolean succeeded) {
        if (!succeeded) throw new IllegalStateException("a world can't be made");
    }

    /** The currency in which an offer is mostly sold. */
    String currencyOf(String offer) {
        return offer.equals("cake-stand") && !allAlike ? currencies.getLast() : currencies.getFirst();
    }
}
