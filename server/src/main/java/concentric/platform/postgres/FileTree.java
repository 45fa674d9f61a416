package concentric.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that come into being whole or not at all. */
final class FileTree {

    /** The end of the name of what is not finished. */
    static final String PARTIAL = ".partial";

    private FileTree() {}

    static Path partial(Path finished) {
        return finished.resolveSibling(finished.getFileName() + PARTIAL);
    }

    /** Gives the finished work its name, and makes the name survive a power cut. */
    static void finish(Path partial, Path finished) throws IOException {
        Files.move(partial, finished, StandardCopyOption.ATOMIC_MOVE);
        Path parent = finished.getParent();
        if (parent != null) {
            try (FileChannel names = FileChannel.open(parent, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    static void delete(Path tree) throws IOException {
        try {
            deleteOnce(tree);
        } catch (DirectoryNotEmptyException | NoSuchFileException changing) {
            deleteOnce(tree);
        }
    }

    private static void deleteOnce(Path tree) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(tree)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
