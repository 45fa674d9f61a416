package concentric.closes.web;

import concentric.closes.MonthClose;
import concentric.contracts.web.PartyLabels;
import concentric.engine.close.ClosePosting;
import concentric.engine.close.Movement;
import concentric.network.Membership;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.platform.Party;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Persons whom a unit pays at a close, though they do not belong to it on the month's last day. The contract says so, and so it
 * is posted; whoever closes shall know it, since contracts are seldom changed when somebody leaves.
 */
@Component
class Strangers {

    private final Units units;
    private final People people;
    private final Memberships memberships;
    private final PartyLabels labels;

    Strangers(Units units, People people, Memberships memberships, PartyLabels labels) {
        this.units = units;
        this.people = people;
        this.memberships = memberships;
        this.labels = labels;
    }

    /** A sentence for each of them. */
    List<String> said(List<MonthClose> closes, Visit visit) {
        var paying = closes.stream()
                .flatMap(close -> close.closes().stream())
                .flatMap(in -> in.close().postings().stream())
                .map(ClosePosting::movement)
                .filter(movement -> movement.amount() != 0)
                .toList();
        var persons =
                people.parties(paying.stream().map(Movement::to).distinct().toList());
        if (persons.isEmpty()) return List.of();
        var payers =
                units.byCodes(paying.stream().map(Movement::from).distinct().toList());
        var belonging = memberships.ever(
                payers.values().stream().map(unit -> unit.id().value()).toList());
        var lastDay = closes.getFirst().month().atEndOfMonth();
        var there = belonging.stream()
                .filter(membership -> membership.holds(lastDay))
                .toList();
        return paying.stream()
                .filter(movement -> persons.containsKey(movement.to()) && payers.containsKey(movement.from()))
                .filter(movement -> !belongs(movement, persons, payers, there))
                .flatMap(movement -> said(movement, visit))
                .distinct()
                .toList();
    }

    private static boolean belongs(
            Movement movement, Map<String, Party> persons, Map<String, Unit> units, List<Membership> there) {
        var person = persons.get(movement.to());
        var unit = units.get(movement.from());
        return person != null
                && unit != null
                && there.stream()
                        .anyMatch(membership -> membership.person().value() == person.id()
                                && membership.unit().equals(unit.id()));
    }

    private Stream<String> said(Movement movement, Visit visit) {
        var byCode = labels.byCode(List.of(movement.from(), movement.to()));
        var person = byCode.get(movement.to());
        var unit = byCode.get(movement.from());
        return person == null || unit == null
                ? Stream.empty()
                : Stream.of(visit.t("close.stranger", person.name(), unit.name()));
    }
}
