package concentric.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of texts that sources and templates ask for, as far as their syntax tells. A key that is put together is a
 * pattern; what is put into it has to be a word that stands somewhere: a string, or the name of an enum's constant.
 */
final class TextKeys {

    /** Stands for what only a running program knows. */
    private static final String ANYTHING = "\u0000";

    /**
     * A template.
     *
     * @param name as it is named to a reader
     * @param text what it says
     */
    record Page(String name, String text) {}

    /** Where an argument is a key, or the end of one. */
    private record Place(String method, int argument, String prefix, String suffix) {}

    /**
     * A text that is asked for.
     *
     * @param known whether the source says anything about which one
     */
    private record Asked(String where, String key, boolean known) {}

    /** Calls as {@code Type.method}, or {@code method} if it is always this one. */
    private static final List<Place> PLACES = List.of(
            new Place("t", 0, "", ""),
            new Place("texts.of", 0, "", ""),
            new Place("t.of", 0, "", ""),
            new Place("redirect", 1, "", ""),
            new Place("Notice.of", 0, "", ""),
            new Place("MenuPart.of", 1, "", ""),
            new Place("MenuPart.forCustodian", 1, "", ""),
            new Place("Fault.in", 1, "fault.", ""),
            new Place("new Fault", 1, "fault.", ""),
            new Place("Act.of", 0, "act.", ""),
            new Place("new Fact", 0, "fact.", ""),
            new Place("Problem.of", 1, "problem.", ""),
            new Place("ImportForm.of", 0, "import.", ".title"),
            new Place("ImportForm.of", 0, "import.", ".lead"),
            new Place("ImportForm.withLayouts", 0, "import.", ".title"),
            new Place("ImportForm.withLayouts", 0, "import.", ".lead"));

    private final Set<Asked> asked = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    private TextKeys() {}

    static TextKeys ofApplication() {
        var server = JavaSource.production().stream()
                .filter(source -> source.name().startsWith("server/"))
                .toList();
        var pages = ProjectFiles.below(ProjectFiles.TEMPLATES, ".jte").stream()
                .map(file -> new Page(ProjectFiles.name(file), ProjectFiles.text(file)))
                .toList();
        var keys = of(server, pages);
        // The engine asks for no text, but has the codes by which its messages are said.
        JavaSource.production().stream()
                .filter(source -> source.name().startsWith("engine/"))
                .forEach(source -> keys.new Reading(source).new Words().scan(source.tree(), null));
        return keys;
    }

    static TextKeys of(List<JavaSource> sources, List<Page> pages) {
        var keys = new TextKeys();
        sources.forEach(source -> keys.new Reading(source).read());
        keys.readPages(pages);
        return keys;
    }

    /** The expressions of templates that ask for a text, as if they stood in a Java file. */
    private void readPages(List<Page> pages) {
        var files = new ArrayList<JavaSource.Source>();
        for (var page : pages) {
            var java = new StringBuilder("class Page { void page() {");
            int line = 1;
            for (var call :
                    Pattern.compile("\\bt\\(").matcher(page.text).results().toList()) {
                int calledAt = ProjectFiles.line(page.text, call.start());
                java.append("\n".repeat(calledAt - line));
                line = calledAt;
                var arguments = upToClosing(page.text, call.end());
                java.append("t(").append(arguments.replace('\n', ' ')).append(");");
            }
            files.add(new JavaSource.Source(page.name, java.append("}}").toString()));
        }
        JavaSource.parse(files).forEach(source -> new Reading(source).read());
    }

    /** The text from a position to behind the parenthesis that closes the one before it. */
    private static String upToClosing(String text, int start) {
        int depth = 1;
        boolean quoted = false;
        int at = start;
        while (depth > 0) {
            char c = text.charAt(at++);
            if (c == '"' && text.charAt(at - 2) != '\\') quoted = !quoted;
            if (!quoted && c == '(') depth++;
            if (!quoted && c == ')') depth--;
        }
        return text.substring(start, at - 1);
    }

