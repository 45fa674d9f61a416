package concentric.closes.web;

import concentric.contracts.Template;
import concentric.contracts.WorkedClose;
import concentric.engine.cases.CaseClose;
import concentric.engine.cases.CaseFile;
import concentric.engine.cases.CaseResult;
import concentric.engine.close.Verdict;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The case of a template, run: what happens in it, and what its closes move by that. */
@Component
class WorkedCase implements WorkedClose {

    private static final String TEMPLATE = "closes/worked-case";
    private static final int ORDER = 10;

    private final Pages pages;

    WorkedCase(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Panel.Part of(Template template) {
        var visit = pages.current();
        var result = CaseFile.run(template.code(), template.file());
        if (!(result instanceof CaseResult.Passed passed)) {
            throw new IllegalStateException("the case of template " + template.code() + " does not hold: " + result);
        }
        var rows = new ArrayList<WorkedCasePage.Row>();
        var endings = new ArrayList<String>();
        for (var closed : passed.closes()) {
            rows.addAll(rows(closed, visit));
            closed.close().endings().stream()
                    .filter(ending -> ending.verdict().truth() == Verdict.Truth.TRUE)
                    .forEach(ending -> endings.add(visit.t("close.ends", ending.contract())));
        }
        return new Panel.Part(TEMPLATE, new WorkedCasePage(template.happened(), rows, endings), ORDER);
    }

    private static List<WorkedCasePage.Row> rows(CaseClose closed, Visit visit) {
        var words = new CloseWords(visit, closed.currency(), Map.of());
        return closed.close().postings().stream()
                .filter(posting -> posting.movement().amount() != 0)
                .map(posting -> new WorkedCasePage.Row(
                        posting.movement().from(),
                        posting.movement().to(),
                        Objects.requireNonNull(
                                closed.contracts().get(posting.movement().version())),
                        words.money(BigInteger.valueOf(posting.movement().amount())),
                        words.of(posting.fact())))
                .toList();
    }
}
