package concentric.platform.web;

import concentric.platform.Fault;
import concentric.platform.Moment;
import concentric.platform.PostedBatches;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads moments from addresses, {@code ?asof=2011-10-31} or {@code ?asof=batch-42}, and says them to a reader. */
@Component
public class AskedMoments {

    /** The name that a moment has in an address. */
    public static final String ASOF = "asof";

    private static final Pattern BATCH = Pattern.compile("batch-([1-9][0-9]{0,17})");

    private final PostedBatches batches;

    AskedMoments(PostedBatches batches) {
        this.batches = batches;
    }

    /** A moment as it is shown: its field, and if it is not now a sentence with the way back to now. */
    public AsOf shown(Moment moment, String now, Visit visit) {
        return new AsOf(moment.text(), moment.equals(Moment.now()) ? null : words(moment, visit), now);
    }

    /** A moment in words: {@code 31 October 2011}. */
    public String words(Moment moment, Visit visit) {
        var formats = visit.formats();
        return switch (moment) {
            case Moment.Now() -> visit.t("asof.now");
            case Moment.Day(var day) -> formats.date(day);
            case Moment.Batch(var number, var postedAt) ->
                visit.t("asof.batch", formats.integer(number), formats.instant(postedAt));
        };
    }

    /**
     * Days, as of a moment.
     *
     * @throws Problem if something can't be read, or the moment is before the first day
     */
    public Days days(String from, String to, String asof) {
        var days = Days.of(from, to).asOf(read(ASOF, asof));
        var first = days.from();
        if (days.asOf() instanceof Moment.Day(var day) && first != null && day.isBefore(first)) {
            throw Problem.refused(Fault.in(ASOF, "days-turned", from, asof));
        }
        return days;
    }

    /** The moment that an address names. */
    public Moment read(String asof) {
        return read(ASOF, asof);
    }

    /**
     * The moment that a field of an address names; now if it is empty.
     *
     * @throws Problem if it is neither a day nor a batch that is posted
     */
    public Moment read(String field, String text) {
        if (text.isEmpty()) return Moment.now();
        if (text.indexOf(',') >= 0) throw Problem.refused(Fault.in(field, "two-moments"));
        var batch = BATCH.matcher(text);
        if (batch.matches()) return batch(field, Long.parseLong(batch.group(1)));
        var day = Days.dayOf(text);
        if (day.isPresent()) return new Moment.Day(day.get());
        throw Problem.refused(
                Fault.in(field, "not-a-moment", text.length() <= 40 ? text : text.substring(0, 39) + "…"));
    }

    /**
     * The batch that a field of an address names; now if it is empty.
     *
     * @throws Problem if it is no batch that is posted
     */
    public Moment batch(String field, String text) {
        var moment = read(field, text);
        if (moment instanceof Moment.Day) throw Problem.refused(Fault.in(field, "not-a-batch", text));
        return moment;
    }

    private Moment batch(String field, long number) {
        return batches.postedAt(number)
                .map(postedAt -> new Moment.Batch(number, postedAt))
                .orElseThrow(() -> Problem.refused(
                        batches.count() == 0
                                ? Fault.in(field, "no-batch-yet")
                                : Fault.in(field, "no-such-batch", number, batches.count())));
    }
}
