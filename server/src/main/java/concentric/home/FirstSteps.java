package concentric.home;

import concentric.contracts.Adding;
import concentric.contracts.Contracts;
import concentric.contracts.Drafting;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.contracts.Template;
import concentric.contracts.Templates;
import concentric.engine.text.ContractText;
import concentric.network.Founding;
import concentric.network.UnitDraft;
import concentric.network.UnitFilter;
import concentric.network.UnitKind;
import concentric.network.Units;
import concentric.payments.NewPayment;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The door of the first five minutes: one team, one offer, one contract, and a few payments. */
@Service
public class FirstSteps {

    /** Payments that can be typed at once. */
    static final int MOST_PAYMENTS = 500;

    private static final String SOURCE = "typed";

    private final Units units;
    private final Offers offers;
    private final Contracts contracts;
    private final Templates templates;
    private final Payments payments;
    private final Organisations organisations;
    private final InstantSource clock;

    FirstSteps(
            Units units,
            Offers offers,
            Contracts contracts,
            Templates templates,
            Payments payments,
            Organisations organisations,
            InstantSource clock) {
        this.units = units;
        this.offers = offers;
        this.contracts = contracts;
        this.templates = templates;
        this.payments = payments;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The templates that a first contract can be made of. */
    public List<Template> shapes() {
        return templates.all().stream().filter(Template::isSimple).toList();
    }

    /** Whether nothing was founded yet, so that the reader is led through it. */
    @Transactional(readOnly = true)
    public boolean awaited(Actor by) {
        return by.custodian() && units.count(UnitFilter.ALL) == 0;
    }

    /** Founds the team, and the partner if there is one, with an offer and a contract in force: all of it or nothing. */
    @Transactional
    public Stepping begin(FirstTeam team, Actor by) {
        if (!by.custodian()) return new Stepping.Refused(List.of(Fault.in("", "custodian-only")));
        var template = shapes().stream()
                .filter(each -> each.code().equals(team.shape()))
                .findAny();
        var faults = new ArrayList<>(team.faults(template));
        if (faults.isEmpty()) faults.addAll(founded("team", team.team(), UnitKind.USER_FACING, by));
        if (faults.isEmpty() && template.isPresent()) {
            faults.addAll(founded("partner", team.partner(), UnitKind.PARTNER, by));
        }
        if (faults.isEmpty()) faults.addAll(offered(team, by));
        if (faults.isEmpty()) faults.addAll(agreed(team, template, by));
        if (faults.isEmpty()) return new Stepping.Done();
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Stepping.Refused(faults);
    }

    private List<Fault> founded(String field, String name, UnitKind kind, Actor by) {
        return switch (units.found(new UnitDraft(name, name, kind.word(), "", ""), by)) {
            case Founding.Founded founded -> List.of();
            case Founding.Refused(var faults) -> in(field, faults);
        };
    }

    private List<Fault> offered(FirstTeam team, Actor by) {
        return switch (offers.add(team.offer(), team.team(), by)) {
            case Adding.Added<Offer> added -> List.of();
            case Adding.Refused<Offer>(var faults) -> in("offer", faults);
        };
    }

    private List<Fault> agreed(FirstTeam team, Optional<Template> template, Actor by) {
        var contract = team.contract(template, organisations.current().currency());
        return switch (contracts.draftAndSign(ContractText.print(contract), by)) {
            case Drafting.Drafted drafted -> List.of();
            case Drafting.Refused(var faults) -> in("part", faults);
        };
    }

    /** The form's field stands for all that was made of it. */
    private static List<Fault> in(String field, List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Fault(field, fault.code(), fault.args()))
                .toList();
    }

    /**
     * Records payments as they were typed or pasted, all or none: a line each, the amount and, if it was another day, the
     * day.
     *
     * @param customers the group that paid
     */
    public Stepping pay(String offer, String customers, String text, Actor by) {
        if (!by.custodian()) return new Stepping.Refused(List.of(Fault.in("", "custodian-only")));
        var lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) return new Stepping.Refused(List.of(Fault.in("payments", "missing")));
        if (lines.size() > MOST_PAYMENTS) {
            return new Stepping.Refused(List.of(Fault.in("payments", "too-many-lines", MOST_PAYMENTS)));
        }
        var currency = organisations.current().currency().getCurrencyCode();
        var now = clock.instant();
        var typed = new ArrayList<NewPayment>();
        for (var line : lines) {
            var words = line.split("[\\s;]+");
            var day = words.length > 1 ? words[1] : now.toString();
            var number = now.getEpochSecond() + "-" + (typed.size() + 1);
            typed.add(new NewPayment(
                    SOURCE,
                    number,
                    offer,
                    "",
                    customers,
                    words[0].replace(',', '.'),
                    currency,
                    "1",
                    day,
                    "",
                    List.of()));
        }
        return switch (payments.record(typed, null, by)) {
            case Recording.Recorded recorded -> new Stepping.Done();
            case Recording.Refused(var faults) ->
                new Stepping.Refused(faults.stream()
                        .map(fault -> new Fault(
                                "line " + (fault.index() + 1),
                                fault.fault().code(),
                                fault.fault().args()))
                        .toList());
        };
    }
}
