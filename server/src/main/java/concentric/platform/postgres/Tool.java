package concentric.platform.postgres;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Small programs of the operating system, found where they usually are, also under an empty PATH. */
final class Tool {

    private static final String USUAL = "/usr/bin:/bin:/usr/sbin:/sbin";

    private Tool() {}

    static Optional<String> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + USUAL;
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
