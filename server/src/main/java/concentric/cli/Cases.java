package concentric.cli;

import concentric.engine.cases.CaseFile;
import concentric.engine.cases.CaseResult;
import concentric.engine.cases.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs case files and prints what differs, as {@code file:line:column: …}, which editors know how to follow. */
final class Cases {

    private static final String SUFFIX = ".case";

    private final Terminal terminal;

    Cases(Terminal terminal) {
        this.terminal = terminal;
    }

    Ending run(List<Path> places) {
        var files = places.stream().flatMap(place -> files(place).stream()).toList();
        int failed = 0;
        long expectations = 0;
        for (var file : files) {
            switch (run(file)) {
                case CaseResult.Passed passed -> expectations += passed.expectations();
                case CaseResult.Failed(var name, var differences) -> {
                    failed++;
                    differences.forEach(difference -> terminal.print(words(name, difference)));
                }
            }
        }
        terminal.print(
                failed == 0
                        ? "%,d cases, %,d expectations: all as expected".formatted(files.size(), expectations)
                        : "%,d of %,d cases differ".formatted(failed, files.size()));
        return failed == 0 ? Ending.FINE : Ending.DIFFERS;
    }

    private static CaseResult run(Path file) {
        try {
            return CaseFile.run(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            var difference = new Difference(1, 1, "", "a text in UTF-8", "other bytes");
            return new CaseResult.Failed(file.toString(), List.of(difference));
        } catch (IOException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "%s can’t be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String words(String file, Difference difference) {
        var subject = difference.subject().isEmpty() ? "" : difference.subject() + ": ";
        return "%s:%d:%d: %sexpected %s, found %s"
                .formatted(
                        file,
                        difference.line(),
                        difference.column(),
                        subject,
                        difference.expected(),
                        difference.actual());
    }

    /** A file as it is, or all cases below a folder, in the order of their names. */
    private static List<Path> files(Path place) {
        if (Files.isRegularFile(place)) return List.of(place);
        if (!Files.isDirectory(place)) throw misused("There is no file or folder " + place + ".");
        try (var below = Files.walk(place)) {
            var cases = new ArrayList<>(below.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList());
            if (cases.isEmpty()) throw misused("There is no *" + SUFFIX + " file in " + place + ".");
            return cases;
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "%s can’t be read: %s".formatted(place, e.getMessage()), e);
        }
    }

    private static Failure misused(String sentence) {
        return new Failure(Ending.WRONG_USAGE, sentence);
    }
}
