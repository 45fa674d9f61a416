package concentric.payments.web;

import concentric.contracts.Offers;
import concentric.engine.terms.Quantity;
import concentric.payments.NewUsage;
import concentric.payments.Payments;
import concentric.payments.Refunds;
import concentric.payments.Settling;
import concentric.payments.Usage;
import concentric.payments.UsageFilter;
import concentric.payments.UsageRecording;
import concentric.payments.UsageRecording.Receipt;
import concentric.payments.Usages;
import concentric.payments.web.UsageBody.BulkBody;
import concentric.payments.web.UsageBody.ReceiptBody;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Parties;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/** Usage for programs: one with its explanation, or many at once. */
@RestController
class UsageApi {

    private static final String PATH = "/api/usage";

    private static final Fault TOO_MANY = Fault.in("usage", "too-many-usage", Payments.MOST_AT_ONCE);

    private static final ToldJson.Kind<NewUsage> USAGE = new ToldJson.Kind<>(
            ToldJson.fields(UsageBody.Told.class),
            told -> new NewUsage(told.get(0), told.get(1), told.get(2), told.get(3), told.get(4), told.get(5)));

    private final Usages usages;
    private final Refunds refunds;
    private final ToldJson json;
    private final Offers offers;
    private final Parties parties;
    private final Postings postings;

    UsageApi(Usages usages, Refunds refunds, ToldJson json, Offers offers, Parties parties, Postings postings) {
        this.usages = usages;
        this.refunds = refunds;
        this.json = json;
        this.offers = offers;
        this.parties = parties;
        this.postings = postings;
    }

    /** Records one usage: 201, or 200 if it was recorded before with the same content. */
    @Call(
            value = "recordUsage",
            scope = Scope.RECORD,
            takes = UsageBody.Told.class,
            status = {201, 200},
            conflicts = true,
            repeats = Call.Repeats.IDENTIFIED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<UsageBody.Explained> record(
            InputStream body,
            @RequestHeader(name = Telling.KEY, required = false) @Nullable String key,
            Visit visit,
            Actor actor) {
        var receipt =
                record(List.of(json.one(body, USAGE)), key, index -> "", actor).getFirst();
        var answer = explained(receipt.usage(), visit);
        return receipt.first()
                ? ResponseEntity.created(URI.create(PATH + "/" + receipt.usage().seq()))
                        .body(answer)
                : ResponseEntity.ok(answer);
    }

    /** Records up to ten thousand usages, all or none. */
    @Call(
            value = "recordUsageBulk",
            scope = Scope.RECORD,
            takes = UsageBody.ToldBulk.class,
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
        var bulk = json.bulk(body, USAGE, TOO_MANY);
        var receipts = record(bulk.all(), key, index -> "usage[" + index + "].", actor);
        var later = usages.settledLater(receipts.stream()
                .filter(receipt -> !receipt.first() && receipt.usage().cascadeId() == null)
                .map(receipt -> receipt.usage().seq())
                .toList());
        var contracted = postings.contracted();
        var answers = receipts.stream()
                .map(receipt -> {
                    var usage = receipt.usage();
                    var amount = amount(usage, Optional.ofNullable(later.get(usage.seq())));
                    return new ReceiptBody(
                            usage.seq(),
                            usage.source(),
                            usage.externalId(),
                            amount != null,
                            amount,
                            bulk.explain() ? postings(usage, contracted, visit) : null);
                })
                .toList();
        int recorded = (int) receipts.stream().filter(Receipt::first).count();
        var answer = new BulkBody(recorded, receipts.size() - recorded, answers);
        return ResponseEntity.status(recorded == 0 ? HttpStatus.OK : HttpStatus.CREATED)
                .body(answer);
    }

    @Call("listUsage")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    Sheet<UsageBody> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String consumer,
            @OneOf({"unsettled"}) @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Paging paging,
            Visit visit,
            Actor actor) {
        var days = Days.of(from, to);
        var zone = visit.formats().zone();
        var filter = new UsageFilter(
                q.strip(),
                service.strip(),
                consumer.strip(),
                days.begin(zone),
                days.end(zone),
                state.equals("unsettled"));
        var found = usages.before(filter, paging.afterNumber(Long.MAX_VALUE), paging.rows());
        return paging.sheet(found, Usage::seq, this::body);
    }

    @Call("getUsage")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{seq:\\d+}")
    UsageBody.Explained one(@PathVariable long seq, Visit visit, Actor actor) {
        return explained(usages.find(seq).orElseThrow(Problem::notFound), visit);
    }

    @Call("findUsage")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/find")
    UsageBody.Explained find(@RequestParam String source, @RequestParam String externalId, Visit visit, Actor actor) {
        return explained(usages.find(source, externalId).orElseThrow(Problem::notFound), visit);
    }

    private List<Receipt> record(List<NewUsage> told, @Nullable String key, IntFunction<String> at, Actor actor) {
        return switch (Telling.under(key, () -> usages.record(told, key, actor))) {
            case UsageRecording.Recorded(var receipts) -> receipts;
            case UsageRecording.Refused(var faults) -> throw Telling.refused(faults, at);
        };
    }

    private UsageBody.Explained explained(Usage usage, Visit visit) {
        var price = usages.explain(usage)
                .flatMap(explained -> explained
                        .explanation()
                        .price()
                        .map(fact -> new FactWords(visit, explained.plan().currency()).of(fact)));
        return new UsageBody.Explained(body(usage), price.orElse(null), postings(usage, postings.contracted(), visit));
    }

    private UsageBody body(Usage usage) {
        var service = offers.all(List.of(usage.serviceId())).get(usage.serviceId());
        if (service == null) throw new IllegalStateException("a usage names service " + usage.serviceId());
        var later = usages.settledLater(usage.seq());
        var amount = amount(usage, later);
        return new UsageBody(
                usage.seq(),
                usage.source(),
                usage.externalId(),
                service.code(),
                Objects.requireNonNull(
                        parties.codes(List.of(usage.consumerId())).get(usage.consumerId())),
                new Quantity(usage.quantity()).format(),
                amount,
                usage.occurredAt(),
                usage.recordedAt(),
                amount != null,
                amount == null ? usage.unsettled() : null,
                later.map(SettlingBody::of).orElse(null),
                refunds.of(usage.seq()).stream().map(RefundBody::of).toList());
    }

    /** What it costs, or did when it was settled later; null while it is not. */
    private static @Nullable Amount amount(Usage usage, Optional<Settling> later) {
        var amount = usage.amount();
        var currency = usage.currency();
        if (amount != null && currency != null) return Amount.of(amount, currency);
        return later.map(settling -> Amount.of(settling.amount(), settling.currency()))
                .orElse(null);
    }

    private List<PostingBody> postings(Usage usage, Contracted contracted, Visit visit) {
        return usages.explain(usage)
                .map(explained -> postings.bodies(explained, 0, contracted, visit))
                .orElse(List.of());
    }
}
