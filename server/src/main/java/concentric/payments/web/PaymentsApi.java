package concentric.payments.web;

import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.customers.Customers;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Remainder;
import concentric.payments.NewPayment;
import concentric.payments.Payment;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.payments.Recording.Receipt;
import concentric.payments.Refunds;
import concentric.payments.Settling;
import concentric.payments.web.PaymentBody.BulkBody;
import concentric.payments.web.PaymentBody.ReceiptBody;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Call;
import concentric.platform.web.Days;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import concentric.platform.web.Visit;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments for programs: one with its explanation, or many at once. */
@RestController
class PaymentsApi {

    private static final String PATH = "/api/payments";

    private static final Fault TOO_MANY = Fault.in("payments", "too-many-payments", Payments.MOST_AT_ONCE);

    private static final ToldJson.Kind<NewPayment> PAYMENT = new ToldJson.Kind<>(
            ToldJson.fields(PaymentBody.Told.class),
            told -> new NewPayment(
                    told.get(0),
                    told.get(1),
                    told.get(2),
                    told.get(3),
                    told.get(4),
                    told.get(5),
                    told.get(6),
                    told.get(7),
                    told.get(8),
                    told.get(9),
                    List.of()));

    private final Payments payments;
    private final Refunds refunds;
    private final ToldJson json;
    private final Offers offers;
    private final Customers customers;
    private final Postings postings;

    PaymentsApi(
            Payments payments, Refunds refunds, ToldJson json, Offers offers, Customers customers, Postings postings) {
        this.payments = payments;
        this.refunds = refunds;
        this.json = json;
        this.offers = offers;
        this.customers = customers;
        this.postings = postings;
    }

    /** Records one payment: 201, or 200 if it was recorded before with the same content. */
    @Call(
            value = "recordPayment",
            scope = Scope.RECORD,
            takes = PaymentBody.Told.class,
            status = {201, 200},
            conflicts = true,
            repeats = Call.Repeats.IDENTIFIED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PaymentBody.Explained> record(
            InputStream body,
            @RequestHeader(name = Telling.KEY, required = false) @Nullable String key,
            Visit visit,
            Actor actor) {
        var receipt = record(List.of(json.one(body, PAYMENT)), key, index -> "", actor)
                .getFirst();
        var answer = explained(receipt.payment(), visit, actor);
        return receipt.first()
                ? ResponseEntity.created(
                                URI.create(PATH + "/" + receipt.payment().seq()))
                        .body(answer)
                : ResponseEntity.ok(answer);
    }

    /** Records up to ten thousand payments, all or none. */
    @Call(
            value = "recordPayments",
            scope = Scope.RECORD,
            takes = PaymentBody.ToldBulk.class,
            status = {201, 200},
            conflicts = true,
            repeats = Call.Repeats.IDENTIFIED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(path = PATH + "/bulk", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BulkBody> bulk(
            InputStream body,
            @RequestHeader(name = Telling.KEY, required = false) @Nullable String key,
            Visit visit,
            Actor actor) {
        var bulk = json.bulk(body, PAYMENT, TOO_MANY);
        var receipts = record(bulk.all(), key, index -> "payments[" + index + "].", actor);
        var settledLater = payments.settledLater(receipts.stream()
                .filter(receipt -> !receipt.first() && receipt.payment().cascadeId() == null)
                .map(receipt -> receipt.payment().seq())
                .toList());
        var contracted = postings.contracted();
        var answers = new ArrayList<ReceiptBody>(receipts.size());
        int recorded = 0;
        for (var receipt : receipts) {
            if (receipt.first()) recorded++;
            var payment = receipt.payment();
            answers.add(new ReceiptBody(
                    payment.seq(),
                    payment.source(),
                    payment.externalId(),
                    payment.cascadeId() != null || settledLater.contains(payment.seq()),
                    bulk.explain() ? postings(payment, contracted, visit) : null));
        }
        var answer = new BulkBody(recorded, receipts.size() - recorded, answers);
        return ResponseEntity.status(recorded == 0 ? HttpStatus.OK : HttpStatus.CREATED)
                .body(answer);
    }

    @Call("listPayments")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    Sheet<PaymentBody> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(defaultValue = "") String segment,
            @OneOf({"unsettled"}) @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Paging paging,
            Visit visit,
            Actor actor) {
        var filter = new PaymentsPages.Asked(q.strip(), offer.strip(), segment, state, Days.of(from, to)).filter(visit);
        var found = payments.before(filter, paging.afterNumber(Long.MAX_VALUE), paging.rows());
        return paging.sheet(found, Payment::seq, payment -> body(payment, actor));
    }

    @Call("getPayment")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{seq:\\d+}")
    PaymentBody.Explained one(@PathVariable long seq, Visit visit, Actor actor) {
        return explained(payments.find(seq).orElseThrow(Problem::notFound), visit, actor);
    }

    @Call("findPayment")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/find")
    PaymentBody.Explained find(@RequestParam String source, @RequestParam String externalId, Visit visit, Actor actor) {
        return explained(payments.find(source, externalId).orElseThrow(Problem::notFound), visit, actor);
    }

    private List<Receipt> record(List<NewPayment> told, @Nullable String key, IntFunction<String> at, Actor actor) {
        return switch (Telling.under(key, () -> payments.record(told, key, actor))) {
            case Recording.Recorded(var receipts) -> receipts;
            case Recording.Refused(var faults) -> throw Telling.refused(faults, at);
        };
    }

    private PaymentBody.Explained explained(Payment payment, Visit visit, Actor actor) {
        return new PaymentBody.Explained(body(payment, actor), postings(payment, postings.contracted(), visit));
    }

    private PaymentBody body(Payment payment, Actor actor) {
        var later = payments.settledLater(payment.seq());
        boolean settled = payment.cascadeId() != null || later.isPresent();
        var given = refunds.of(payment.seq());
        Remainder left = given.isEmpty() ? payment.whole() : given.getLast().left();
        return new PaymentBody(
                payment.seq(),
                payment.source(),
                payment.externalId(),
                offer(payment).code(),
                actor.custodian() ? code(payment.customerId(), customers::codes) : null,
                code(payment.segmentId(), customers::segmentCodes),
                Amount.of(payment.amount(), payment.currency()),
                new Quantity(payment.quantity()).format(),
                payment.occurredAt(),
                payment.recordedAt(),
                Amount.of(payment.tax(), payment.currency()).amount(),
                settled,
                settled ? null : payment.unsettled(),
                later.map(SettlingBody::of).orElse(null),
                RemainderBody.of(left, payment.currency()),
                given.stream().map(RefundBody::of).toList());
    }

    private Offer offer(Payment payment) {
        var offer = offers.all(List.of(payment.offerId())).get(payment.offerId());
        if (offer == null) throw new IllegalStateException("a payment names offer " + payment.offerId());
        return offer;
    }

    private interface Codes {
        Map<Long, String> of(List<Long> ids);
    }

    private static @Nullable String code(@Nullable Long id, Codes codes) {
        return id == null ? null : codes.of(List.of(id)).get(id);
    }

    private List<PostingBody> postings(Payment payment, Contracted contracted, Visit visit) {
        return payments.explain(payment)
                .map(explained -> postings.bodies(explained, tax(payment), contracted, visit))
                .orElse(List.of());
    }

    /** What went to the state when it was settled. */
    private long tax(Payment payment) {
        return payment.cascadeId() != null
                ? payment.tax()
                : payments.settledLater(payment.seq()).map(Settling::tax).orElse(0L);
    }
}
