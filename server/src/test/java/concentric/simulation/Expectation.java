package concentric.simulation;

import concentric.simulation.Book.Signed;
import concentric.simulation.Shelf.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a call that comes alone must be refused, as things stand before it. */
final class Expectation {

    private final Shelf shelf;
    private final Truth truth;
    private final Imports imports;
    private final ZoneId zone;

    Expectation(Shelf shelf, Truth truth, Imports imports, ZoneId zone) {
        this.shelf = shelf;
        this.truth = truth;
        this.imports = imports;
        this.zone = zone;
    }

    /** Nothing where the items say it themselves. */
    Optional<Boolean> refuses(Call call, Instant now) {
        return Optional.ofNullable(
                switch (call) {
                    case Call.Pay pay -> null;
                    case Call.GiveBack giveBack -> null;
                    case Call.Use use -> null;
                    case Call.Undo(var job) -> refusesUndo(work(job));
                    case Call.AddOffer(var code, var unit) ->
                        truth.book().owners().containsKey(code)
                                || truth.book().services().contains(code);
                    case Call.Draft(var text, var sign) -> sign && changesSettled(List.of(shelf.coming(text)), now);
                    case Call.Sign(var versions) -> refusesSigning(versions, now);
                    case Call.Withdraw(var version) -> shelf.draft(version).isEmpty();
                    case Call.End(var version, var day) -> refusesEnd(version, day, now);
                    case Call.SignTransfer(var proposal) -> !shelf.isOpen(proposal);
                    case Call.WithdrawTransfer(var proposal) -> !shelf.isOpen(proposal);
                    case Call.CancelJob(var job) -> !work(job).goesOn();
                    case Call.ResumeJob(var job) ->
                        work(job).goesOn() || work(job).state().equals("finished");
                    case Call.Propose propose -> false;
                    case Call.Upload upload -> false;
                    case Call.RunJobs run -> false;
                    case Call.PostAll post -> false;
                    case Call.PostDue post -> false;
                    case Call.SettleLate settle -> false;
                    case Call.Look look -> false;
                    case Call.Prove prove -> false;
                });
    }

    private Work work(long job) {
        return imports.works().stream()
                .filter(work -> work.id() == job)
                .findAny()
                .orElseThrow();
    }

    private boolean refusesUndo(Work work) {
        return !imports.isUndoable(work) || work.goesOn() || work.undone() || !imports.hasMoney(work);
    }

    private boolean refusesSigning(List<Long> versions, Instant now) {
        var drafts = versions.stream()
                .flatMap(version -> shelf.draft(version).stream())
                .toList();
        return drafts.size() < versions.size() || changesSettled(drafts, now);
    }

    /** Whether anything that is settled and past would be shared otherwise. */
    private boolean changesSettled(List<Signed> coming, Instant now) {
        var before = truth.book();
        var after = before;
        for (var version : coming) after = after.with(version);
        for (var version : coming) {
            for (var row : truth.rows()) {
                if (!truth.isSettled(row.seq())
                        || row.occurredAt().isBefore(version.from())
                        || !row.occurredAt().isBefore(now)
                        || row instanceof Row.Settled) continue;
                var old = plan(before, row);
                if (old.isPresent() && !old.equals(plan(after, row))) return true;
            }
        }
        return false;
    }

    private static Optional<String> plan(Book book, Row row) {
        return switch (row) {
            case Row.Paid paid ->
                book.ofPayments(paid.offer(), paid.occurredAt()).map(Cascade::identity);
            case Row.Used used ->
                book.ofUsage(used.service(), used.consumer(), used.occurredAt()).map(Cascade::identity);
            case Row.Returned returned -> Optional.empty();
            case Row.Settled settled -> Optional.empty();
            case Row.Moved moved -> Optional.empty();
        };
    }

    private boolean refusesEnd(long version, @Nullable LocalDate day, Instant now) {
        var signed = truth.book().find(version);
        if (signed.isEmpty()) return true;
        var at = end(day, now);
        var until = signed.get().until();
        var latest = until.isBefore(signed.get().from()) ? signed.get().from() : until;
        return at.isBefore(now) || !at.isBefore(latest);
    }

    /** When a version ends that is ended on a day, or now. */
    Instant end(@Nullable LocalDate day, Instant now) {
        return day == null ? now : day.atStartOfDay(zone).toInstant();
    }
}
