package concentric.payments.web;

import concentric.payments.NewRefund;
import concentric.payments.Payments;
import concentric.payments.Refund;
import concentric.payments.RefundFilter;
import concentric.payments.RefundRecording;
import concentric.payments.RefundRecording.Receipt;
import concentric.payments.Refunds;
import concentric.payments.web.RefundBody.BulkBody;
import concentric.payments.web.RefundBody.ReceiptBody;
import concentric.payments.web.RefundBody.Warning;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Days;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import concentric.platform.web.Visit;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
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

/** Refunds for programs: one with what it changed, or many at once. */
@RestController
class RefundsApi {

    private static final String PATH = "/api/refunds";

    private static final Fault TOO_MANY = Fault.in("refunds", "too-many-refunds", Payments.MOST_AT_ONCE);

    private static final ToldJson.Kind<NewRefund> REFUND = new ToldJson.Kind<>(
            ToldJson.fields(RefundBody.Told.class),
            told -> new NewRefund(
                    told.get(0),
                    told.get(1),
                    told.get(2),
                    told.get(3),
                    told.get(4),
                    told.get(5),
                    told.get(6),
                    told.get(7),
                    told.get(8),
                    List.of()));

    private final Refunds refunds;
    private final ToldJson json;
    private final Postings postings;

    RefundsApi(Refunds refunds, ToldJson json, Postings postings) {
        this.refunds = refunds;
        this.json = json;
        this.postings = postings;
    }

    /** Records one refund: 201, or 200 if it was recorded before with the same content. */
    @Call(
            value = "recordRefund",
            scope = Scope.RECORD,
            takes = RefundBody.Told.class,
            status = {201, 200},
            conflicts = true,
            repeats = Call.Repeats.IDENTIFIED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RefundBody.Explained> record(
            InputStream body,
            @RequestHeader(name = Telling.KEY, required = false) @Nullable String key,
            Visit visit,
            Actor actor) {
        var receipt =
                record(List.of(json.one(body, REFUND)), key, index -> "", actor).getFirst();
        var answer = explained(receipt.refund(), warning(receipt, visit), visit);
        return receipt.first()
                ? ResponseEntity.created(
                                URI.create(PATH + "/" + receipt.refund().seq()))
                        .body(answer)
                : ResponseEntity.ok(answer);
    }

    /** Records up to ten thousand refunds, all or none. */
    @Call(
            value = "recordRefunds",
            scope = Scope.RECORD,
            takes = RefundBody.ToldBulk.class,
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
        var bulk = json.bulk(body, REFUND, TOO_MANY);
        var receipts = record(bulk.all(), key, index -> "refunds[" + index + "].", actor);
        var contracted = postings.contracted();
        var answers = receipts.stream()
                .map(receipt -> new ReceiptBody(
                        receipt.refund().seq(),
                        receipt.refund().source(),
                        receipt.refund().externalId(),
                        receipt.refund().cascadeId() != null,
                        RemainderBody.of(
                                receipt.refund().left(), receipt.refund().currency()),
                        warning(receipt, visit),
                        bulk.explain() ? postings(receipt.refund(), contracted, visit) : null))
                .toList();
        int recorded = (int) receipts.stream().filter(Receipt::first).count();
        var answer = new BulkBody(recorded, receipts.size() - recorded, answers);
        return ResponseEntity.status(recorded == 0 ? HttpStatus.OK : HttpStatus.CREATED)
                .body(answer);
    }

    @Call("listRefunds")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    Sheet<RefundBody> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Paging paging,
            Visit visit,
            Actor actor) {
        var days = Days.of(from, to);
        var zone = visit.formats().zone();
        var filter = new RefundFilter(q.strip(), days.begin(zone), days.end(zone));
        var found = refunds.before(filter, paging.afterNumber(Long.MAX_VALUE), paging.rows());
        return paging.sheet(found, Refund::seq, RefundBody::of);
    }

    @Call("getRefund")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{seq:\\d+}")
    RefundBody.Explained one(@PathVariable long seq, Visit visit, Actor actor) {
        return explained(refunds.find(seq).orElseThrow(Problem::notFound), null, visit);
    }

    @Call("findRefund")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/find")
    RefundBody.Explained find(@RequestParam String source, @RequestParam String externalId, Visit visit, Actor actor) {
        return explained(refunds.find(source, externalId).orElseThrow(Problem::notFound), null, visit);
    }

    private List<Receipt> record(List<NewRefund> told, @Nullable String key, IntFunction<String> at, Actor actor) {
        return switch (Telling.under(key, () -> refunds.record(told, key, actor))) {
            case RefundRecording.Recorded(var receipts) -> receipts;
            case RefundRecording.Refused(var faults) -> throw Telling.refused(faults, at);
        };
    }

    private static @Nullable Warning warning(Receipt receipt, Visit visit) {
        return receipt.keepsPerUnit() ? new Warning("keeps-per-unit", visit.t("refund.keeps-per-unit")) : null;
    }

    private RefundBody.Explained explained(Refund refund, @Nullable Warning warning, Visit visit) {
        return new RefundBody.Explained(RefundBody.of(refund), postings(refund, postings.contracted(), visit), warning);
    }

    private List<PostingBody> postings(Refund refund, Contracted contracted, Visit visit) {
        return refunds.explain(refund)
                .map(explained -> postings.bodies(explained, -refund.tax(), contracted, visit))
                .orElse(List.of());
    }
}