    /** What is asked for and doesn't exist, each as {@code file:line: key}. */
    Set<String> missing(Set<String> there) {
        return asked.stream()
                .filter(one -> one.known)
                .filter(one -> !one.key.contains(ANYTHING)
                        ? !there.contains(one.key)
                        : there.stream().noneMatch(pattern(one.key).asMatchPredicate()))
                .map(one -> one.where + ": " + one.key.replace(ANYTHING, "…"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What exists and nobody can ask for. */
    Set<String> unused(Set<String> there) {
        var patterns = asked.stream()
                .map(Asked::key)
                .filter(key -> key.contains(ANYTHING))
                .distinct()
                .map(TextKeys::pattern)
                .toList();
        return there.stream()
                .filter(key -> !words.contains(key) && asked.stream().noneMatch(one -> one.key.equals(key)))
                .filter(key -> patterns.stream().noneMatch(pattern -> canBuild(pattern, key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean canBuild(Pattern pattern, String key) {
        var found = pattern.matcher(key);
        if (!found.matches()) return false;
        for (int group = 1; group <= found.groupCount(); group++) {
            var word = found.group(group);
            if (!words.contains(word) && !word.matches("[1-5][0-9]{2}")) return false;
        }
        return true;
    }

    private static Pattern pattern(String key) {
        return Pattern.compile(key.chars()
                .mapToObj(c -> c == 0 ? "(.+)" : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining()));
    }

    /** Reads one file. */
    private final class Reading {

        private final JavaSource source;
        private final Map<String, ExpressionTree> constants = new HashMap<>();
        private final Set<Place> places = new HashSet<>(PLACES);
        private final ArrayList<MethodTree> methods = new ArrayList<>();

        Reading(JavaSource source) {
            this.source = source;
        }

        void read() {
            new Words().scan(source.tree(), null);
            // A method that hands its own parameter on to such a place is one too; and what calls it in the same file.
            for (int before = -1; before < places.size(); ) {
                before = places.size();
                methods.forEach(method -> new Handing(method).scan(method.getBody(), null));
            }
            new Calls().scan(source.tree(), null);
        }

        private void ask(Tree where, ExpressionTree key, Place place) {
            for (var text : texts(key)) {
                var known = !text.equals(ANYTHING);
                // Nothing at all is known of a key that comes from elsewhere; that one is found where it begins.
                if (!known && place.prefix.isEmpty()) continue;
                asked.add(new Asked(source.at(where), place.prefix + text + place.suffix, known));
            }
        }

        /** What an expression can be. */
        private List<String> texts(@Nullable ExpressionTree expression) {
            return switch (expression) {
                case null -> List.of(ANYTHING);
                case LiteralTree literal when literal.getKind() == Tree.Kind.NULL_LITERAL -> List.of();
                case LiteralTree literal -> List.of(String.valueOf(literal.getValue()));
                case ParenthesizedTree inner -> texts(inner.getExpression());
                case ConditionalExpressionTree choice -> {
                    var both = new ArrayList<>(texts(choice.getTrueExpression()));
                    both.addAll(texts(choice.getFalseExpression()));
                    yield both;
                }
                case SwitchExpressionTree choice -> outcomes(choice);
                case BinaryTree sum
                when sum.getKind() == Tree.Kind.PLUS -> {
                    var sums = new ArrayList<String>();
                    for (var left : texts(sum.getLeftOperand())) {
                        for (var right : texts(sum.getRightOperand())) sums.add(left + right);
                    }
                    yield sums;
                }
                case IdentifierTree name
                when constants.containsKey(name.getName().toString()) ->
                    texts(constants.get(name.getName().toString()));
                default -> List.of(ANYTHING);
            };
        }

        private List<String> outcomes(SwitchExpressionTree choice) {
            var outcomes = new ArrayList<String>();
            for (CaseTree one : choice.getCases()) {
                if (one.getBody() instanceof ExpressionTree value) outcomes.addAll(texts(value));
                else if (one.getBody() != null) {
                    new TreeScanner<Void, Void>() {
                        @Override
                        public Void visitYield(YieldTree yield, Void nothing) {
                            outcomes.addAll(texts(yield.getValue()));
                            return null;
                        }
                    }.scan(one.getBody(), null);
                }
            }
            return outcomes;
        }

        private List<Place> placesOf(String called) {
            return places.stream()
                    .filter(place -> called.equals(place.method) || called.endsWith("." + place.method))
                    .toList();
        }

        /** As {@code Type.method}; what a call is called on counts if it is a name, or a call without arguments. */
        private static String called(MethodInvocationTree call) {
            return call.getMethodSelect().toString().replace("()", "");
        }

        /** Strings, constants and the methods of a file. */
        private final class Words extends TreeScanner<Void, Void> {

            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (literal.getValue() instanceof String text) {
                    words.add(text);
                    // The reference heads the calls about a noun by what follows /api/ in their address.
                    if (text.matches("/api/.+")) words.add(text.split("/")[2]);
                    // A verb holds its noun: contract.sign is about a contract.
                    if (text.matches("[a-z-]+\\.[a-z-]+")) words.add(text.substring(0, text.indexOf('.')));
                }
                return null;
            }

            @Override
            public Void visitVariable(VariableTree variable, Void nothing) {
                // The reference explains parameters, and fields of records, by their names.
                words.add(variable.getName().toString());
                var flags = variable.getModifiers().getFlags();
                if (flags.contains(Modifier.FINAL) && variable.getInitializer() != null) {
                    constants.put(variable.getName().toString(), variable.getInitializer());
                }
                return super.visitVariable(variable, null);
            }

            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getBody() != null) methods.add(method);
                return super.visitMethod(method, null);
            }

            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                words.add(type.getSimpleName().toString());
                if (type.getKind() == Tree.Kind.ENUM) {
                    for (var member : type.getMembers()) {
                        if (!(member instanceof VariableTree constant)) continue;
                        var name = constant.getName().toString().toLowerCase(Locale.ROOT);
                        words.add(name);
                        words.add(name.replace('_', '-'));
                    }
                }
                return super.visitClass(type, null);
            }
        }

        /** Finds parameters that are handed on as keys. */
        private final class Handing extends TreeScanner<Void, Void> {

            private final MethodTree method;

            Handing(MethodTree method) {
                this.method = method;
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                for (var place : placesOf(called(call))) {
                    if (place.argument >= call.getArguments().size()) continue;
                    var key = call.getArguments().get(place.argument);
                    for (int i = 0; i < method.getParameters().size(); i++) {
                        if (method.getParameters().get(i).getName().contentEquals(key.toString())) {
                            places.add(new Place(method.getName().toString(), i, place.prefix, place.suffix));
                        }
                    }
                }
                return super.visitMethodInvocation(call, null);
            }
        }

        /** Finds what is asked for. */
        private final class Calls extends TreeScanner<Void, Void> {

            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                ask(call, called(call), call.getArguments());
                return super.visitMethodInvocation(call, null);
            }

            @Override
            public Void visitNewClass(NewClassTree creation, Void nothing) {
                var name = creation.getIdentifier().toString();
                ask(creation, "new " + name.substring(name.lastIndexOf('.') + 1), creation.getArguments());
                return super.visitNewClass(creation, null);
            }

            private void ask(Tree where, String called, List<? extends ExpressionTree> arguments) {
                for (var place : placesOf(called)) {
                    if (place.argument < arguments.size()) {
                        Reading.this.ask(where, arguments.get(place.argument), place);
                    }
                }
            }

            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                var isWork = type.getImplementsClause().stream()
                        .anyMatch(one -> one.toString().equals("Work"));
                if (isWork) {
                    type.getMembers().stream()
                            .filter(member -> member instanceof MethodTree method
                                    && method.getName().contentEquals("kind"))
                            .forEach(kind -> new Kinds().scan(kind, null));
                }
                return super.visitClass(type, null);
            }
        }

        /** A kind of work is the verb of its act. */
        private final class Kinds extends TreeScanner<Void, Void> {

            @Override
            public Void visitReturn(ReturnTree kind, Void nothing) {
                ask(kind, kind.getExpression(), new Place("kind", 0, "act.", ""));
                return null;
            }
        }
    }
}
