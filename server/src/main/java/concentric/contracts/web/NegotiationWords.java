package concentric.contracts.web;

import concentric.contracts.Comment;
import concentric.contracts.ContractVersion;
import concentric.contracts.Differences;
import concentric.contracts.Differences.Change;
import concentric.contracts.Edition;
import concentric.contracts.Negotiation;
import concentric.contracts.Spot;
import concentric.contracts.Stance;
import concentric.contracts.web.NegotiationPage.Asking;
import concentric.contracts.web.NegotiationPage.Clause;
import concentric.contracts.web.NegotiationPage.Line;
import concentric.contracts.web.NegotiationPage.Quoted;
import concentric.contracts.web.NegotiationPage.Remark;
import concentric.contracts.web.NegotiationPage.Voice;
import concentric.engine.terms.Contract;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Both sides of a negotiation, and what was said about each clause, in a reader's words. */
final class NegotiationWords {

    private final Negotiation negotiation;
    private final Visit visit;
    private final Map<Long, PartyLabel> parties;
    private final Map<Long, String> names;

    private NegotiationWords(
            Negotiation negotiation, Visit visit, Map<Long, PartyLabel> parties, Map<Long, String> names) {
        this.negotiation = negotiation;
        this.visit = visit;
        this.parties = parties;
        this.names = names;
    }

    static NegotiationWords of(Negotiation negotiation, PartyLabels labels, Accounts accounts, Visit visit) {
        var ids = new HashSet<Long>();
        var people = new HashSet<Long>();
        for (var edition : negotiation.editions()) {
            ids.addAll(edition.parties());
            people.add(edition.account());
        }
        for (var stance : negotiation.stances()) {
            ids.add(stance.party());
            people.add(stance.account());
        }
        for (var comment : negotiation.comments()) people.add(comment.account());
        for (var quote : negotiation.quotes()) people.add(quote.account());
        negotiation.expiry().ifPresent(expiry -> people.add(expiry.account()));
        negotiation.turn().ifPresent(turn -> ids.addAll(turn.parties()));
        return new NegotiationWords(negotiation, visit, labels.byId(ids), accounts.names(people));
    }

    /** For whom it waits and since when; null if it waits for nobody. */
    @Nullable
    String turn() {
        return negotiation
                .turn()
                .map(turn -> visit.t(
                        "negotiation.turn",
                        SigningWords.some(names(turn.parties()), visit),
                        visit.formats().instant(turn.since())))
                .orElse(null);
    }

    /** What whoever has the turn is asked to do. */
    @Nullable
    String task() {
        return negotiation
                .turn()
                .map(turn -> visit.t("negotiation.task." + SheetForm.word(turn.task())))
                .orElse(null);
    }

    /** Until when it can be signed, and who said so; null if it can be for ever. */
    @Nullable
    String expires() {
        var expiry = negotiation.expiry().orElse(null);
        if (expiry == null || expiry.day() == null) return null;
        return visit.t(
                negotiation.expired() ? "negotiation.expired" : "negotiation.expires",
                visit.formats().date(expiry.day()),
                said(expiry.account(), expiry.at()));
    }

    /** What others ask for the same. */
    List<Quoted> quotes(ContractVersion version, Actor actor) {
        return negotiation.quotes().stream()
                .map(quote -> new Quoted(
                        quote.name(),
                        quote.link(),
                        Objects.requireNonNullElse(URI.create(quote.link()).getHost(), ""),
                        said(quote.account(), quote.at()),
                        version.state() == ContractVersion.State.DRAFT && quote.account() == actor.account()
                                ? ContractAddress.byId(version.id()) + "/quotes/" + quote.id() + "/remove"
                                : null))
                .toList();
    }

    /** Who wrote an edition, for whom, and when. */
    String written(Edition edition) {
        var by = names.getOrDefault(edition.account(), "");
        var at = visit.formats().instant(edition.at());
        return edition.parties().isEmpty()
                ? visit.t("negotiation.written", by, at)
                : visit.t("negotiation.written.for", SigningWords.some(names(edition.parties()), visit), by, at);
    }

