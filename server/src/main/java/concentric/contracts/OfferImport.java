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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports offers, a row each, under the header of {@code offers.csv}. */
@Component
class OfferImport implements Work {

    static final String KIND = "offer.import";

    private static final Columns COLUMNS = Columns.of(List.of("offer", "unit"), List.of())
            .codes("offer", "unit")
            .called("offer", "offer_id", "product", "product_id", "sku", "code", "angebot", "produkt")
            .called("unit", "unit_id", "owner", "seller", "einheit", "anbieter");

    private final Offers offers;
    private final OfferStore store;
    private final NamedInContracts named;
    private final Settlements settlements;
    private final References references;

    OfferImport(
            Offers offers, OfferStore store, NamedInContracts named, Settlements settlements, References references) {
        this.offers = offers;
        this.store = store;
        this.named = named;
        this.settlements = settlements;
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
        var known = new HashMap<>(
                offers.findAll(rows.stream().map(row -> row.get("offer")).toList()));
        var leftOut = new ArrayList<LeftOut>();
        int accepted = 0;
        for (var row : rows) {
            var there = known.get(row.get("offer"));
            var fault = there != null ? difference(row, there) : null;
            if (there == null) {
                switch (offers.add(row.get("offer"), row.get("unit"), by, job.act())) {
                    case Adding.Added<Offer>(var offer) -> {
                        known.put(offer.code(), offer);
                        accepted++;
                    }
                    case Adding.Refused<Offer>(var faults) -> fault = faults.getFirst();
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

    /** Contracts and payments name offers without referring to them. */
    @Override
    public List<Fault> inTheWay(Act.Id act) {
        var codes = store.codesOf(act);
        var faults = new ArrayList<>(named.faults(codes.values()));
        for (var id : settlements.paid(codes.keySet())) {
            faults.add(Fault.in("", "offer-paid-for", codes.getOrDefault(id, "")));
        }
        return faults.isEmpty() ? references.to("contracts.offer", codes, Set.of()) : faults;
    }

    @Override
    public void takeBack(Act.Id act) {
        store.remove(act);
    }

    /** The same row again is no mistake; the same offer of another unit is. */
    private static @Nullable Fault difference(CsvRow row, Offer there) {
        return there.unit().equals(row.get("unit")) ? null : Fault.in("offer", "exists-differently", there.code());
    }
}
