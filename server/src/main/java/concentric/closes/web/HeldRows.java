package concentric.closes.web;

import concentric.closes.MonthClose;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.web.ContractAddress;
import concentric.contracts.web.PartyLabels;
import concentric.engine.close.Held;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import concentric.platform.web.State.Tone;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was in hold when a month was closed, the first due first, and what the close makes of it. */
@Component
class HeldRows {

    private final Contracts contracts;
    private final PartyLabels labels;

    HeldRows(Contracts contracts, PartyLabels labels) {
        this.contracts = contracts;
        this.labels = labels;
    }

    /**
     * The rows.
     *
     * @param first the close that found them
     * @param last what was decided, or would be, after all closes of the month
     */
    List<ClosePage.Hold> of(MonthClose first, MonthClose last, Visit visit) {
        var codes = first.closes().stream()
                .flatMap(in -> in.holds().stream())
                .flatMap(held -> Stream.of(held.fund(), held.to()))
                .distinct()
                .toList();
        var byCode = labels.byCode(codes);
        var versions = new HashMap<Long, ContractVersion>();
        contracts
                .versions(first.closes().stream()
                        .flatMap(in -> in.holds().stream())
                        .map(held -> held.version().id())
                        .distinct()
                        .toList())
                .forEach(version -> versions.put(version.id(), version));
        var rows = new ArrayList<ClosePage.Hold>();
        for (var in : first.closes()) {
            in.holds().stream()
                    .sorted(Comparator.comparing(Held::until))
                    .map(held -> row(held, in.currency(), last, byCode, versions, visit))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static ClosePage.Hold row(
            Held held,
            Currency currency,
            MonthClose last,
            Map<String, PartyLabel> labels,
            Map<Long, ContractVersion> versions,
            Visit visit) {
        var version = Objects.requireNonNull(versions.get(held.version().id()));
        return new ClosePage.Hold(
                version.name(),
                ContractAddress.ofClause(version, held.clause()),
                label(held.fund(), labels),
                label(held.to(), labels),
                visit.formats().money(held.amount(), currency),
                visit.formats().date(held.until()),
                state(held, last, visit));
    }

    private static PartyLabel label(String code, Map<String, PartyLabel> labels) {
        return labels.getOrDefault(code, new PartyLabel(code, null, null));
    }

    private static State state(Held held, MonthClose last, Visit visit) {
        boolean isOpen = last.open().stream()
                .anyMatch(open -> open.version() == held.version().id() && open.clause() == held.clause());
        if (isOpen) return new State(visit.t("close.held.waits"), Tone.WARN);
        return held.until().isAfter(last.month().atEndOfMonth())
                ? new State(visit.t("close.held.goes-on"), Tone.PLAIN)
                : new State(visit.t("close.held.decided"), Tone.OK);
    }
}
