package concentric.contracts;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.References;
import concentric.platform.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports funds, a row each, under the header of {@code funds.csv}. */
@Component
class FundImport implements Work {

    static final String KIND = "fund.import";

    private static final Columns COLUMNS = Columns.of(List.of("fund", "name", "unit"), List.of())
            .codes("fund", "unit")
            .called("fund", "fund_id", "code", "topf")
            .called("name", "title", "bezeichnung")
            .called("unit", "unit_id", "keeper", "einheit");

    private final Funds funds;
    private final NamedInContracts named;
    private final References references;

    FundImport(Funds funds, NamedInContracts named, References references) {
        this.funds = funds;
        this.named = named;
        this.references = references;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Columns columns(String options) {
        return COLUMNS;
    }

    @Override
    public Taken take(Job job, List<CsvRow> rows) {
        var by = new Actor(job.account(), "", true);
        var known = new HashMap<>(funds.list().stream().collect(Collectors.toMap(Fund::code, Function.identity())));
        var leftOut = new ArrayList<LeftOut>();
        int accepted = 0;
        for (var row : rows) {
            var there = known.get(row.get("fund"));
            var fault = there != null ? difference(row, there) : null;
            if (there == null) {
                switch (funds.open(row.get("fund"), row.get("name"), row.get("unit"), by, job.act())) {
                    case Adding.Added<Fund>(var fund) -> {
                        known.put(fund.code(), fund);
                        accepted++;
                    }
                    case Adding.Refused<Fund>(var faults) -> fault = faults.getFirst();
                }
            }
            if (fault != null) leftOut.add(new LeftOut(row, fault, false));
        }
        return new Taken(accepted, leftOut);
    }

    @Override
    public boolean canTakeBack() {
        return true;
    }

    /** Contracts name funds without referring to them. */
    @Override
    public List<Fault> inTheWay(Act.Id act) {
        var codes = funds.codesOf(act);
        var faults = new ArrayList<>(named.faults(codes.values()));
        faults.addAll(references.to("contracts.fund", codes, Set.of()));
        faults.addAll(references.to("platform.party", codes, Set.of("contracts.fund")));
        return faults;
    }

    @Override
    public void takeBack(Act.Id act) {
        funds.remove(act);
    }

    /** The same row again is no mistake; the same fund said otherwise is. */
    private static @Nullable Fault difference(CsvRow row, Fund there) {
        return there.name().equals(row.get("name")) && there.unit().equals(row.get("unit"))
                ? null
                : Fault.in("fund", "exists-differently", there.code());
    }
}
