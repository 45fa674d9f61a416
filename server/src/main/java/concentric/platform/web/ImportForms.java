package concentric.platform.web;

import concentric.engine.terms.Names;
import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.Fault;
import concentric.platform.Jobs;
import concentric.platform.Keeping;
import concentric.platform.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What can be imported, and files on their way from a form or a program into a job. */
@Component
class ImportForms {

    private static final int LONGEST_NAME = 200;

    private final Jobs jobs;
    private final Uploads uploads;
    private final List<ImportForm> forms;

    ImportForms(Jobs jobs, Uploads uploads, List<ImportForm> forms) {
        this.jobs = jobs;
        this.uploads = uploads;
        this.forms = forms.stream()
                .sorted(Comparator.comparingInt(ImportForm::order))
                .toList();
    }

    /** What can be imported. */
    List<ImportForm> all() {
        return forms;
    }

    /** What can be imported under a name. */
    Optional<ImportForm> find(String what) {
        return forms.stream().filter(form -> form.what().equals(what)).findAny();
    }

    /** What can be imported by this kind of work. */
    Optional<ImportForm> of(String kind) {
        return forms.stream().filter(form -> form.takes(kind)).findAny();
    }

    /** How files of this kind of work are called; the kind itself if there is no form for it. */
    String title(String kind, Visit visit) {
        return of(kind).map(form -> visit.t("import." + form.what() + ".title")).orElse(kind);
    }

    /** Imports a file of our own, or one that comes with its mapping. */
    Enqueuing enqueue(ImportForm form, String options, String mapping, @Nullable MultipartFile upload, Actor by) {
        if (upload == null || isMissing(upload)) return new Enqueuing.Refused(List.of(Fault.in("file", "missing")));
        var kind = form.kindFor(options);
        return onDisk(upload, file -> jobs.enqueue(kind, options.strip(), mapping, name(upload), file, by));
    }

    /** Keeps a file until somebody has said how it is to be understood. */
    Keeping keep(ImportForm form, @Nullable MultipartFile upload, Actor by) {
        if (upload == null || isMissing(upload)) return new Keeping.Refused(List.of(Fault.in("file", "missing")));
        return onDisk(upload, file -> uploads.keep(form.kind(), name(upload), file, by));
    }

    /** A form that was sent without choosing a file has one without a name. */
    private static boolean isMissing(MultipartFile upload) {
        var name = upload.getOriginalFilename();
        return name == null || name.isEmpty();
    }

    private static <R> R onDisk(MultipartFile upload, Function<Path, R> use) {
        try {
            var file = Files.createTempFile("upload", ".csv");
            try {
                upload.transferTo(file);
                return use.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's name without folders, which some browsers send, and without what can't be seen. */
    private static String name(MultipartFile upload) {
        var original = String.valueOf(upload.getOriginalFilename());
        var last = original.substring(Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1);
        var visible = last.codePoints()
                .filter(c -> !Names.isControl(c))
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return visible.isEmpty() ? "file" : visible;
    }
}
