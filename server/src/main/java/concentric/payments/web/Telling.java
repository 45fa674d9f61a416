package concentric.payments.web;

import concentric.payments.Recording.ItemFault;
import concentric.platform.Fault;
import concentric.platform.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** A call in which a program tells what is to be recorded: its own key, and how it is told what is wrong. */
final class Telling {

    /** The header in which a program gives a call a key of its own. */
    static final String KEY = "Idempotency-Key";

    private static final int LONGEST_KEY = 200;
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private Telling() {}

    /** Records under the key of the call, which no call with other content may bear. */
    static <T> T under(@Nullable String key, Supplier<T> recording) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Problem.refused(Fault.in(KEY, "too-long", LONGEST_KEY));
        }
        try {
            return recording.get();
        } catch (DuplicateKeyException e) {
            // What is known already is no exception; so another call bears the key.
            throw Problem.conflict(Fault.in(KEY, "idempotency-key-used", key == null ? "" : key));
        }
    }

    /** What is wrong, each with its place in the call; 409 if all of it is that something else is recorded already. */
    static Problem refused(List<ItemFault> items, IntFunction<String> at) {
        var faults = items.stream()
                .map(item -> placed(item.fault(), at.apply(item.index())))
                .toList();
        boolean conflict = faults.stream().allMatch(fault -> fault.code().equals("other-content"));
        return conflict ? Problem.conflict(faults) : Problem.refused(faults);
    }

    private static Fault placed(Fault fault, String at) {
        return fault.field().isEmpty()
                ? fault
                : new Fault(at + spelled(fault.field()), fault.code(), fault.args(), fault.parts());
    }

    /** Fields are called in JSON as in files, but for capitals, and the amount is an object. */
    static String spelled(String field) {
        return switch (field) {
            case "amount" -> "amount.amount";
            case "currency" -> "amount.currency";
            default ->
                UNDERSCORE.matcher(field).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        };
    }
}
