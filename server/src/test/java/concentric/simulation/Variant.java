package concentric.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The program as it is written but for some words: its sources are changed, compiled and loaded beside the real ones.
 * So a bug is planted, or a size made small, without a switch in the program.
 */
final class Variant extends ClassLoader {

    /** What both sides speak with: loaded once, outside. */
    private static final Set<String> SHARED =
            Set.of(Cluster.class.getName(), Outcome.class.getName(), Subject.class.getName());

    private final Map<String, ByteArrayOutputStream> compiled;

    private Variant(Map<String, ByteArrayOutputStream> compiled) {
        super("variant", Variant.class.getClassLoader());
        this.compiled = compiled;
    }

    /**
     * Words of a source that become others.
     *
     * @param source the class, as {@code concentric.ledger.Poster}
     * @param was must be in it exactly once
     * @param becomes what stands there instead
     */
    record Change(String source, String was, String becomes) {

        String in(String text) {
            int at = text.indexOf(was);
            if (at < 0 || text.indexOf(was, at + 1) >= 0) {
                throw new IllegalStateException((at < 0 ? "nowhere" : "more than once") + " in " + source + ": " + was);
            }
            return text.substring(0, at) + becomes + text.substring(at + was.length());
        }
    }

    /** Compiles the program with these changes. */
    static Variant with(List<Change> changes) {
        var texts = new LinkedHashMap<String, String>();
        for (var change : changes) {
            texts.put(change.source(), change.in(texts.computeIfAbsent(change.source(), Variant::text)));
        }
        return new Variant(compile(texts));
    }

    private static String text(String name) {
        var file = "src/main/java/" + name.replace('.', '/') + ".java";
        for (var part : List.of("server", "engine")) {
            var path = root().resolve(part).resolve(file);
            if (Files.exists(path)) return read(path);
        }
        throw new IllegalStateException("no source of " + name);
    }

    private static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("ARCHITECTURE.md"))) return folder;
        }
        throw new IllegalStateException("outside the project");
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, ByteArrayOutputStream> compile(Map<String, String> texts) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        try (var classes = new Classes(compiler.getStandardFileManager(problems, null, null))) {
            var sources = new ArrayList<Source>();
            texts.forEach((name, text) -> sources.add(new Source(name, text)));
            // Surefire hides the class path from a process's arguments and tells it so.
            var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            var options = List.of("-classpath", path, "-proc:none", "-parameters", "-nowarn");
            if (!compiler.getTask(null, classes, problems, options, null, sources)
                    .call()) {
                throw new IllegalStateException(
                        problems.getDiagnostics().stream().map(String::valueOf).collect(Collectors.joining("\n")));
            }
            return classes.written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our classes are loaded here, so that they find each other; libraries outside. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("concentric.") || SHARED.contains(name)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        var bytes = bytes(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length, Variant.class.getProtectionDomain());
    }

    private byte @Nullable [] bytes(String name) {
        var changed = compiled.get(name);
        if (changed != null) return changed.toByteArray();
        try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        private Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what is compiled in memory. */
    private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        private Classes(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String name,
                JavaFileObject.Kind kind,
                @Nullable FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(name, n -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
