package concentric.engine.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a class uses, as its class file says it: locals and single instructions too, which no reflection shows.
 *
 * @param name the class
 * @param types all types it names
 * @param calls all methods it calls, as {@code java.time.Instant.now}
 * @param floats where it reckons with float or double, for a reader
 */
record ClassUse(String name, Set<String> types, Set<String> calls, Set<String> floats) {

    /** Loads, stores and arithmetic of float (F) and double (D), and the ways between them and whole numbers. */
    private static final Pattern FLOATING =
            Pattern.compile("[FD](A?LOAD|A?STORE|CONST|ADD|SUB|MUL|DIV|REM|NEG|CMP|RETURN|2[ILFD])\\w*|[IL]2[FD]");

    private static final Pattern DESCRIPTOR = Pattern.compile("L(\\w+/)+[\\w$]+;");

    /** The classes whose files are in the same place as this one, in its package and below. */
    static List<ClassUse> besides(Class<?> marker, String packageName) {
        var location = marker.getProtectionDomain().getCodeSource().getLocation();
        var folder = Path.of(URI.create(location.toString())).resolve(packageName.replace('.', '/'));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .map(ClassUse::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassUse read(Path file) {
        try {
            return of(ClassFile.of().parse(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassUse of(ClassModel type) {
        var use = new ClassUse(name(type.thisClass().asSymbol()), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (var entry : type.constantPool()) {
            switch (entry) {
                case ClassEntry named -> use.add(named.asSymbol());
                case MemberRefEntry member -> use.calls.add(name(member.owner().asSymbol()) + "." + member.name());
                case NameAndTypeEntry member -> use.addDescriptor(member.type().stringValue());
                // So annotations are written.
                case Utf8Entry text
                when DESCRIPTOR.matcher(text.stringValue()).matches() -> use.addDescriptor(text.stringValue());
                default -> {}
            }
        }
        type.fields().forEach(field -> use.addDescriptor(field.fieldType().stringValue()));
        for (var method : type.methods()) {
            use.addDescriptor(method.methodType().stringValue());
            method.code().ifPresent(code -> use.addFloats(method.methodName().stringValue(), code));
        }
        return use;
    }

    private void addDescriptor(String descriptor) {
        if (descriptor.startsWith("(")) {
            var method = MethodTypeDesc.ofDescriptor(descriptor);
            add(method.returnType());
            method.parameterList().forEach(this::add);
        } else {
            add(ClassDesc.ofDescriptor(descriptor));
        }
    }

    private void add(ClassDesc type) {
        var inner = type;
        while (inner.isArray()) inner = inner.componentType();
        if (!inner.isPrimitive()) types.add(name(inner));
        else if (isFloating(inner.displayName())) floats.add("a field, parameter or result");
    }

    private void addFloats(String method, CodeModel code) {
        for (var element : code) {
            if (element instanceof NewPrimitiveArrayInstruction array
                    && isFloating(array.typeKind().upperBound().displayName())) {
                floats.add(method + ": an array");
            } else if (element instanceof Instruction instruction
                    && FLOATING.matcher(instruction.opcode().name()).matches()) {
                floats.add(method + ": " + instruction.opcode());
            }
        }
    }

    private static boolean isFloating(String primitive) {
        return primitive.equals("double") || primitive.equals("float");
    }

    private static String name(ClassDesc type) {
        return type.packageName().isEmpty() ? type.displayName() : type.packageName() + "." + type.displayName();
    }
}
