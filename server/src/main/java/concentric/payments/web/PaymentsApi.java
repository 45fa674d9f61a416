package concentric.payments.web;

import concentric.contracts.Contracts;
import concentric.contracts.Offers;
import concentric.customers.Customers;
import concentric.engine.plan.Line;
import concentric.engine.terms.Quantity;
import concentric.payments.NewPayment;
import concentric.payments.Payment;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.payments.Recording.ItemFault;
import concentric.payments.Recording.Receipt;
import concentric.payments.web.PaymentBody.BulkBody;
import concentric.payments.web.PaymentBody.PostingBody;
import concentric.payments.web.PaymentBody.ReceiptBody;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Amount;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final String CUSTOMERS = "(customers)";
    private static final String TAX = "(tax)";

    private final Payments payments;
    private final PaymentsJson json;
    private final Offers offers;
    private final Contracts contracts;
    private final Customers customers;

    PaymentsApi(Payments payments, PaymentsJson json, Offers offers, Contracts contracts, Customers customers) {
        this.payments = payments;
        this.json = json;
        this.offers = offers;
        this.contracts = contracts;
        this.customers = customers;
    }

    /** Records one payment: 201, or 200 if it was recorded before with the same content. */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PaymentBody.Explained> record(
            InputStream body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Visit visit,
            Actor actor) {
        var receipt = record(List.of(json.one(body)), key, index -> "", actor).getFirst();
        var answer = explained(receipt.payment(), visit, actor);
        return receipt.first()
                ? ResponseEntity.created(
                                URI.create(PATH + "/" + receipt.payment().seq()))
                        .body(answer)
                : ResponseEntity.ok(answer);
    }

    /** Records up to ten thousand payments, all or none. */
    @PostMapping(path = PATH + "/bulk", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BulkBody> bulk(
            InputStream body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Visit visit,
            Actor actor) {
        var bulk = json.bulk(body);
        var receipts = record(bulk.payments(), key, index -> "payments[" + index + "].", actor);
        var contracted = new Contracted(contracts);
        var answers = new ArrayList<ReceiptBody>(receipts.size());
        int recorded = 0;
        for (var receipt : receipts) {
            if (receipt.first()) recorded++;
            var payment = receipt.payment();
            answers.add(new ReceiptBody(
                    payment.seq(),
                    payment.source(),
                    payment.externalId(),
                    payment.cascadeId() != null,
                    bulk.explain() ? postings(payment, contracted, visit) : null));
        }
        var answer = new BulkBody(recorded, receipts.size() - recorded, answers);
        return ResponseEntity.status(recorded == 0 ? HttpStatus.OK : HttpStatus.CREATED)
                .body(answer);
    }

    @GetMapping(PATH + "/{seq:\\d+}")
    PaymentBody.Explained one(@PathVariable long seq, Visit visit, Actor actor) {
        return explained(payments.find(seq).orElseThrow(Problem::notFound), visit, actor);
    }

    @GetMapping(PATH + "/find")
    PaymentBody.Explained find(@RequestParam String source, @RequestParam String externalId, Visit visit, Actor actor) {
        return explained(payments.find(source, externalId).orElseThrow(Problem::notFound), visit, actor);
    }

    private List<Receipt> record(List<NewPayment> told, @Nullable String key, IntFunction<String> at, Actor actor) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Problem.refused(Fault.in(KEY, "too-long", LONGEST_KEY));
        }
        try {
            return switch (payments.record(told, key, actor)) {
                case Recording.Recorded(var receipts) -> receipts;
                case Recording.Refused(var faults) -> throw refused(faults, at);
            };
        } catch (DuplicateKeyException e) {
            // Payments that are known are no exception; so another call bears the key.
            throw Problem.conflict(Fault.in(KEY, "idempotency-key-used", key == null ? "" : key));
        }
    }

    private static Problem refused(List<ItemFault> items, IntFunction<String> at) {
        var faults = items.stream()
                .map(item -> item.fault().field().isEmpty()
                        ? item.fault()
                        : new Fault(
                                at.apply(item.index()) + spelled(item.fault().field()),
                                item.fault().code(),
                                item.fault().args()))
                .toList();
        boolean conflict = faults.stream().allMatch(fault -> fault.code().equals("other-content"));
        return conflict ? Problem.conflict(faults) : Problem.refused(faults);
    }

    /** Fields are called in JSON as in files, but for capitals, and the amount is an object. */
    private static String spelled(String field) {
        return switch (field) {
            case "external_id" -> "externalId";
            case "occurred_at" -> "occurredAt";
            case "amount" -> "amount.amount";
            case "currency" -> "amount.currency";
            default -> field;
        };
    }

    private PaymentBody.Explained explained(Payment payment, Visit visit, Actor actor) {
        return new PaymentBody.Explained(body(payment, actor), postings(payment, new Contracted(contracts), visit));
    }

    private PaymentBody body(Payment payment, Actor actor) {
        var offer = offers.byId().get(payment.offerId());
        if (offer == null) throw new IllegalStateException("a payment names offer " + payment.offerId());
        return new PaymentBody(
                payment.seq(),
                payment.source(),
                payment.externalId(),
                offer.code(),
                actor.custodian() ? code(payment.customerId(), customers::codes) : null,
                code(payment.segmentId(), customers::segmentCodes),
                Amount.of(payment.amount(), payment.currency()),
                new Quantity(payment.quantity()).format(),
                payment.occurredAt(),
                payment.recordedAt(),
                Amount.of(payment.tax(), payment.currency()).amount(),
                payment.cascadeId() != null,
                payment.unsettled());
    }

    private interface Codes {
        Map<Long, String> of(List<Long> ids);
    }

    private static @Nullable String code(@Nullable Long id, Codes codes) {
        return id == null ? null : codes.of(List.of(id)).get(id);
    }

    private List<PostingBody> postings(Payment payment, Contracted contracted, Visit visit) {
        var postings = new ArrayList<PostingBody>();
        payments.explain(payment).ifPresent(explained -> {
            var words = new FactWords(visit, payment.currency());
            var parties = explained.plan().plan().parties();
            if (payment.tax() > 0) postings.add(tax(payment, visit));
            for (var posting : explained.explanation().postings()) {
                var line = posting.line();
                var version = contracted.version(line.version());
                postings.add(new PostingBody(
                        line.from() == Line.CUSTOMERS ? CUSTOMERS : parties.get(line.from()),
                        parties.get(line.to()),
                        version.name(),
                        version.number(),
                        line.clause(),
                        Amount.of(posting.amount().minor(), payment.currency()),
                        words.of(posting.fact())));
            }
        });
        return postings;
    }

    private static PostingBody tax(Payment payment, Visit visit) {
        return new PostingBody(
                CUSTOMERS,
                TAX,
                null,
                null,
                null,
                Amount.of(payment.tax(), payment.currency()),
                visit.t("payment.fact.tax"));
    }
}
