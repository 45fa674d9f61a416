package concentric.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the project, as the rules read them. */
final class ProjectFiles {

    /** The folder that holds everything: the one with the front page of the architecture. */
    static final Path ROOT = root();

    static final Path PRODUCTION = ROOT.resolve("server/src/main/java");
    static final Path TEMPLATES = ROOT.resolve("server/src/main/jte");
    static final Path RESOURCES = ROOT.resolve("server/src/main/resources");

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

    private ProjectFiles() {}

    private static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("ARCHITECTURE.md"))) return folder;
        }
        throw new IllegalStateException("the tests run outside the project");
    }

    /** The files below a folder whose names end so, in order; what was built or is hidden is left out. */
    static List<Path> below(Path folder, String ending) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    var name = inner.getFileName().toString();
                    return NOT_OURS.contains(name) || name.startsWith(".")
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(ending)) found.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    /** The source folders {@code src/<kind>/java} of all parts of the project. */
    static List<Path> sourceFolders(String kind) {
        try (Stream<Path> parts = Files.list(ROOT)) {
            return parts.map(part -> part.resolve("src").resolve(kind).resolve("java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as it is named to a reader. */
    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** The line of a position in a text, counted from one. */
    static int line(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
