package concentric.home.web;

import concentric.home.FirstSteps;
import concentric.home.FirstTeam;
import concentric.home.Stepping;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Verb;
import concentric.platform.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** From nothing to a first statement: a team with an offer and a contract, then payments. */
@Controller
class FirstStepsPages {

    static final String TEAM = "/home/first-team";
    private static final String PAYMENTS = "/home/first-payments";
    private static final String[] FIELDS = {"team", "offer", "shape", "partner", "part"};

    private final FirstSteps steps;

    FirstStepsPages(FirstSteps steps) {
        this.steps = steps;
    }

    @Bean
    static Verb firstTeamVerb() {
        return Verb.forCustodian("first.title", TEAM);
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(TEAM)
    View team(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return team(HttpStatus.OK, new FirstTeam("", "", FirstTeam.ALONE, "", ""), List.of(), visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(TEAM)
    View begin(
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(defaultValue = "") String shape,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String part,
            Visit visit,
            Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var told = new FirstTeam(team, offer, shape, partner, part);
        return switch (steps.begin(told, actor)) {
            case Stepping.Done() ->
                visit.redirect(
                        PAYMENTS + "?team=" + encoded(told.team()) + "&offer=" + encoded(told.offer()),
                        "notice.first-team",
                        told.team());
            case Stepping.Refused(var faults) -> team(HttpStatus.BAD_REQUEST, told, faults, visit);
        };
    }

    private View team(HttpStatus status, FirstTeam told, List<Fault> faults, Visit visit) {
        var shapes = new ArrayList<Choice>();
        shapes.add(new Choice(
                FirstTeam.ALONE, visit.t("first.shape.alone"), told.shape().equals(FirstTeam.ALONE)));
        for (var template : steps.shapes()) {
            shapes.add(new Choice(
                    template.code(),
                    visit.t("template." + template.code() + ".title"),
                    template.code().equals(told.shape())));
        }
        var view = new FirstTeamPage(
                visit.otherwise(faults, FIELDS),
                visit.entry("team", told.team(), faults),
                visit.entry("offer", told.offer(), faults),
                shapes,
                visit.entry("partner", told.partner(), faults),
                visit.entry("part", told.part(), faults));
        return visit.page(status, "home/first-team", visit.t("first.title"), crumbs("first.title", visit), view);
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(PAYMENTS)
    View payments(
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String offer,
            Visit visit,
            Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return payments(HttpStatus.OK, team, offer, "", "", List.of(), visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PAYMENTS)
    View pay(
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(defaultValue = "") String customers,
            @RequestParam(defaultValue = "") String payments,
            Visit visit,
            Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return switch (steps.pay(offer, customers.strip(), payments, actor)) {
            case Stepping.Done() -> visit.redirect(Addresses.of("/ledger/statements", team), "notice.first-payments");
            case Stepping.Refused(var faults) ->
                payments(HttpStatus.BAD_REQUEST, team, offer, customers, payments, faults, visit);
        };
    }

    private static View payments(
            HttpStatus status,
            String team,
            String offer,
            String customers,
            String typed,
            List<Fault> faults,
            Visit visit) {
        var ofLines = faults.stream()
                .filter(fault -> fault.field().startsWith("line "))
                .toList();
        var wrong = ofLines.stream()
                .map(fault -> visit.t("first.line", fault.field().substring("line ".length()), visit.say(fault)))
                .toList();
        var others = faults.stream().filter(fault -> !ofLines.contains(fault)).toList();
        var view = new FirstPaymentsPage(
                team,
                offer,
                visit.otherwise(others, "payments", "customers"),
                visit.entry("customers", customers, others),
                visit.entry("payments", typed, others),
                wrong);
        return visit.page(
                status,
                "home/first-payments",
                visit.t("first.payments.title"),
                crumbs("first.payments.title", visit),
                view);
    }

    private static List<Crumb> crumbs(String title, Visit visit) {
        return List.of(new Crumb(visit.t("home.title"), HomePages.PATH), new Crumb(visit.t(title), null));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
