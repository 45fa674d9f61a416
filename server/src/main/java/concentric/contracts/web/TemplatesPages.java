package concentric.contracts.web;

import concentric.contracts.Drafts;
import concentric.contracts.Proposals;
import concentric.contracts.Template;
import concentric.contracts.Templates;
import concentric.contracts.WorkedClose;
import concentric.contracts.WorkedExample;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.engine.text.ContractText;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Templates: shapes of contracts to begin with, each with the case that proves what it does. */
@Controller
class TemplatesPages {

    static final String PATH = ContractAddress.PATH + "/templates";

    /** How fields that give roles their names are called. */
    static final String ROLE = "role-";

    private final Templates templates;
    private final Drafts drafts;
    private final DraftDesk desk;
    private final Proposals proposals;
    private final WorkedExample workedExample;
    private final WorkedClose workedClose;

    TemplatesPages(
            Templates templates,
            Drafts drafts,
            DraftDesk desk,
            Proposals proposals,
            WorkedExample workedExample,
            WorkedClose workedClose) {
        this.templates = templates;
        this.drafts = drafts;
        this.desk = desk;
        this.proposals = proposals;
        this.workedExample = workedExample;
        this.workedClose = workedClose;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    View list(Visit visit, Actor actor) {
        var rows = templates.all().stream()
                .map(template -> new TemplatesPage.Row(
                        title(template, visit),
                        PATH + "/" + template.code(),
                        visit.t("template." + template.code() + ".when"),
                        sentences(template.terms(), visit)))
                .toList();
        var title = visit.t("templates.title");
        var crumbs = List.of(new Crumb(visit.t("contracts.title"), ContractAddress.PATH), new Crumb(title, null));
        return visit.page("contracts/templates", title, crumbs, new TemplatesPage(rows));
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{code}")
    View one(@PathVariable String code, Visit visit, Actor actor) {
        var template = templates.find(code).orElseThrow(Problem::notFound);
        var terms = template.terms();
        var view = new TemplatePage(
                code,
                visit.t("template." + code + ".when"),
                new TermsWords(Map.of(), visit).source(terms),
                sentences(terms, visit),
                ContractText.print(terms),
                drafts.mayWrite(actor) ? DraftPages.PATH : "",
                template.roles().stream()
                        .map(role -> new TemplatePage.Role(ROLE + role, role, suggested(role, template)))
                        .toList(),
                desk.suggestions(visit),
                visit.part(example(template)));
        var title = title(template, visit);
        var crumbs = List.of(
                new Crumb(visit.t("contracts.title"), ContractAddress.PATH),
                new Crumb(visit.t("templates.title"), PATH),
                new Crumb(title, null));
        return visit.page("contracts/template", title, crumbs, view);
    }

    /** A template's name in the reader's language. */
    static String title(Template template, Visit visit) {
        return visit.t("template." + template.code() + ".title");
    }

    private static List<String> sentences(Contract terms, Visit visit) {
        return new TermsWords(Map.of(), visit).sentences(terms);
    }

    /** Its case, worked: what a payment moves, or what a close does. */
    private Panel.Part example(Template template) {
        if (template.isClosing()) return workedClose.of(template);
        var possible = proposals.ofCase(template.contracts(), template.owners(), template.kinds());
        return workedExample.of(possible, template.amount(), template.quantity());
    }

    private static String suggested(String role, Template template) {
        if (template.funds().contains(role)) return "funds";
        if (template.offers().contains(role)) return "offers";
        if (template.measures().contains(role)) return "measures";
        boolean isService = template.terms().source() instanceof Source.Usage usage
                && usage.service().equals(role);
        return isService ? "" : "parties";
    }
}
