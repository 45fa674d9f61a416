package concentric.ledger.web;

import concentric.contracts.ContractChange;
import concentric.contracts.EarlierContracts;
import concentric.contracts.web.ContractAddress;
import concentric.contracts.web.PartyLabels;
import concentric.ledger.web.ChangesPages.Between;
import concentric.network.Coming;
import concentric.network.Comings;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Organisations;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What changed between two moments besides money: contracts, units, and who belongs to them. */
@Component
class OtherChanges {

    private final EarlierContracts contracts;
    private final Comings comings;
    private final Units units;
    private final People people;
    private final Organisations organisations;

    OtherChanges(EarlierContracts contracts, Comings comings, Units units, People people, Organisations organisations) {
        this.contracts = contracts;
        this.comings = comings;
        this.units = units;
        this.people = people;
        this.organisations = organisations;
    }

    /** What changed with contracts; as many as a page has rows. */
    ChangesPage.Part contracts(Between between, String asked, Visit visit) {
        var all = contracts.changes(between.from(), between.to());
        var items = all.stream()
                .limit(Listing.ROWS)
                .map(change -> new ChangesPage.Item(
                        visit.t("changes.contract." + word(change.kind())),
                        new PartyLabel(change.version().name(), null, ContractAddress.ofVersion(change.version())),
                        visit.t("contract.version.said", change.version().number()),
                        day(change).map(visit.formats()::date).orElse(visit.t("period.always"))))
                .toList();
        return part(items, all, "/contracts.csv" + asked, visit);
    }

    /** What changed with contracts, as a file. */
    void contracts(Between between, String format, Visit visit, HttpServletResponse response) throws IOException {
        try (var file = ListFile.of("contract-changes", "change", "contract", "version", "day")
                .numbers("version")
                .answer(visit, response, format)) {
            for (var change : contracts.changes(between.from(), between.to())) {
                file.row(
                        word(change.kind()),
                        change.version().name(),
                        String.valueOf(change.version().number()),
                        day(change).map(LocalDate::toString).orElse(""));
            }
        }
    }

    /** Units that were founded, memberships that began or ended; as many as a page has rows. */
    ChangesPage.Part network(Between between, String asked, Visit visit) {
        var all = comings.between(between.from(), between.to());
        var shown = all.stream().limit(Listing.ROWS).toList();
        var its = units(shown);
        var persons = persons(shown);
        var items = shown.stream()
                .map(coming -> {
                    var unit = Objects.requireNonNull(its.get(coming.unit().value()));
                    return new ChangesPage.Item(
                            visit.t("changes.network." + word(coming.kind())),
                            PartyLabels.of(unit),
                            note(coming, persons, visit),
                            visit.formats().date(coming.day()));
                })
                .toList();
        return part(items, all, "/network.csv" + asked, visit);
    }

    private static String note(Coming coming, Map<Long, Person> persons, Visit visit) {
        var role = coming.role();
        return person(coming, persons)
                .filter(found -> role != null)
                .map(found -> visit.t(
                        "changes.network.who",
                        found.name(),
                        visit.t("unit.role." + Objects.requireNonNull(role).word())))
                .orElse("");
    }

    /** Units that were founded, memberships that began or ended, as a file. */
    void network(Between between, String format, Visit visit, HttpServletResponse response) throws IOException {
        var all = comings.between(between.from(), between.to());
        var its = units(all);
        var persons = persons(all);
        try (var file = ListFile.of("network-changes", "change", "unit", "person", "role", "day")
                .answer(visit, response, format)) {
            for (var coming : all) {
                file.row(
                        word(coming.kind()),
                        Objects.requireNonNull(its.get(coming.unit().value())).code(),
                        person(coming, persons).map(Person::code).orElse(""),
                        Optional.ofNullable(coming.role())
                                .map(role -> role.word())
                                .orElse(""),
                        coming.day().toString());
            }
        }
    }

    private Map<Long, Unit> units(Collection<Coming> all) {
        return units.all(
                all.stream().map(coming -> coming.unit().value()).distinct().toList());
    }

    private Map<Long, Person> persons(Collection<Coming> all) {
        return people.all(all.stream()
                .flatMap(coming -> Optional.ofNullable(coming.person()).stream())
                .map(Person.Id::value)
                .distinct()
                .toList());
    }

    private static Optional<Person> person(Coming coming, Map<Long, Person> persons) {
        return Optional.ofNullable(coming.person()).map(id -> persons.get(id.value()));
    }

    private static ChangesPage.Part part(List<ChangesPage.Item> items, Collection<?> all, String file, Visit visit) {
        return new ChangesPage.Part(
                items,
                items.size() == all.size() ? null : visit.t("changes.cut", items.size(), all.size()),
                LedgerAddress.CHANGES + file);
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** When it takes effect; nothing where that is since ever, or never any more. */
    private Optional<LocalDate> day(ContractChange change) {
        var at = change.at();
        if (at.equals(Instant.MIN) || at.equals(Instant.MAX)) return Optional.empty();
        return Optional.of(LocalDate.ofInstant(at, organisations.current().zone()));
    }
}
