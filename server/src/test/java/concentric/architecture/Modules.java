package concentric.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The modules of the server in their order, as the table in ARCHITECTURE.md gives it, and all classes of the project. */
final class Modules {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");

    private static final List<String> ORDER = order();

    private static final Pattern PORT = Pattern.compile("(?m)^\\| `([A-Z][A-Za-z]+)` \\| ([a-z]+) \\|");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("concentric");

    private Modules() {}

    private static List<String> order() {
        var page = ProjectFiles.text(ProjectFiles.ROOT.resolve("ARCHITECTURE.md"));
        int start = page.indexOf("## Modules of the server");
        return ROW.matcher(page.substring(start, page.indexOf("###", start)))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    /** Each may call only those before it. */
    static List<String> inOrder() {
        return ORDER;
    }

    /** The ports by their names, and the modules that declare them. */
    static Map<String, String> ports() {
        return PORT.matcher(ProjectFiles.text(ProjectFiles.ROOT.resolve("ARCHITECTURE.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    /** The classes of engine and server, compiled templates included, without tests. */
    static JavaClasses classes() {
        return CLASSES;
    }
}
