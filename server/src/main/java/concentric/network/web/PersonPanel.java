package concentric.network.web;

import concentric.network.Membership;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows on a person's page which units the person belongs to. */
@Component
class PersonPanel implements Panel {

    private static final int ORDER = 10;

    private final Memberships memberships;
    private final Units units;
    private final Pages pages;

    PersonPanel(Memberships memberships, Units units, Pages pages) {
        this.memberships = memberships;
        this.units = units;
        this.pages = pages;
    }

    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals("person")) return Optional.empty();
        var current = memberships.of(new Person.Id(id));
        var known = units.all(
                current.stream().map(membership -> membership.unit().value()).toList());
        var visit = pages.current();
        List<PersonUnits.Line> lines = current.stream()
                .map(membership -> line(membership, known, visit))
                .toList();
        return Optional.of(new Part("network/person-units", new PersonUnits(lines), ORDER));
    }

    private static PersonUnits.Line line(Membership membership, Map<Long, Unit> known, Visit visit) {
        var unit = known.get(membership.unit().value());
        if (unit == null) throw new IllegalStateException("no unit " + membership.unit());
        return new PersonUnits.Line(
                UnitsPages.label(unit),
                UnitPages.role(membership, visit),
                visit.t("unit.since", visit.formats().date(membership.from())));
    }
}
