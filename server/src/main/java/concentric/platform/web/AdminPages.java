package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.ProgramRole;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What the custodian looks after: the organisation as it was set up, and the way to the other pages of administration. */
@Controller
class AdminPages {

    private static final String PATH = "/admin";

    private final Organisations organisations;
    private final ProgramRole role;
    private final List<MenuPart> menu;
    private final List<Panel> panels;

    AdminPages(Organisations organisations, ProgramRole role, List<MenuPart> menu, List<Panel> panels) {
        this.organisations = organisations;
        this.role = role;
        this.menu = menu;
        this.panels = panels;
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(PATH)
    View admin(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var organisation = organisations.current();
        var lines = List.of(
                new AdminPage.Line(visit.t("organisation.name"), organisation.name()),
                new AdminPage.Line(
                        visit.t("organisation.zone"), organisation.zone().getId()),
                new AdminPage.Line(
                        visit.t("organisation.currency"),
                        organisation.currency().getCurrencyCode()),
                new AdminPage.Line(visit.t("database.role"), said(visit)));
        var links = menu.stream()
                .filter(part ->
                        part.section() == MenuSection.ADMIN && !part.href().equals(PATH))
                .map(part -> new Crumb(visit.t(part.label()), part.href()))
                .toList();
        var title = visit.t("nav.admin");
        var parts = visit.parts(panels, Organisations.NOUN, 0, actor);
        return visit.page("platform/admin", title, List.of(new Crumb(title, null)), new AdminPage(lines, links, parts));
    }

    private String said(Visit visit) {
        var standing = role.standing().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return visit.t("database.role." + standing, role.user());
    }
}
