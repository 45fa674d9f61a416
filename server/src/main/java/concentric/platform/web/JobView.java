package concentric.platform.web;

import concentric.platform.Job;
import concentric.platform.JobRow;
import java.util.Locale;

/** Jobs in the reader's words. */
final class JobView {

    static final String PATH = "/jobs";

    /** Characters of a row shown on a page. */
    private static final int LONGEST_ROW = 500;

    private JobView() {}

    static State state(Job job, Visit visit) {
        var tone = switch (job.state()) {
            case QUEUED, STARTED -> State.Tone.INFO;
            case CANCELLED -> State.Tone.WARN;
            case FINISHED -> State.Tone.OK;
            case FAILED -> State.Tone.STOP;
        };
        return new State(visit.t("job.state." + word(job.state())), tone);
    }

    /** The state as programs read it, and in keys of texts. */
    static String word(Job.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static JobsPage.Row row(Job job, String what, Visit visit) {
        return new JobsPage.Row(
                job.file(),
                href(job),
                what,
                visit.formats().instant(job.at()),
                visit.t(
                        "job.outcome",
                        job.counts().accepted(),
                        job.counts().rejected(),
                        job.counts().setAside()),
                state(job, visit));
    }

    static String href(Job job) {
        return PATH + "/" + job.id();
    }

    /** A row that was not taken, cut to what a page can show. */
    static JobPage.Row shown(JobRow row, Visit visit) {
        var raw = row.raw().length() <= LONGEST_ROW ? row.raw() : row.raw().substring(0, LONGEST_ROW) + "…";
        return new JobPage.Row(visit.formats().integer(row.line()), reason(row, visit), raw);
    }

    /** Why a row was not taken, with the column it is about. */
    static String reason(JobRow row, Visit visit) {
        var field = row.fault().field();
        return field.isEmpty() ? visit.say(row.fault()) : field + ": " + visit.say(row.fault());
    }
}
