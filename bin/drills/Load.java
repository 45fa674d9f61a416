import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Callers that send payments, refunds and usage, one or many at once, and know what was acknowledged. Whatever is not
 * acknowledged is sent again under the same identity until it is.
 */
final class Load {

    /** What is sent. Each thing's content follows from its number, so that it is the same whenever it is sent. */
    enum Kind {
        PAYMENT("/api/payments", "payments", n -> """
                {"source":"drill","externalId":"p%d","offer":"thing","amount":{"amount":"%d.%02d","currency":"EUR"},"occurredAt":"2026-02-01"}"""
                .formatted(n, 1 + n % 250, n % 100)),
        REFUND("/api/refunds", "refunds", n -> """
                {"source":"drill","externalId":"r%d","paymentSource":"drill","paymentExternalId":"p%d","amount":{"amount":"0.%02d","currency":"EUR"},"occurredAt":"2026-02-02"}"""
                .formatted(n, n, 1 + n % 90)),
        USAGE("/api/usage", "usage", n -> """
                {"source":"drill","externalId":"u%d","service":"hosting","consumer":"shop","quantity":"%d.5","occurredAt":"2026-02-03"}"""
                .formatted(n, 1 + n % 400));

        private final String path;
        private final String list;
        private final LongFunction<String> json;

        Kind(String path, String list, LongFunction<String> json) {
            this.path = path;
            this.list = list;
            this.json = json;
        }

        Api.Answer send(Api api, List<Long> numbers) throws IOException, InterruptedException {
            return numbers.size() == 1 ? api.post(path, json.apply(numbers.getFirst())) : sendBulk(api, numbers);
        }

        Api.Answer sendBulk(Api api, List<Long> numbers) throws IOException, InterruptedException {
            var all = numbers.stream().map(json::apply).collect(Collectors.joining(","));
            return api.post(path + "/bulk", "{\"" + list + "\":[" + all + "]}");
        }
    }

    private static final int BULK = 50;
    private static final int AGAIN = 5_000;

    private final Api api;
    private final List<Thread> callers = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong acknowledgements = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final LongAdder unanswered = new LongAdder();
    private final Map<Integer, LongAdder> refusals = new ConcurrentSkipListMap<>();
    private final Map<Kind, Queue<Long>> acknowledged = new ConcurrentHashMap<>();
    private final Map<Kind, Queue<Long>> inDoubt = new ConcurrentHashMap<>();
    private final Queue<Long> refundable = new ConcurrentLinkedQueue<>();
    private final Queue<String> mistakes = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    Load(Api api) {
        this.api = api;
        for (var kind : Kind.values()) {
            acknowledged.put(kind, new ConcurrentLinkedQueue<>());
            inDoubt.put(kind, new ConcurrentLinkedQueue<>());
        }
    }

    /** Callers begin: of payments, refunds and usage, one by one and many at once. */
    Load begin() {
        for (var kind : Kind.values()) {
            for (int size : new int[] {1, BULK}) {
                callers.add(Thread.ofPlatform().name(kind + "-" + size).start(() -> call(kind, size)));
            }
        }
        return this;
    }

    /** Callers stop; what they have not seen acknowledged is in doubt. */
    void end() throws InterruptedException {
        over = true;
        for (var caller : callers) caller.join();
    }

    /** How many answers were acknowledgements. */
    long acknowledgements() {
        return acknowledgements.get();
    }

    /** Waits until something is acknowledged that was not before; answers with how long it took. */
    Duration goesOn(Duration patience) throws InterruptedException {
        long before = acknowledgements();
        return Wait.until("an acknowledgement", patience, () -> {
            check();
            return acknowledgements() > before + 3;
        });
    }

    /** The longest that an answer took since the last time this was asked, acknowledgement or not. */
    Duration slowest() {
        return Duration.ofNanos(slowest.getAndSet(0));
    }

    /** How many calls were answered that it can't be done now. */
    long refused() {
        return refusals.values().stream().mapToLong(LongAdder::sum).sum();
    }

