package concentric.access;

import concentric.platform.web.Access;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The matrix as the documentation shows it. */
final class AccessDocument {

    private AccessDocument() {}

    /** One address. */
    static final class Row {

        private final String address;
        private final Access access;
        private final boolean about;
        private final Map<Caller, EnumMap<Place, Boolean>> marks = new EnumMap<>(Caller.class);

        Row(String address, Access access, boolean about) {
            this.address = address;
            this.access = access;
            this.about = about;
        }

        void mark(Caller caller, Place place, boolean may) {
            marks.computeIfAbsent(caller, any -> new EnumMap<>(Place.class)).put(place, may);
        }

        private String marks(Caller caller) {
            var found = marks.get(caller);
            if (found == null) return " ";
            if (!about || found.values().stream().distinct().count() == 1) {
                return found.values().iterator().next() ? "yes" : "–";
            }
            var text = new StringBuilder();
            found.forEach((place, may) ->
                    text.append(may ? Character.toUpperCase(place.word().charAt(0)) : '·'));
            return text.toString();
        }

        @Override
        public String toString() {
            var line = new StringBuilder("| `").append(address).append("` | ").append(word(access));
            for (var caller : Caller.values()) line.append(" | ").append(marks(caller));
            return line.append(" |").toString();
        }
    }

    private static String word(Access access) {
        return access.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String of(Map<String, Row> rows, int cells) {
        return HEAD.replace("CELLS", String.valueOf(cells)) + lines(rows.values());
    }

    private static String lines(Collection<Row> rows) {
        var text = new StringBuilder();
        rows.forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }

    private static final String HEAD = """
            # Who may do what

            Every address of the program, and who may use it. A test writes this table: it asks each address of a running program as
            everybody named here, and holds the answers against what the address declares; CELLS answers in all. An address that declares
            nothing fails the build.

            The columns: nobody who is signed in; a program whose token lacks the scope; somebody of a foreign unit; of a sibling unit,
            which shares a contract; a member; a spokesperson of the member’s unit; somebody of a partner; the custodian. Where an
            answer depends on whose the thing is, the letters say for which it is yes: the member’s **O**wn unit’s, the **S**ibling’s,
            the **F**oreign unit’s, the **P**artner’s. *Yes* means that nobody is refused for who they are; what is sent may still be wrong.

            | declared | means |
            | --- | --- |
            | open | anybody |
            | signed in | whoever is signed in |
            | self | one’s own; the custodian everybody’s |
            | concerned | whoever is signed in; partners’ people only where their own unit is concerned |
            | inside | whoever is signed in, but for partners’ people |
            | member | members of the unit |
            | speaker | who speaks for the unit, and the custodian |
            | person | the person, and the custodian |
            | proposer | who proposed it |
            | signer | who may speak for one of the parties; the custodian for parties that nobody speaks for |
            | party | who may speak for one of the parties, and the custodian |
            | host | who speaks for the person’s units, and the custodian |
            | custodian | the custodian |

            | address | declared | nobody | token | foreign | sibling | member | speaker | partner | custodian |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;
}
