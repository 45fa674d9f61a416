package concentric.contracts.web;

import concentric.contracts.Fund;
import concentric.contracts.Funds;
import concentric.network.Unit;
import concentric.network.UnitKind;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.web.Addresses;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How parties are shown: units, funds and persons by name, with their mark and a link where there is a page. */
@Component
public class PartyLabels {

    private final Parties parties;
    private final Units units;
    private final Funds funds;
    private final People people;

    PartyLabels(Parties parties, Units units, Funds funds, People people) {
        this.parties = parties;
        this.units = units;
        this.funds = funds;
        this.people = people;
    }

    /** The labels of parties by their ids. */
    public Map<Long, PartyLabel> byId(Collection<Long> ids) {
        var labels = new HashMap<Long, PartyLabel>();
        units.all(ids).forEach((id, unit) -> labels.put(id, of(unit)));
        var noUnits = unlabelled(ids, labels);
        if (!noUnits.isEmpty()) funds.all(noUnits).forEach((id, fund) -> labels.put(id, of(fund)));
        var persons = unlabelled(noUnits, labels);
        if (!persons.isEmpty()) people.all(persons).forEach((id, person) -> labels.put(id, of(person)));
        return labels;
    }

    private static List<Long> unlabelled(Collection<Long> ids, Map<Long, PartyLabel> labels) {
        return ids.stream().filter(id -> !labels.containsKey(id)).toList();
    }

    /** The labels of the parties of the codes that name one. */
    public Map<String, PartyLabel> byCode(Collection<String> codes) {
        var found = parties.findAll(codes);
        var labels = byId(found.values().stream().map(Party::id).toList());
        var byCode = new HashMap<String, PartyLabel>();
        found.forEach((code, party) -> {
            var label = labels.get(party.id());
            if (label != null) byCode.put(code, label);
        });
        return byCode;
    }

    /** A unit, linked to its page. */
    public static PartyLabel of(Unit unit) {
        return new PartyLabel(unit.name(), kind(unit.kind()), Addresses.of("/network/units", unit.code()));
    }

    private static PartyLabel of(Fund fund) {
        return new PartyLabel(fund.name(), PartyKind.FUND, OffersPages.FUNDS);
    }

    private static PartyLabel of(Person person) {
        return new PartyLabel(person.name(), null, Addresses.of("/people", person.code()));
    }

    private static PartyKind kind(UnitKind kind) {
        return switch (kind) {
            case USER_FACING -> PartyKind.USER_FACING;
            case NODE -> PartyKind.NODE;
            case LEADERSHIP -> PartyKind.LEADERSHIP;
            case PARTNER -> PartyKind.PARTNER;
        };
    }
}
