package concentric.demo;

import concentric.platform.Csv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * People who don't exist, for the units of the demonstration: always the same ones, as the seed is fixed and {@link
 * Random} is specified to the bit.
 */
final class InventedPeople {

    private static final long SEED = 20101201;
    private static final String FIRST_DAY = "2010-12-01";

    private static final List<String> GIVEN = names("""
            Aaliyah, Abel, Ade, Aoife, Amara, Anouk, Asha, Astrid, Beatriz, Bilal, Björn, Bruno, Camille, Chen,
            Chidi, Clara, Daan, Daria, Dilan, Edith, Elif, Emeka, Esra, Fatima, Femke, Finn, Freya, Gideon,
            Giulia, Hana, Hugo, Ibrahim, Ines, Ingrid, Ivo, Jamila, Jonas, Joy, Kaito, Katarzyna, Kofi, Lea,
            Leila, Linh, Lorenzo, Luz, Maeve, Magnus, Mateo, Mei, Mina, Nadia, Nils, Noor, Oisín, Olena, Omar,
            Paloma, Pavel, Priya, Rafael, Ravi, Rosa, Ruth, Samir, Saoirse, Selin, Sipho, Sofía, Sunita, Tamsin,
            Tariq, Teresa, Thabo, Tomás, Uma, Viktor, Wen, Yara, Yusuf, Zainab, Zoë
            """);

    private static final List<String> FAMILY = names("""
            Abara, Achterberg, Adeyemi, Albrecht, Almeida, Andersson, Aydın, Bakker, Baumann, Beckett, Benali,
            Bergström, Blanchet, Borges, Brennan, Calloway, Castellano, Chaudhry, Cruz, Dahl, Delacroix, Demir,
            Doyle, Drummond, Eriksen, Esposito, Farrell, Ferreira, Fontaine, Gallagher, Ghosh, Grünwald, Haddad,
            Hakimi, Hartley, Hendriks, Ivanova, Jansen, Kaur, Keller, Khumalo, Kowalczyk, Kruger, Lachance,
            Lindqvist, Lund, Mahlangu, Marchetti, Mbeki, Mercier, Mishra, Moreau, Nakamura, Navarro, Ndlovu,
            Nguyen, Novak, O’Connell, Okafor, Oliveira, Osei, Pereira, Quintana, Rahman, Reinholt, Rinaldi,
            Rossi, Sabry, Santos, Schreiber, Shah, Sørensen, Tanaka, Thorne, Torres, Ueda, Vance, Van Dyck,
            Villar, Wagner, Whelan, Yıldız, Zhang
            """);

    /** Fewest and most people of a unit, by its kind. Of another organisation we know only who speaks for it. */
    private record Size(int least, int most) {}

    private static final Map<String, Size> SIZES = Map.of(
            "user-facing", new Size(4, 7),
            "node", new Size(6, 10),
            "leadership", new Size(4, 4),
            "partner", new Size(1, 1));

    private final Random random = new Random(SEED);
    private final Set<String> codes = new HashSet<>();
    private final List<String> people = new ArrayList<>(List.of("person,name"));
    private final List<String> memberships = new ArrayList<>(List.of("unit,person,role,from"));

    private InventedPeople() {}

    private static List<String> names(String text) {
        return List.of(text.strip().split(",\\s+"));
    }

    /** The people of these units: of each row, code and kind are read. */
    static InventedPeople of(DemoFile units) {
        var invented = new InventedPeople();
        var text = units.text().getBytes(StandardCharsets.UTF_8);
        try (var rows = Csv.rows(new ByteArrayInputStream(text))) {
            while (rows.hasNext()) {
                var row = rows.next();
                invented.populate(row.get("unit"), row.get("kind"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return invented;
    }

    /** {@code people.csv} */
    DemoFile people() {
        return DemoFile.made("people.csv", String.join("\n", people) + "\n");
    }

    /** {@code memberships.csv}; the first member of each unit speaks for it. */
    DemoFile memberships() {
        return DemoFile.made("memberships.csv", String.join("\n", memberships) + "\n");
    }

    private void populate(String unit, String kind) {
        var size = SIZES.get(kind);
        if (size == null) throw new IllegalStateException("nobody knows how large a unit of kind " + kind + " is");
        int members = random.nextInt(size.least(), size.most() + 1);
        for (int i = 0; i < members; i++) {
            memberships.add(Csv.line(List.of(unit, somebody(), i == 0 ? "spokesperson" : "member", FIRST_DAY)));
        }
    }

    /** Adds a person whose code is free yet. */
    private String somebody() {
        String name;
        String code;
        do {
            name = GIVEN.get(random.nextInt(GIVEN.size())) + " " + FAMILY.get(random.nextInt(FAMILY.size()));
            code = code(name);
        } while (!codes.add(code));
        people.add(Csv.line(List.of(code, name)));
        return code;
    }

    /** {@code saoirse-o-connell} for Saoirse O’Connell: plain letters that anybody can type. */
    private static String code(String name) {
        var plain = name.replace('ø', 'o').replace('ı', 'i');
        return Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", "-");
    }
}
