package concentric.payments.web;

import concentric.payments.UndoneImport;
import concentric.payments.UndoneImports;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Taking an import back, on the page of the import. */
@Component
class UndoPanel implements Panel {

    private final UndoneImports undone;
    private final Pages pages;

    UndoPanel(UndoneImports undone, Pages pages) {
        this.undone = undone;
        this.pages = pages;
    }

    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals("job")) return Optional.empty();
        var done = undone.find(id);
        if (done.isPresent()) return Optional.of(part(done(done.get(), pages.current())));
        return undone.rest(id, viewer)
                .filter(rest -> rest.count() > 0)
                .map(rest -> part(new UndoPart(UndoPages.JOBS + "/" + id + "/undo", null, null, null)));
    }

    private static Part part(UndoPart view) {
        return new Part("payments/undo-part", view, 10);
    }

    private static UndoPart done(UndoneImport undone, Visit visit) {
        return new UndoPart(
                null,
                visit.t("undo.done", visit.formats().instant(undone.at()), undone.refunds()),
                undone.reason(),
                "/journal/" + undone.act().value());
    }
}