    private List<String> names(List<Long> ids) {
        return ids.stream().map(this::name).toList();
    }

    private String name(long party) {
        var label = parties.get(party);
        return label == null ? "" : label.name();
    }

    /**
     * The clauses of both, in their order, after what belongs to none.
     *
     * @param left null if there is nothing to compare with
     * @param asking what can be said to a clause, by its number
     */
    List<Clause> clauses(
            @Nullable Contract left, Contract right, TermsWords words, IntFunction<@Nullable Asking> asking) {
        var compared = Differences.between(left == null ? right : left, right);
        var whole = compared.stream().filter(NegotiationWords::isWhole).toList();
        var clauses = new ArrayList<Clause>();
        clauses.add(clause(whole, visit.t("difference.whole"), 0, null, null, asking));
        for (var line : compared) {
            if (isWhole(line)) continue;
            clauses.add(clause(
                    List.of(line),
                    Compared.label(line, visit),
                    line.after() == 0 ? Spot.GONE : line.after(),
                    left == null ? null : Compared.sentence(left, line.before(), words),
                    Compared.sentence(right, line.after(), words),
                    asking));
        }
        return clauses;
    }

    private static boolean isWhole(Differences.Line line) {
        return line.before() == 0 && line.after() == 0;
    }

    private Clause clause(
            List<Differences.Line> lines,
            String label,
            int now,
            @Nullable String left,
            @Nullable String right,
            IntFunction<@Nullable Asking> asking) {
        var change = lines.stream().allMatch(line -> line.change() == Change.SAME)
                ? Change.SAME
                : lines.size() == 1 ? lines.getFirst().change() : Change.CHANGED;
        boolean isThere = now != Spot.GONE;
        return new Clause(
                isThere ? "clause-" + now : "gone-" + lines.getFirst().before(),
                label,
                change == Change.SAME ? null : visit.t("difference." + SheetForm.word(change)),
                Compared.tone(change),
                lines.stream().map(NegotiationWords::line).toList(),
                left,
                right,
                isThere ? voices(now) : List.of(),
                isThere ? remarks(now) : List.of(),
                isThere ? asking.apply(now) : null);
    }

    private static Line line(Differences.Line line) {
        var pieces = Compared.pieces(line);
        return new Line(
                pieces.stream().filter(piece -> !piece.added()).toList(),
                pieces.stream().filter(piece -> !piece.removed()).toList());
    }

    private List<Voice> voices(int clause) {
        var standing = negotiation.standing(clause).stream().map(stance -> switch (stance.kind()) {
            case ACCEPT -> voice(stance, "negotiation.accepts", "ok");
            case OBJECT -> voice(stance, "negotiation.objects", "stop");
        });
        var lost = negotiation.lost(clause).stream().map(stance -> switch (stance.kind()) {
            case ACCEPT -> voice(stance, "negotiation.accepted", "warn");
            case OBJECT -> voice(stance, "negotiation.objected", "warn");
        });
        return Stream.concat(standing, lost).toList();
    }

    private Voice voice(Stance stance, String word, String tone) {
        var said = said(stance.account(), stance.at());
        return new Voice(
                name(stance.party()),
                visit.t(word),
                tone,
                stance.onBehalf() ? visit.t("negotiation.on-behalf", said) : said);
    }

    /** What was said about a clause of the last edition. */
    List<Remark> remarks(int clause) {
        return negotiation.comments().stream()
                .filter(comment -> comment.spot().now() == clause)
                .map(this::remark)
                .toList();
    }

    private Remark remark(Comment comment) {
        return new Remark(
                said(comment.account(), comment.at()),
                comment.text().lines().toList(),
                !comment.spot().same());
    }

    private String said(long account, Instant at) {
        return visit.t(
                "contract.signed",
                names.getOrDefault(account, ""),
                visit.formats().instant(at));
    }
}
