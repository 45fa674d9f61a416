package concentric.payments.web;

import concentric.payments.NewUsage;
import concentric.payments.Recording.ItemFault;
import concentric.payments.UsageRecording;
import concentric.payments.Usages;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Entering usage by hand. */
@Controller
class NewUsagePages {

    private static final String PATH = UsagePages.PATH + "/new";

    private static final String[] FIELDS = {"source", "external_id", "service", "consumer", "quantity", "occurred_at"};

    private final Usages usages;

    NewUsagePages(Usages usages) {
        this.usages = usages;
    }

    /** The form as it was sent; null where a field was missing. */
    record Form(
            @Nullable String source,
            @Nullable String externalId,
            @Nullable String service,
            @Nullable String consumer,
            @Nullable String quantity,
            @Nullable String occurredAt) {

        NewUsage usage() {
            return new NewUsage(
                    Typed.of(source),
                    Typed.of(externalId),
                    Typed.of(service),
                    Typed.of(consumer),
                    Typed.of(quantity),
                    Typed.of(occurredAt));
        }
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(PATH)
    View form(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return form(HttpStatus.OK, new NewUsage("form", "", "", "", "", ""), List.of(), visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH)
    View record(@ModelAttribute Form form, Visit visit, Actor actor) {
        var usage = form.usage();
        return switch (usages.record(List.of(usage), null, actor)) {
            case UsageRecording.Recorded(var receipts) -> {
                var receipt = receipts.getFirst();
                var notice = receipt.first() ? "notice.usage-recorded" : "notice.usage-known";
                yield visit.redirect(UsagePages.PATH + "/" + receipt.usage().seq(), notice, usage.externalId());
            }
            case UsageRecording.Refused(var items) -> {
                var faults = items.stream().map(ItemFault::fault).toList();
                if (faults.stream().anyMatch(fault -> fault.code().equals("custodian-only"))) throw Problem.forbidden();
                yield form(HttpStatus.BAD_REQUEST, usage, faults, visit);
            }
        };
    }

    private static View form(HttpStatus status, NewUsage typed, List<Fault> faults, Visit visit) {
        var view = new NewUsagePage(
                visit.otherwise(faults, FIELDS),
                visit.entry("service", typed.service(), faults),
                visit.entry("consumer", typed.consumer(), faults),
                visit.entry("quantity", typed.quantity(), faults),
                visit.entry("occurred_at", typed.occurredAt(), faults),
                visit.entry("source", typed.source(), faults),
                visit.entry("external_id", typed.externalId(), faults));
        var title = visit.t("usage.new");
        var crumbs = List.of(new Crumb(visit.t("usage.title"), UsagePages.PATH), new Crumb(title, null));
        return visit.page(status, "payments/new-usage", title, crumbs, view);
    }
}
