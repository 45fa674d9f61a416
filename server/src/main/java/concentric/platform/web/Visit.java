package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Panel;
import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/**
 * One request of a reader for a page: in whose language, with which formats, and how it is answered. Any controller
 * method may take it as an argument.
 */
public final class Visit implements Reader {

    private final Pages pages;
    private final HttpServletRequest request;
    private final Locale locale;
    private final Texts texts;
    private final @Nullable Actor actor;

    Visit(Pages pages, HttpServletRequest request, Locale locale, Texts texts, @Nullable Actor actor) {
        this.pages = pages;
        this.request = request;
        this.locale = locale;
        this.texts = texts;
        this.actor = actor;
    }

    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public Texts texts() {
        return texts;
    }

    /** The column of a file in the organisation's own words. */
    String column(String name) {
        return pages.column(name);
    }

    /** The keys of texts that begin so. */
    Stream<String> keys(String prefix) {
        return pages.keys(prefix);
    }

    @Override
    public Formats formats() {
        return pages.formats(request, locale);
    }

    /** Who is signed in, if anybody. */
    public Optional<Actor> actor() {
        return Optional.ofNullable(actor);
    }

    /** The request itself, for the few pages that need more of it. */
    public HttpServletRequest request() {
        return request;
    }

    /** A form's field as it was sent, with the first fault of that name. */
    public Entry entry(String field, String value, List<Fault> faults) {
        return new Entry(
                value,
                faults.stream()
                        .filter(fault -> fault.field().equals(field))
                        .findFirst()
                        .map(this::say)
                        .orElse(null));
    }

    /** The sentences of the faults that belong to none of the form's fields; null if there are none. */
    public @Nullable String otherwise(List<Fault> faults, String... fields) {
        var others = faults.stream()
                .filter(fault -> !List.of(fields).contains(fault.field()))
                .map(this::say)
                .toList();
        return others.isEmpty() ? null : String.join(" ", others);
    }

    /**
     * Answers with a page.
     *
     * @param template folder of the noun and name, as {@code network/units}
     * @param title the heading
     * @param crumbs the way here; the last is the page itself
     * @param view the template's own record
     */
    public View page(String template, String title, List<Crumb> crumbs, Object view) {
        return page(HttpStatus.OK, template, title, crumbs, view);
    }

    /** Answers with a page that says what was wrong with a form. */
    public View refused(String template, String title, List<Crumb> crumbs, Object view) {
        return page(HttpStatus.BAD_REQUEST, template, title, crumbs, view);
    }

    /** Answers with a page under a status of its own. */
    public View page(HttpStatus status, String template, String title, List<Crumb> crumbs, Object view) {
        return pages.page(this, status, template, title, crumbs, view);
    }

    /** A part of a page that another module contributed, to be put into a template. */
    public Content part(Panel.Part part) {
        return pages.part(this, part);
    }

    /** The parts that the modules contribute to a page about one thing, in their order. */
    public List<Content> parts(Collection<Panel> panels, String noun, long id, Actor viewer) {
        return panels.stream()
                .flatMap(panel -> panel.on(noun, id, viewer).stream())
                .sorted(Comparator.comparingInt(Panel.Part::order))
                .map(this::part)
                .toList();
    }

    /** Sends the reader on to a local address. */
    public View redirect(String path) {
        return pages.redirect(path, null);
    }

    /** Sends the reader on to a local address, where a sentence is shown once: the text of a key. */
    public View redirect(String path, String notice, Object... args) {
        return pages.redirect(path, Notice.of(notice, args));
    }
}
