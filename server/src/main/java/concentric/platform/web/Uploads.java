package concentric.platform.web;

import concentric.engine.terms.Names;
import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.Fault;
import concentric.platform.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files on their way from a form or a program into a job. */
@Component
class Uploads {

    private static final int LONGEST_NAME = 200;

    private final Jobs jobs;
    private final List<ImportForm> forms;

    Uploads(Jobs jobs, List<ImportForm> forms) {
        this.jobs = jobs;
        this.forms = forms.stream()
                .sorted(Comparator.comparingInt(ImportForm::order))
                .toList();
    }

    /** What can be imported. */
    List<ImportForm> forms() {
        return forms;
    }

    /** What can be imported under a name. */
    Optional<ImportForm> form(String what) {
        return forms.stream().filter(form -> form.what().equals(what)).findAny();
    }

    /** How files of this kind of work are called; the kind itself if there is no form for it. */
    String title(String kind, Visit visit) {
        return forms.stream()
                .filter(form -> form.takes(kind))
                .findAny()
                .map(form -> visit.t("import." + form.what() + ".title"))
                .orElse(kind);
    }

    /** Keeps the file on disk for as long as it is looked through and stored. */
    Enqueuing enqueue(ImportForm form, String options, @Nullable MultipartFile upload, Actor by) {
        if (upload == null
                || upload.getOriginalFilename() == null
                || upload.getOriginalFilename().isEmpty()) {
            return new Enqueuing.Refused(List.of(Fault.in("file", "missing")));
        }
        try {
            var file = Files.createTempFile("upload", ".csv");
            try {
                upload.transferTo(file);
                return jobs.enqueue(
                        form.kindFor(options), options.strip(), name(upload.getOriginalFilename()), file, by);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's name without folders, which some browsers send, and without what can't be seen. */
    private static String name(String original) {
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
