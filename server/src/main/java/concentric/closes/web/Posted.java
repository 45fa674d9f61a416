package concentric.closes.web;

import concentric.closes.MonthClose;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.web.ContractAddress;
import concentric.contracts.web.PartyLabels;
import concentric.engine.close.ClosePosting;
import concentric.engine.close.Movement;
import concentric.engine.close.Step;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.platform.Actor;
import concentric.platform.Party;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a close moves, ready to be shown to somebody. What a person receives is shown to that person, and to the custodian,
 * who keeps the books; to others all persons of a clause are one line, without why.
 */
@Component
class Posted {

    private final Contracts contracts;
    private final PartyLabels labels;
    private final People people;
    private final Accounts accounts;

    Posted(Contracts contracts, PartyLabels labels, People people, Accounts accounts) {
        this.contracts = contracts;
        this.labels = labels;
        this.people = people;
        this.accounts = accounts;
    }

    /**
     * A movement of one party, or of all persons that one clause pays.
     *
     * @param to code of who receives; null: persons, {@code persons} of them
     * @param why the sentence that explains the amount
     */
    record Line(
            Step step,
            String from,
            @Nullable String to,
            int persons,
            ContractVersion version,
            int clause,
            long amount,
            Currency currency,
            String why) {

        boolean isKept() {
            return from.equals(to);
        }
    }

    /**
     * Lines with all they name.
     *
     * @param people codes of the persons among the parties
     */
    record Lines(List<Line> lines, Map<String, PartyLabel> labels, Set<String> people) {

        static final Lines NONE = new Lines(List.of(), Map.of(), Set.of());

        /** Those of one party, in one currency. */
        Lines of(String party, Currency currency) {
            var own = lines.stream()
                    .filter(line -> line.currency().equals(currency))
                    .filter(line -> line.from().equals(party) || party.equals(line.to()))
                    .toList();
            return new Lines(own, labels, people);
        }

        /** Whether it pays persons. */
        boolean paysPeople(Line line) {
            return line.to() == null || people.contains(line.to());
        }

        PartyLabel label(String code) {
            return labels.getOrDefault(code, new PartyLabel(code, null, null));
        }
    }

    private record OfPersons(Step step, String from, long version, int clause) {}

    /** What these closes move, in their order. */
    Lines of(List<MonthClose> closes, Visit visit, Actor viewer) {
        var codes = new HashSet<String>();
        var versions = new HashSet<Long>();
        for (var close : closes) {
            for (var in : close.closes()) {
                in.close().postings().forEach(posting -> {
                    codes.add(posting.movement().from());
                    codes.add(posting.movement().to());
                    versions.add(posting.movement().version());
                });
            }
        }
        var byCode = labels.byCode(codes);
        var byId = new HashMap<Long, ContractVersion>();
        contracts.versions(versions).forEach(version -> byId.put(version.id(), version));
        var persons = people.parties(codes);
        var hidden = viewer.custodian() ? Set.<String>of() : others(persons, viewer);
        var lines = new ArrayList<Line>();
        for (var close : closes) {
            for (var in : close.closes()) lines.addAll(lines(in, byCode, byId, hidden, visit));
        }
        return new Lines(lines, byCode, Set.copyOf(persons.keySet()));
    }

    /** The codes of these persons, but for the viewer's. */
    private Set<String> others(Map<String, Party> persons, Actor viewer) {
        var own = accounts.person(viewer).map(person -> person.value()).orElse(0L);
        var others = new HashSet<String>();
        persons.forEach((code, person) -> {
            if (person.id() != own) others.add(code);
        });
        return others;
    }

    private static List<Line> lines(
            MonthClose.InCurrency in,
            Map<String, PartyLabel> labels,
            Map<Long, ContractVersion> versions,
            Set<String> hidden,
            Visit visit) {
        var words = new CloseWords(visit, in.currency(), labels);
        var lines = new ArrayList<Line>();
        var together = new LinkedHashMap<OfPersons, List<Movement>>();
        for (var posting : in.close().postings()) {
            var movement = posting.movement();
            if (hidden.contains(movement.to())) {
                var key = new OfPersons(movement.step(), movement.from(), movement.version(), movement.clause());
                together.computeIfAbsent(key, none -> new ArrayList<>()).add(movement);
            } else {
                lines.add(line(posting, words, versions, in.currency()));
            }
        }
        together.forEach((key, movements) -> lines.add(ofPersons(key, movements, versions, in.currency(), visit)));
        return lines;
    }

    private static Line line(
            ClosePosting posting, CloseWords words, Map<Long, ContractVersion> versions, Currency currency) {
        var movement = posting.movement();
        return new Line(
                movement.step(),
                movement.from(),
                movement.to(),
                0,
                Objects.requireNonNull(versions.get(movement.version())),
                movement.clause(),
                movement.amount(),
                currency,
                words.of(posting.fact()));
    }

    private static Line ofPersons(
            OfPersons key,
            List<Movement> movements,
            Map<Long, ContractVersion> versions,
            Currency currency,
            Visit visit) {
        var sum = movements.stream()
                .map(movement -> BigInteger.valueOf(movement.amount()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return new Line(
                key.step(),
                key.from(),
                null,
                movements.size(),
                Objects.requireNonNull(versions.get(key.version())),
                key.clause(),
                sum.longValueExact(),
                currency,
                visit.t("close.persons.why"));
    }

    /** A step in the reader's words. */
    static String step(Step step, Visit visit) {
        return visit.t("close.step." + step.name().toLowerCase(Locale.ROOT));
    }

    /** A line as a page shows it. */
    static ClosePage.Row row(Line line, Lines lines, Visit visit) {
        var to = line.to();
        return new ClosePage.Row(
                step(line.step(), visit),
                lines.label(line.from()),
                to == null || line.isKept() ? null : lines.label(to),
                to == null ? visit.t("close.persons", line.persons()) : visit.t("close.keeps"),
                line.version().name(),
                ContractAddress.ofClause(line.version(), line.clause()),
                visit.formats().money(line.amount(), line.currency()),
                line.why());
    }
}
