package concentric.people;

import static concentric.platform.TypedText.shortened;

import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.TypedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person as typed or imported, cleaned.
 *
 * @param email may be empty
 */
record PersonDraft(String code, String name, String email) {

    private static final int LONGEST = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    static PersonDraft of(String code, String name, String email) {
        return new PersonDraft(TypedText.clean(code), TypedText.clean(name), TypedText.clean(email));
    }

    /** Everything that is wrong with it by itself; whether the code is free is for the register to say. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (code.isEmpty()) {
            faults.add(Fault.in("person", "missing"));
        } else if (!Parties.isCode(code)) {
            faults.add(Fault.in("person", "malformed-code", shortened(code)));
        }
        TypedText.faultOfRequired("name", name, LONGEST).ifPresent(faults::add);
        TypedText.fault("email", email, LONGEST)
                .or(() -> email.isEmpty() || EMAIL.matcher(email).matches()
                        ? Optional.empty()
                        : Optional.of(Fault.in("email", "malformed-email", shortened(email))))
                .ifPresent(faults::add);
        return faults;
    }

    /** What is wrong if this is told of a code that has a party already: nothing if it is this person, just so. */
    Optional<Fault> differenceFrom(@Nullable Person there) {
        if (there == null) return Optional.of(Fault.in("person", "code-taken", code));
        return as(there.id().value()).equals(new Person(there.id(), code, there.name(), there.email()))
                ? Optional.empty()
                : Optional.of(Fault.in("person", "exists-differently", code));
    }

    Person as(long id) {
        return new Person(new Person.Id(id), code, name, emailOrNull());
    }

    @Nullable
    String emailOrNull() {
        return email.isEmpty() ? null : email;
    }

    String input() {
        return String.join("\n", code, name, email);
    }
}
