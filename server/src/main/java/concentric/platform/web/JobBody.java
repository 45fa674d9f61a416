package concentric.platform.web;

import concentric.platform.Job;

/** A job as a program reads it; figures are rows of its file, {@code accepted} the things recorded. */
record JobBody(
        long id,
        String kind,
        String file,

        @OneOf({"queued", "started", "cancelled", "finished", "failed"})
        String state,

        long total,
        long done,
        long accepted,
        long rejected,
        long setAside,
        String note) {

    static JobBody of(Job job) {
        var counts = job.counts();
        return new JobBody(
                job.id(),
                job.kind(),
                job.file(),
                JobView.word(job.state()),
                counts.total(),
                counts.done(),
                counts.accepted(),
                counts.rejected(),
                counts.setAside(),
                job.note());
    }
}
