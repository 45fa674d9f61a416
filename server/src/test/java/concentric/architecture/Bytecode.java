package concentric.architecture;

import concentric.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What methods call and say, lambdas included: read from class files, since sources leave open which method is meant and
 * ArchUnit doesn't see constants.
 */
final class Bytecode {

    /** The classes of the application without the compiled templates. */
    static Bytecode ofApplication() {
        return Known.APPLICATION;
    }

    private static final class Known {
        static final Bytecode APPLICATION = read(ProjectFiles.below(classFolder(Application.class), ".class").stream()
                .filter(file -> !ProjectFiles.name(file).contains("/concentric/templates/"))
                .toList());
    }

    /** The classes of a package of planted violations. */
    static Bytecode ofPlanted(Class<?> marker) {
        return read(ProjectFiles.below(
                classFolder(marker).resolve(marker.getPackageName().replace('.', '/')), ".class"));
    }

    private static Path classFolder(Class<?> marker) {
        return Path.of(URI.create(
                marker.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /**
     * A method.
     *
     * @param owner its class, as {@code concentric.payments.Recorder}
     * @param descriptor what it takes and returns, as class files write it
     */
    record Method(String owner, String name, String descriptor) {
        @Override
        public String toString() {
            return owner + "." + name;
        }

        private Method in(String other) {
            return new Method(other, name, descriptor);
        }
    }

    /**
     * A string constant.
     *
     * @param in the method that says it
     * @param line the line in its source
     * @param said the constant, or a piece of one that is put together
     */
    record Said(Method in, int line, String said) {
        @Override
        public String toString() {
            return in + ", line " + line;
        }
    }

    private record Code(Set<Method> calls, List<Said> said) {}

    private final Map<Method, Code> codes = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final Map<String, Set<String>> subtypes = new HashMap<>();

    private Bytecode() {}

    private static Bytecode read(Collection<Path> files) {
        var bytecode = new Bytecode();
        try {
            for (var file : files) bytecode.add(ClassFile.of().parse(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytecode.supertypes.forEach((type, above) -> above.forEach(one ->
                bytecode.subtypes.computeIfAbsent(one, t -> new HashSet<>()).add(type)));
        return bytecode;
    }

    private void add(ClassModel type) {
        var name = dotted(type.thisClass().asInternalName());
        var above = new HashSet<String>();
        type.superclass().ifPresent(one -> above.add(dotted(one.asInternalName())));
        type.interfaces().forEach(one -> above.add(dotted(one.asInternalName())));
        supertypes.put(name, above);
        for (var method : type.methods()) {
            var key = new Method(
                    name, method.methodName().stringValue(), method.methodType().stringValue());
            codes.put(key, code(key, method));
        }
    }

    private static Code code(Method key, MethodModel method) {
        var calls = new LinkedHashSet<Method>();
        var said = new ArrayList<Said>();
        int line = 0;
        for (CodeElement element : method.code().map(code -> code.elementList()).orElse(List.of())) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case InvokeInstruction call ->
                    calls.add(new Method(
                            dotted(call.owner().asInternalName()),
                            call.name().stringValue(),
                            call.type().stringValue()));
                case ConstantInstruction.LoadConstantInstruction constant
                when constant.constantValue() instanceof String text -> said.add(new Said(key, line, text));
                case InvokeDynamicInstruction lambda -> addDynamic(lambda, key, line, calls, said);
                default -> {}
            }
        }
        return new Code(calls, said);
    }

    /** A lambda is called where it is written, near enough; strings are put together by a recipe. */
    private static void addDynamic(
            InvokeDynamicInstruction lambda, Method key, int line, Set<Method> calls, List<Said> said) {
        for (var argument : lambda.invokedynamic().bootstrap().arguments()) {
            switch (argument) {
                case MethodHandleEntry handle -> {
                    var member = handle.reference();
                    calls.add(new Method(
                            dotted(member.owner().asInternalName()),
                            member.name().stringValue(),
                            member.type().stringValue()));
                }
                case StringEntry text -> said.add(new Said(key, line, text.stringValue()));
                default -> {}
            }
        }
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }

    /** All string constants. */
    List<Said> said() {
        return codes.values().stream().flatMap(code -> code.said.stream()).toList();
    }

    /** The string constants of one method. */
    List<Said> said(Method method) {
        var code = codes.get(method);
        return code == null ? List.of() : code.said;
    }

    /** What can come to run when the method runs, itself included: a call of an interface reaches all implementations. */
    Set<Method> reachable(Method from, Predicate<Method> follow) {
        var reached = new LinkedHashSet<Method>();
        var open = new ArrayDeque<Method>();
        open.add(from);
        while (!open.isEmpty()) {
            var next = open.poll();
            if (!reached.add(next) || !(next.equals(from) || follow.test(next))) continue;
            var code = codes.get(next);
            if (code == null) continue;
            code.calls.forEach(call -> {
                open.add(call);
                open.addAll(implementations(call));
            });
        }
        return reached;
    }

    private List<Method> implementations(Method call) {
        var found = new ArrayList<Method>();
        var seen = new HashSet<String>();
        var open = new ArrayDeque<String>(Set.of(call.owner));
        while (!open.isEmpty()) {
            var type = open.poll();
            if (!seen.add(type)) continue;
            if (codes.containsKey(call.in(type))) found.add(call.in(type));
            open.addAll(subtypes.getOrDefault(type, Set.of()));
        }
        // What a class doesn't say itself it inherits.
        open.addAll(supertypes.getOrDefault(call.owner, Set.of()));
        while (!open.isEmpty()) {
            var type = open.poll();
            if (codes.containsKey(call.in(type))) found.add(call.in(type));
            open.addAll(supertypes.getOrDefault(type, Set.of()));
        }
        return found;
    }
}
