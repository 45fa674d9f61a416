package concentric.map.web;

import concentric.map.NetworkMap;
import concentric.map.Ring;
import concentric.map.Scope;
import concentric.map.Standing;
import concentric.network.Community;
import concentric.network.UnitKind;
import concentric.platform.web.Addresses;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a map shows, in the reader's words and figures; every figure of money leads to why. */
final class Words {

    private final NetworkMap map;
    private final Visit visit;
    private final Scope scope;
    private final String money;

    Words(NetworkMap map, Visit visit) {
        this.map = map;
        this.visit = visit;
        this.scope = map.scope();
        var days = days();
        this.money = "?currency=" + scope.currency().getCurrencyCode()
                + (days.from() == null ? "" : "&from=" + days.fromText())
                + (days.to() == null ? "" : "&to=" + days.toText());
    }

    private Days days() {
        return new Days(scope.period().from(), scope.period().to());
    }

    static PartyKind kind(Standing unit) {
        return switch (unit.unit().kind()) {
            case USER_FACING -> PartyKind.USER_FACING;
            case NODE -> PartyKind.NODE;
            case LEADERSHIP -> PartyKind.LEADERSHIP;
            case PARTNER -> PartyKind.PARTNER;
        };
    }

    PartyLabel label(Standing unit) {
        return new PartyLabel(unit.unit().name(), kind(unit), page(unit));
    }

    static String page(Standing unit) {
        return Addresses.of("/network/units", unit.unit().code());
    }

    PartyLabel label(Community community) {
        return new PartyLabel(community.name(), PartyKind.COMMUNITY, page(community));
    }

    static String page(Community community) {
        return Addresses.of("/network/communities", community.code());
    }

    /** A ring as it is called on the map. */
    String ring(Ring ring) {
        return visit.t("map.ring." + ring.word());
    }

    /** What stands along a ring: its name, and of a large network how many stand in it. */
    String title(Ring ring) {
        if (map.units().size() <= NetworkMap.DENSE) return ring(ring);
        return ring(ring) + " · " + integer(map.count(ring, false) + map.count(ring, true));
    }

    /** Kind and field in a line. */
    String about(Standing unit) {
        var what = visit.t("unit.kind." + unit.unit().kind().word());
        var where = unit.unit().kind() == UnitKind.PARTNER
                ? visit.t("map.among." + unit.ring().word())
                : "";
        return Stream.of(what, where, unit.unit().field())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    String field(String field) {
        return field.isEmpty() ? visit.t("map.field.none") : field;
    }

    String integer(long count) {
        return visit.formats().integer(count);
    }

    /** How many customers were served in all, or that they could not be counted. */
    String served() {
        var customers = map.customers();
        return customers == null ? visit.t("map.not-counted") : integer(customers);
    }

    String served(Standing unit) {
        return map.customers() == null ? visit.t("map.not-counted") : integer(unit.customers());
    }

    /** An amount of the map's currency. */
    String text(long minor) {
        return visit.formats().money(minor, scope.currency());
    }

    /** An amount without its symbol, for columns. */
    String amount(long minor) {
        return visit.formats().amount(minor, scope.currency());
    }

    String statement(Standing unit) {
        return Addresses.of("/ledger/statements", unit.unit().code()) + money;
    }

    Figure figure(long minor, Standing unit) {
        return new Figure(text(minor), statement(unit));
    }

    /** In a column. */
    Figure cell(long minor, Standing unit) {
        return new Figure(amount(minor), statement(unit));
    }

    /** What customers paid, leading to all that moved in or out of them. */
    Figure paid() {
        return new Figure(text(map.paid()), Addresses.of("/ledger/accounts", "(customers)") + money);
    }

    /** The days whose money is shown: a month by its name. */
    String period() {
        return period(days());
    }

    String period(Days days) {
        var from = days.from();
        var to = days.to();
        if (from == null) return to == null ? visit.t("period.always") : visit.t("period.until", date(to));
        if (to == null) return visit.t("period.from", date(from));
        var month = YearMonth.from(from);
        boolean isMonth = from.equals(month.atDay(1)) && to.equals(month.atEndOfMonth());
        return isMonth
                ? DateTimeFormatter.ofPattern("LLLL uuuu", visit.locale()).format(month)
                : visit.t("period.from-to", date(from), date(to));
    }

    private String date(LocalDate day) {
        return visit.formats().date(day);
    }

    MapPage.Centre centre() {
        var customers = map.customers();
        return new MapPage.Centre(
                visit.t("map.customers"),
                customers == null ? null : integer(customers),
                customers == null ? visit.t("map.not-counted") : visit.t("map.served", period()),
                visit.t("map.paid", text(map.paid())));
    }
}
