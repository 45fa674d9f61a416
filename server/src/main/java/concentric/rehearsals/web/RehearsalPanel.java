package concentric.rehearsals.web;

import concentric.contracts.Consequences;
import concentric.contracts.ContractVersion.State;
import concentric.contracts.Contracts;
import concentric.engine.terms.Contract;
import concentric.network.Sides;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import concentric.rehearsals.Rehearsals;
import concentric.rehearsals.Rehearsing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On the page of a draft, and while it is written: what it would have meant, in sentences. */
@Component
class RehearsalPanel implements Panel, Consequences {

    private static final String TEMPLATE = "rehearsals/panel";
    private static final int ORDER = 10;

    private final Rehearsals rehearsals;
    private final Contracts contracts;
    private final Effects effects;
    private final Sides sides;
    private final Pages pages;

    RehearsalPanel(Rehearsals rehearsals, Contracts contracts, Effects effects, Sides sides, Pages pages) {
        this.rehearsals = rehearsals;
        this.contracts = contracts;
        this.effects = effects;
        this.sides = sides;
        this.pages = pages;
    }

    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals(Contracts.VERSION)) return Optional.empty();
        return contracts
                .version(id)
                .filter(version -> version.state() == State.DRAFT)
                .flatMap(version -> part(version.terms(), RehearsalPages.address(version), viewer));
    }

    @Override
    public Optional<Part> of(Contract terms, Actor viewer) {
        return part(terms, null, viewer);
    }

    /** Partners' people see their own side alone, and this tells of everybody's. */
    private Optional<Part> part(Contract terms, @Nullable String href, Actor viewer) {
        if (sides.of(viewer).isPresent()) return Optional.empty();
        return Optional.of(new Part(TEMPLATE, summary(terms, href, viewer), ORDER));
    }

    private RehearsalSummary summary(Contract terms, @Nullable String href, Actor viewer) {
        var visit = pages.current();
        return switch (rehearsals.rehearse(List.of(terms))) {
            case Rehearsing.Refused(var faults) ->
                new RehearsalSummary(
                        href, visit.t("rehearsal.lead.refused") + " " + visit.say(faults.getFirst()), List.of());
            case Rehearsing.NoHistory(var currency) ->
                new RehearsalSummary(href, visit.t("rehearsal.lead.none", currency.getCurrencyCode()), List.of());
            case Rehearsing.Rehearsed rehearsed ->
                new RehearsalSummary(
                        href,
                        RehearsalRows.lead(rehearsed, visit),
                        RehearsalSaid.of(effects.of(rehearsed, List.of(terms), viewer), rehearsed.currency(), visit));
        };
    }
}