    String told() {
        return "acknowledged %s; refused %s; not answered %d"
                .formatted(
                        acknowledged.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> each.getKey().list + " " + each.getValue().size())
                                .collect(Collectors.joining(", ")),
                        refusals,
                        unanswered.sum());
    }

    private void call(Kind kind, int size) {
        try {
            while (!over) {
                var numbers = numbers(kind, size);
                if (numbers.isEmpty()) TimeUnit.MILLISECONDS.sleep(10);
                else sendUntilAcknowledged(kind, numbers);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Refunds are of payments that were acknowledged: were one lost, its refund would be refused, which is a mistake. */
    private List<Long> numbers(Kind kind, int size) {
        var numbers = new ArrayList<Long>();
        while (numbers.size() < size) {
            var number = kind == Kind.REFUND ? refundable.poll() : Long.valueOf(next.incrementAndGet());
            if (number == null) break;
            numbers.add(number);
        }
        return numbers;
    }

    private void sendUntilAcknowledged(Kind kind, List<Long> numbers) throws InterruptedException {
        while (!over) {
            try {
                var answer = kind.send(api, numbers);
                slowest.accumulateAndGet(answer.took().toNanos(), Math::max);
                if (answer.isAcknowledgement()) {
                    acknowledged.get(kind).addAll(numbers);
                    if (kind == Kind.PAYMENT) refundable.addAll(numbers);
                    acknowledgements.incrementAndGet();
                    return;
                }
                refusals.computeIfAbsent(answer.status(), status -> new LongAdder()).increment();
                if (answer.status() != 503 && answer.status() != 507) {
                    mistakes.add(kind + " " + answer.status() + " " + answer.body());
                    break;
                }
            } catch (IOException e) {
                // The program is gone, or was while it answered: what drills are about.
                unanswered.increment();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        inDoubt.get(kind).addAll(numbers);
    }

    /** Fails if anything good was refused other than with “not now”. */
    void check() {
        if (!mistakes.isEmpty()) throw new IllegalStateException("a good call was refused: " + mistakes.peek());
    }

    /**
     * Sends everything again: what was acknowledged must be known. What was in doubt is stored afterwards too, once; so as
     * many things must be stored as have an identity, and not one more.
     *
     * @param imported how many things were brought in besides, by files
     */
    Comparison compare(long imported) throws IOException, InterruptedException {
        check();
        long lost = 0;
        long identities = imported;
        long doubtful = 0;
        long sure = 0;
        for (var kind : Kind.values()) {
            lost += sendAgain(kind, List.copyOf(acknowledged.get(kind)));
            sendAgain(kind, List.copyOf(inDoubt.get(kind)));
            sure += acknowledged.get(kind).size();
            doubtful += inDoubt.get(kind).size();
        }
        identities += sure + doubtful;
        var proof = api.post("/api/ledger/proof", "");
        long stored = proof.figure("payments") + proof.figure("unposted");
        return new Comparison(sure, lost, doubtful, imported, identities, stored);
    }

    /** How many of them were not known. */
    private long sendAgain(Kind kind, List<Long> numbers) throws IOException, InterruptedException {
        long unknown = 0;
        for (int i = 0; i < numbers.size(); i += AGAIN) {
            var answer = kind.sendBulk(api, numbers.subList(i, Math.min(numbers.size(), i + AGAIN)));
            if (!answer.isAcknowledgement()) throw new IllegalStateException(kind + " again: " + answer.body());
            unknown += answer.figure("recorded");
        }
        return unknown;
    }

    /**
     * What was acknowledged beside what is stored.
     *
     * @param identities how many things must be stored
     * @param stored how many are
     */
    record Comparison(long acknowledged, long lost, long inDoubt, long imported, long identities, long stored) {

        boolean holds() {
            return lost == 0 && stored == identities;
        }

        long doubled() {
            return Math.max(0, stored - identities);
        }

        @Override
        public String toString() {
            return "acknowledged %d, lost %d; in doubt %d; imported %d; stored %d of %d, doubled %d"
                    .formatted(acknowledged, lost, inDoubt, imported, stored, identities, doubled());
        }
    }
}
