package concentric.closes.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.web.ContractAddress;
import concentric.contracts.web.PartyLabels;
import concentric.engine.close.Ending;
import concentric.engine.close.Open;
import concentric.engine.terms.Measure;
import concentric.measures.Measures;
import concentric.network.Units;
import concentric.platform.web.Addresses;
import concentric.platform.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What stays open at a close, and what it waits for, ready to be shown. */
@Component
class StillOpen {

    private final Measures measures;
    private final Units units;

    StillOpen(Measures measures, Units units) {
        this.measures = measures;
        this.units = units;
    }

    /** Each missing reading once, with all that needs it. */
    List<ClosePage.Missing> missing(Collection<Open> opens, Collection<Ending> endings, Visit visit) {
        var needed = new LinkedHashMap<Measure, Set<String>>();
        opens.forEach(open -> need(open.missing(), open.contract(), needed));
        endings.forEach(ending -> need(ending.verdict().missing(), ending.contract(), needed));
        var rows = new ArrayList<ClosePage.Missing>();
        needed.forEach((measure, names) -> rows.add(missing(measure, String.join(", ", names), visit)));
        return rows;
    }

    private static void need(Collection<Measure> missing, String contract, Map<Measure, Set<String>> needed) {
        missing.forEach(measure ->
                needed.computeIfAbsent(measure, none -> new LinkedHashSet<>()).add(contract));
    }

    private ClosePage.Missing missing(Measure measure, String needed, Visit visit) {
        var subject =
                measure.subject() == null ? null : units.find(measure.subject()).orElse(null);
        var keeper = measures.find(measure.name())
                .flatMap(found -> Optional.ofNullable(found.keeper()))
                .flatMap(units::find)
                .or(() -> Optional.ofNullable(subject));
        var href = Addresses.of("/measures", measure.name())
                + (subject == null ? "" : "?subject=" + URLEncoder.encode(subject.code(), StandardCharsets.UTF_8));
        var said = subject == null ? measure.name() : visit.t("close.measure-of", measure.name(), subject.name());
        return new ClosePage.Missing(said, href, keeper.map(PartyLabels::of).orElse(null), needed);
    }

    /** The contracts and holds that are open. */
    static List<ClosePage.Waiting> waiting(Collection<Open> opens, Map<Long, ContractVersion> versions, Visit visit) {
        var rows = new ArrayList<ClosePage.Waiting>();
        for (var open : opens) {
            var said = new ArrayList<String>();
            if (open.clause() > 0) said.add(visit.t("close.hold", open.clause()));
            if (!open.waitsFor().isEmpty()) said.add(visit.t("close.waits", String.join(", ", open.waitsFor())));
            var version = Objects.requireNonNull(versions.get(open.version()));
            rows.add(new ClosePage.Waiting(
                    open.contract(), ContractAddress.ofVersion(version), String.join("; ", said)));
        }
        return rows;
    }
}
