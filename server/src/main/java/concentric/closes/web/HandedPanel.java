package concentric.closes.web;

import concentric.closes.HandedBalances;
import concentric.ledger.Ledger;
import concentric.network.Sides;
import concentric.network.UnitChange;
import concentric.network.UnitChange.State;
import concentric.network.UnitChanges;
import concentric.network.Units;
import concentric.payments.HandoverMovement;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On the page of a change of a unit: what is on its account and would go, and what was handed over. */
@Component
class HandedPanel implements Panel {

    private static final String TEMPLATE = "closes/unit-change";
    private static final int ORDER = 5;

    private final HandedBalances balances;
    private final UnitChanges changes;
    private final Units units;
    private final Sides sides;
    private final Ledger ledger;
    private final Pages pages;

    HandedPanel(HandedBalances balances, UnitChanges changes, Units units, Sides sides, Ledger ledger, Pages pages) {
        this.balances = balances;
        this.changes = changes;
        this.units = units;
        this.sides = sides;
        this.ledger = ledger;
        this.pages = pages;
    }

    /** Partners’ people see the accounts of their own side alone. */
    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals(UnitChanges.NOUN)) return Optional.empty();
        return changes.find(new UnitChange.Id(id), viewer)
                .filter(change -> change.state() != State.WITHDRAWN)
                .filter(change -> sides.sees(viewer, List.of(change.unit().id().value())))
                .map(change -> new Part(TEMPLATE, shown(change, viewer, pages.current()), ORDER));
    }

    private UnitChangeBalances shown(UnitChange change, Actor viewer, Visit visit) {
        boolean isInsider = sides.of(viewer).isEmpty();
        var rows = balances.of(change).stream()
                .map(movement -> row(movement, change, isInsider, visit))
                .toList();
        return new UnitChangeBalances(lead(change, rows.isEmpty(), visit), rows);
    }

    private List<String> lead(UnitChange change, boolean isNothing, Visit visit) {
        if (balances.isPast(change)) return isNothing ? List.of(visit.t("handed.nothing")) : List.of();
        var formats = visit.formats();
        var month = formats.month(YearMonth.from(change.day()).minusMonths(1));
        var said = new ArrayList<String>();
        for (var each : balances.outlook(change)) {
            said.add(visit.t(
                    "handed.today",
                    formats.money(each.balance(), each.currency()),
                    formats.money(each.goes(), each.currency()),
                    successor(change),
                    month));
        }
        return said.isEmpty() ? List.of(visit.t("handed.empty", month)) : said;
    }

    private UnitChangeBalances.Row row(HandoverMovement movement, UnitChange change, boolean isInsider, Visit visit) {
        boolean isDebt = movement.toId() == change.unit().id().value();
        var batch = isInsider ? ledger.batchOf(movement.seq()) : Optional.<concentric.ledger.Batch>empty();
        var day = visit.formats().date(movement.day());
        return new UnitChangeBalances.Row(
                visit.t(isDebt ? "handed.debt" : "handed.went", successor(change), day),
                visit.formats().money(movement.amount(), movement.currency()),
                batch.map(found -> visit.t("handed.batch", visit.formats().integer(found.id())))
                        .orElse(null),
                batch.map(found -> "/ledger/batches/" + found.id()).orElse(null));
    }

    private String successor(UnitChange change) {
        if (!change.name().isEmpty()) return change.name();
        return units.find(change.successor()).map(unit -> unit.name()).orElse(change.successor());
    }
}
