package concentric.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An organisation of 5 000 units and 100 000 people, always the same one: 3 000 units that face customers in 24 fields, each
 * with an offer and a contract that pays nodes; 1 840 nodes, some of which pay partners; 100 units of leadership, 60 partners.
 */
final class InventedNetwork {

    static final int FACING = 3_000;
    static final int NODES = 1_840;
    static final int LEADING = 100;
    static final int PARTNERS = 60;
    static final int UNITS = FACING + NODES + LEADING + PARTNERS;
    static final int PEOPLE = 100_000;

    private static final int PIECE = 500;
    private static final int FIRST_PEOPLE = 2_000;
    private static final long SEED = 5_000;

    private static final List<String> FIELDS = List.of(
            "Heating",
            "Hot water",
            "Solar",
            "Storage",
            "Kitchens",
            "Ovens",
            "Fresh food",
            "Wine",
            "Laundry",
            "Uniforms",
            "Textiles",
            "Baby care",
            "Clinic air",
            "School air",
            "Office air",
            "Labs",
            "Hotels",
            "Co-ops",
            "Retail",
            "Cold chain",
            "Offices",
            "Farms",
            "Ports",
            "Rail");

    private static final List<String> SHARED = List.of("People", "Money", "Data", "Premises");

    private static final List<String> PLACES =
            List.of("North", "South", "East", "West", "Centre", "Coast", "Alps", "Lake", "Harbour", "Hills");

    private final SplittableRandom random = new SplittableRandom(SEED);

    private record Unit(String code, String name, String kind, String field) {

        String row() {
            return code + "," + name + "," + kind + "," + field;
        }
    }

    private final List<Unit> units = new ArrayList<>();

    private InventedNetwork() {
        for (int i = 0; i < FACING; i++) add("user-facing", drawn(FIELDS), i);
        for (int i = 0; i < NODES; i++) add("node", random.nextInt(4) == 0 ? drawn(SHARED) : drawn(FIELDS), i);
        for (int i = 0; i < LEADING; i++) add("leadership", "", i);
        for (int i = 0; i < PARTNERS; i++) add("partner", drawn(FIELDS), i);
    }

    static InventedNetwork drawn() {
        return new InventedNetwork();
    }

    private void add(String kind, String field, int number) {
        var name = (field.isEmpty() ? "Stewards" : field) + " " + drawn(PLACES) + " " + (number + 1);
        units.add(new Unit(kind.charAt(0) + "-" + name.replace(' ', '-'), name, kind, field));
    }

    private String drawn(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    String units() {
        return units.stream().map(Unit::row).collect(Collectors.joining("\n", "unit,name,kind,field\n", "\n"));
    }

    private static String people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "person-%1$d,Person %1$d".formatted(i))
                .collect(Collectors.joining("\n", "person,name\n", "\n"));
    }

    /** Everybody is in one unit; some units are many times as large as others. Of the first people only. */
    private String memberships(int count) {
        var sizes = units.stream()
                .mapToDouble(unit -> Math.pow(random.nextDouble(), 2) + 0.1)
                .toArray();
        double all = 0;
        for (double size : sizes) all += size;
        var rows = new StringBuilder("unit,person,role,from\n");
        double due = 0;
        int person = 0;
        for (int i = 0; i < sizes.length; i++) {
            due += sizes[i] / all * PEOPLE;
            for (; person < Math.min(count, Math.round(due)); person++) {
                rows.append(units.get(i).code())
                        .append(",person-")
                        .append(person)
                        .append(",member,2026-01-01\n");
            }
        }
        return rows.toString();
    }

    String offers() {
        return IntStream.range(0, FACING)
                .mapToObj(i -> "offer-" + i + "," + units.get(i).code())
                .collect(Collectors.joining("\n", "offer,unit\n", "\n"));
    }

    /** The contracts, in pieces that are signed one after the other. */
    List<String> contracts() {
        var all = new ArrayList<String>();
        for (int i = 0; i < FACING; i++) {
            all.add("""
                    contract "Offer %1$d" in EUR on payments for offer-%1$d
                      from 2026-01-01
                      pay %2$s %3$d %% of gross
                      pay %4$s 0.40 per unit
                      pay %5$s 1 %% of gross
                      share rest: %6$s 1
                    """.formatted(
                            i,
                            node(),
                            5 + random.nextInt(40),
                            node(),
                            leader(),
                            units.get(i).code()));
        }
        for (int i = 0; i < NODES; i += 2) {
            all.add("""
                    contract "Supply %d" in EUR on receipts of %s
                      from 2026-01-01
                      pay %s 20 %% of gross
                    """.formatted(i, units.get(FACING + i).code(), partner()));
        }
        var pieces = new ArrayList<String>();
        for (int i = 0; i < all.size(); i += PIECE) {
            pieces.add(String.join("\n", all.subList(i, Math.min(all.size(), i + PIECE))));
        }
        return pieces;
    }

    private String node() {
        return units.get(FACING + random.nextInt(NODES)).code();
    }

    private String leader() {
        return units.get(FACING + NODES + random.nextInt(LEADING)).code();
    }

    private String partner() {
        return units.get(FACING + NODES + LEADING + random.nextInt(PARTNERS)).code();
    }

    /** The code of a unit that faces customers. */
    String anyFacing() {
        return units.getFirst().code();
    }

    /** Brings all of it in, with so many payments. */
    void bringInto(Installation installation, int payments) throws IOException, InterruptedException {
        installation.bringIn("units", units());
        installation.bringIn("people", people(PEOPLE));
        installation.bringIn("memberships", memberships(PEOPLE));
        installation.bringIn("offers", offers());
        for (var piece : contracts()) installation.post("/api/contracts?sign=true", "text/plain", piece);
        installation.bringIn("payments", payments(payments, FACING));
    }

    /** The same units and offers with the first contracts only, people in the first units only, and so many payments. */
    void bringBeginningInto(Installation installation, int payments) throws IOException, InterruptedException {
        installation.bringIn("units", units());
        installation.bringIn("people", people(FIRST_PEOPLE));
        installation.bringIn("memberships", memberships(FIRST_PEOPLE));
        installation.bringIn("offers", offers());
        installation.post("/api/contracts?sign=true", "text/plain", contracts().getFirst());
        installation.bringIn("payments", payments(payments, PIECE));
    }

    /** Payments of one month, for any of the first offers. */
    private String payments(int count, int offers) {
        var rows = new StringBuilder("source,external_id,offer,customer,amount,currency,quantity,occurred_at\n");
        for (int i = 0; i < count; i++) {
            rows.append("shop,%d,offer-%d,customer-%d,%d.%02d,EUR,1,2026-10-%02d%n"
                    .formatted(
                            i,
                            random.nextInt(offers),
                            random.nextInt(count / 2),
                            10 + random.nextInt(190),
                            random.nextInt(100),
                            1 + random.nextInt(31)));
        }
        return rows.toString();
    }
}
