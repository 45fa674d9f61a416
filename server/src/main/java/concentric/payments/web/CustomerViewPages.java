package concentric.payments.web;

import concentric.payments.Payments;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** A payment as whoever paid may see it. */
@Controller
class CustomerViewPages {

    private final Payments payments;
    private final CustomerViews views;

    CustomerViewPages(Payments payments, CustomerViews views) {
        this.payments = payments;
        this.views = views;
    }

    /** Where it is of a payment. */
    static String address(long seq) {
        return PaymentsPages.PATH + "/" + seq + "/customer";
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PaymentsPages.PATH + "/{seq:\\d+}/customer")
    View customer(@PathVariable long seq, Visit visit, Actor actor) {
        var payment = payments.find(seq).orElseThrow(Problem::notFound);
        var title = visit.t("customer-view.title");
        var crumbs = List.of(
                new Crumb(visit.t("payments.title"), PaymentsPages.PATH),
                new Crumb(payment.externalId(), PaymentsPages.PATH + "/" + seq),
                new Crumb(title, null));
        return visit.page("payments/customer", title, crumbs, views.of(payment, visit));
    }
}
