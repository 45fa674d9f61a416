package concentric.network.web;

import concentric.network.Membership;
import concentric.network.Memberships;
import concentric.network.Questions;
import concentric.network.Rounds;
import concentric.network.Unit;
import concentric.network.UnitChanges;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.platform.Panel;
import concentric.platform.web.Addresses;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import concentric.platform.web.Waiting;
import concentric.platform.web.Waits;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What stands of the network on a reader's home: rounds that ask the reader, and the reader's units. */
@Configuration(proxyBeanMethods = false)
class NetworkHome {

    @Bean
    @Order(20)
    Waits roundsWaiting(Rounds rounds, Units units, People people) {
        return (viewer, reader) -> {
            var open = rounds.waitingFor(viewer);
            if (open.isEmpty()) return Optional.empty();
            var view = Waiting.of(
                    reader.t("home.rounds"),
                    open,
                    round -> {
                        var unit = units.find(round.unit()).orElseThrow();
                        var person = people.find(round.person()).orElseThrow();
                        return new Waiting.Item(
                                reader.t("round." + round.choice().word(), person.name()),
                                Addresses.of(MembersPages.PATH, unit.code()),
                                reader.t(
                                        "home.round",
                                        unit.name(),
                                        reader.formats().instant(round.endsAt())),
                                reader.t("home.round.turn"));
                    },
                    reader);
            return Optional.of(view);
        };
    }

    @Bean
    @Order(21)
    Waits unitChangesWaiting(UnitChanges changes, UnitChangeWords words) {
        return (viewer, reader) -> {
            var open = changes.waitingFor(viewer);
            if (open.isEmpty()) return Optional.empty();
            var view = Waiting.of(
                    reader.t("home.unit-changes"),
                    open,
                    change -> new Waiting.Item(
                            words.what(change, reader),
                            UnitChangeWords.href(change),
                            change.reason(),
                            reader.t("home.unit-change.turn")),
                    reader);
            return Optional.of(view);
        };
    }

    @Bean
    @Order(22)
    Waits questionsWaiting(Questions questions, QuestionWords words) {
        return (viewer, reader) -> {
            var open = questions.waitingFor(viewer);
            if (open.isEmpty()) return Optional.empty();
            var view = Waiting.of(
                    reader.t("home.questions"),
                    open,
                    question -> new Waiting.Item(
                            words.what(question, reader),
                            QuestionWords.href(question),
                            reader.t("question.when", reader.formats().instant(question.endsAt())),
                            reader.t("home.question.turn")),
                    reader);
            return Optional.of(view);
        };
    }

    @Bean
    Panel unitsOfReader(Accounts accounts, Memberships memberships, Units units, Pages pages) {
        return (noun, id, viewer) -> {
            if (!noun.equals(Waiting.HOME)) return Optional.empty();
            var person = accounts.person(viewer);
            if (person.isEmpty()) return Optional.empty();
            var own = memberships.of(person.get());
            if (own.isEmpty()) return Optional.empty();
            var ids = own.stream().map(membership -> membership.unit().value()).toList();
            var known = units.all(ids);
            var sizes = memberships.sizes(ids);
            var visit = pages.current();
            var cards = own.stream()
                    .map(membership -> card(membership, known, sizes, visit))
                    .toList();
            return Optional.of(new Panel.Part("network/home-units", new HomeUnits(cards), 110));
        };
    }

    private static HomeUnits.Card card(
            Membership membership, Map<Long, Unit> known, Map<Long, Integer> sizes, Visit visit) {
        var unit = Objects.requireNonNull(known.get(membership.unit().value()));
        return new HomeUnits.Card(
                UnitsPages.label(unit),
                unit.purpose(),
                visit.t(
                        "home.unit",
                        UnitPages.role(membership, visit),
                        sizes.getOrDefault(unit.id().value(), 0)),
                Addresses.of(MembersPages.PATH, unit.code()));
    }
}
