package concentric.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs ({@code initdb}, {@code postgres}), unpacked once into the data folder from the archive on the class
 * path. They lie there, not in a folder for temporary files, so that nobody cleans them away, and so that a running program
 * tells by its path which data folder it belongs to ({@link Leftovers}).
 *
 * @param version as PostgreSQL says it, {@code 18.6}
 */
record Binaries(Path home, String version) {

    static final String PREFIX = "binaries-";

    private static final System.Logger LOG = System.getLogger(Binaries.class.getName());
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+[^\\s]*)");

    /** For building extensions in C; nothing that runs needs it. */
    private static final Pattern NOT_NEEDED = Pattern.compile("lib/pkgconfig/.*|lib/postgresql/pgxs/.*|.*\\.a");

    static Binaries unpackedIn(Path folder) throws IOException {
        Platform platform = Platform.current();
        URL archive = Binaries.class.getResource("/" + platform.archive());
        if (archive == null) {
            throw new PostgresException(
                    "This build of Concentric brings no PostgreSQL for %s. Build it on such a machine, or with -Dpostgres.platform=%s."
                            .formatted(platform.name(), platform.name()));
        }
        Path home = folder.resolve(PREFIX + fingerprint(archive));
        if (!isWhole(home)) {
            unpack(archive, home);
        }
        return new Binaries(home, Files.readString(versionFile(home)).strip());
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** The part of the version that decides on the form of the files: 18 of 18.6. */
    int major() {
        Matcher digits = Pattern.compile("\\d+").matcher(version);
        if (!digits.lookingAt()) {
            throw new PostgresException("The version of PostgreSQL in %s can't be read.".formatted(home));
        }
        return Integer.parseInt(digits.group());
    }

    /** Removes what earlier releases of Concentric unpacked here. Only room is at stake, so failing is no failure. */
    void removeOthers() {
        try (Stream<Path> files = Files.list(home.resolveSibling("."))) {
            for (Path other : files.map(Path::normalize)
                    .filter(file -> file.getFileName().toString().startsWith(PREFIX) && !file.equals(home))
                    .toList()) {
                FileTree.delete(other);
            }
        } catch (IOException kept) {
            LOG.log(Level.DEBUG, "Older programs of PostgreSQL could not be removed", kept);
        }
    }

    private static void unpack(URL archive, Path home) throws IOException {
        LOG.log(Level.INFO, "Unpacking PostgreSQL into {0}", home);
        if (Files.exists(home)) {
            FileTree.delete(home);
        }
        Path partial = FileTree.partial(home);
        Files.createDirectory(partial);
        allow(partial, "rwxr-xr-x");
        try (InputStream packed = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, partial);
            }
        }
        Files.writeString(versionFile(partial), versionOf(partial) + "\n");
        Files.writeString(extentFile(partial), extentOf(partial));
        FileTree.finish(partial, home);
    }

    /**
     * Whether all is there that was unpacked. A thousand small files are not forced to disk one by one, which would take long;
     * so after a power cut some may be short or missing, and then they are unpacked again.
     */
    private static boolean isWhole(Path home) throws IOException {
        try {
            return Files.readString(extentFile(home), StandardCharsets.ISO_8859_1)
                    .equals(extentOf(home));
        } catch (NoSuchFileException neverFinished) {
            return false;
        }
    }

    private static String extentOf(Path home) throws IOException {
        long[] filesAndBytes = new long[2];
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!file.equals(extentFile(home))) {
                    filesAndBytes[0]++;
                    filesAndBytes[1] += attributes.size();
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return "%d files, %d bytes\n".formatted(filesAndBytes[0], filesAndBytes[1]);
    }

    private static Path versionFile(Path home) {
        return home.resolve("VERSION");
    }

    private static Path extentFile(Path home) {
        return home.resolve("EXTENT");
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        String name = entry.getName().replaceFirst("^(\\./)+", "");
        if (name.isEmpty() || NOT_NEEDED.matcher(name).matches()) {
            return;
        }
        Path target = home.resolve(name).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("The archive of PostgreSQL holds a name that leads out of it: " + name);
        }
        if (entry.isDirectory()) {
            createFolders(target, home);
            return;
        }
        createFolders(target.resolve("..").normalize(), home);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            allow(target, executable ? "rwxr-xr-x" : "rw-r--r--");
        } else {
            throw new IOException("The archive of PostgreSQL holds an entry of an unknown kind: " + name);
        }
    }

    /** With permissions of our own: the program's umask may forbid the account of the database to read them. */
    private static void createFolders(Path folder, Path home) throws IOException {
        if (folder.equals(home) || Files.isDirectory(folder)) {
            return;
        }
        createFolders(folder.resolve("..").normalize(), home);
        Files.createDirectory(folder);
        allow(folder, "rwxr-xr-x");
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String versionOf(Path home) {
        ProgramRun run =
                ProgramRun.of(new ProcessBuilder(home.resolve("bin/postgres").toString(), "--version"), "");
        Matcher version = VERSION.matcher(run.output());
        if (run.exitCode() != 0 || !version.find()) {
            throw new PostgresException(
                    "The PostgreSQL that Concentric brings does not run on this machine, in the folder %s: %s"
                            .formatted(home, run.output().strip()));
        }
        return version.group(1);
    }

    /** Tells one archive from another without reading it: its checksum stands in the directory of the jar. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (!(connection instanceof JarURLConnection inJar)) {
            throw new IOException("The archive of PostgreSQL is expected in a jar, not at " + archive);
        }
        inJar.setUseCaches(false);
        try (JarFile jar = inJar.getJarFile()) {
            long checksum = jar.getEntry(inJar.getEntryName()).getCrc();
            return String.format(Locale.ROOT, "%08x", checksum);
        }
    }
}
