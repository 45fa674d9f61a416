import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * What the demonstration's totals have to be, worked out a second time from the raw invoice lines: its own reading of the
 * file, its own figures from the contracts, its own rounding; nothing of Concentric is used. Prints what
 * {@code ./concentric totals} prints.
 *
 * <pre>java bin/DemoTotals.java [server/src/main/resources/demo/online_retail_nonuk.csv.gz]</pre>
 */
class DemoTotals {

    static final String[][] FAMILIES = {
        {"celebrations", "christmas,xmas,advent,santa,snowflake,reindeer,party,birthday,bunting,garland,balloons,paper,card,"
                + "cards,wrap,ribbon,ribbons,tissues,stickers,napkins,doilies,doily,gift tag,gift tags,invites"},
        {"lunch-and-bags", "lunch,snack,bag,bags,backpack,shopper,picnic,cutlery,umbrella,parasol,purse,suitcase"},
        {"afternoon-tea", "cakestand,cake,cakes,tin,tins,tea,towel,towels,teacup,teapot,teatime,coffee,cup,cups,mug,mugs,"
                + "saucer,plate,plates,bowl,bowls,jug,tray,sugar,jam,baking,cookie,biscuit,pantry,recipe,bread,jelly,apron,"
                + "jar,jars,kitchen"},
        {"lights", "light,lights,candle,candles,candleholder,lantern,lamp"},
        {"children", "children,childrens,childs,kids,baby,toy,toys,doll,dolls,spaceboy,dolly girl,feltcraft,puzzle,game,"
                + "games,skittles,harmonica,soldier,animals,paint set,spinning tops,skipping,boys,girls,crayons,dominoes"},
    };

    /** Shops with a contract of their own: desk per payment, warehouse per piece, makers, studio in percent. */
    static final Map<String, String[]> TERMS = Map.of(
            "netherlands", new String[] {"0.35", "0.04", "45", "6"},
            "netherlands from June", new String[] {"0.35", "0.035", "44.5", "6.75"},
            "ireland", new String[] {"0.35", "0.05", "44", "6"},
            "germany", new String[] {"0.40", "0.05", "44", "6"},
            "france", new String[] {"0.40", "0.05", "42", "9"},
            "australia", new String[] {"0.60", "0.06", "44", "5"},
            "spain", new String[] {"0.40", "0.05", "47.5", "6"},
            "switzerland", new String[] {"0.55", "0.05", "44", "6"},
            "a region", new String[] {"0.45", "0.055", "44", "6"});

    static final Map<String, String> REGIONS = Map.ofEntries(
            Map.entry("Sweden", "nordics"), Map.entry("Norway", "nordics"), Map.entry("Finland", "nordics"),
            Map.entry("Denmark", "nordics"), Map.entry("Iceland", "nordics"),
            Map.entry("Belgium", "belgium-and-channel"), Map.entry("Channel Islands", "belgium-and-channel"),
            Map.entry("Portugal", "southern-europe"), Map.entry("Italy", "southern-europe"),
            Map.entry("Cyprus", "southern-europe"), Map.entry("Greece", "southern-europe"),
            Map.entry("Malta", "southern-europe"));

    /** An article on an invoice, and how many pieces of it did not come back yet. */
    static class Item {
        Payment payment;
        String at;
        int order;
        BigDecimal left;
    }

    record Taken(List<String> line, Item item, BigDecimal pieces) {}

    /** One payment on its way: what each party has of it. */
    static class Payment {
        String shop;
        String family;
        boolean fromJune;
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal pieces = BigDecimal.ZERO;
        BigDecimal rest;
        final Map<String, BigDecimal> received = new HashMap<>();

        /** Moves at most what is left; whoever pays is worth knowing only to the totals. */
        BigDecimal pay(String from, String to, BigDecimal exact) {
            var paid = exact.setScale(2, RoundingMode.HALF_EVEN).min(rest);
            rest = rest.subtract(paid);
            received.merge(to, paid, BigDecimal::add);
            PAID.merge(from, paid, BigDecimal::add);
            RECEIVED.merge(to, paid, BigDecimal::add);
            return paid;
        }

        /** Splits the rest by weights: whole pence first, then a penny each to the largest remainders. */
        void share(String from, Map<String, Integer> weights) {
            var whole = rest;
            var total = BigDecimal.valueOf(weights.values().stream().mapToInt(Integer::intValue).sum());
            var remainders = new LinkedHashMap<String, BigDecimal>();
            var parts = new LinkedHashMap<String, BigDecimal>();
            weights.forEach((party, weight) -> {
                var scaled = whole.movePointRight(2).multiply(BigDecimal.valueOf(weight)).divideAndRemainder(total);
                parts.put(party, scaled[0].movePointLeft(2));
                remainders.put(party, scaled[1]);
            });
            var left = whole.subtract(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            var order = new ArrayList<>(weights.keySet());
            order.sort((a, b) -> remainders.get(b).compareTo(remainders.get(a)));
            for (var party : order) {
                if (left.signum() == 0) break;
                parts.merge(party, PENNY, BigDecimal::add);
                left = left.subtract(PENNY);
            }
            parts.forEach((party, part) -> pay(from, party, part));
        }
    }

    static final List<Payment> PAYMENTS = new ArrayList<>();
    static final Map<String, List<Item>> BOUGHT = new HashMap<>();
    static final BigDecimal PENNY = new BigDecimal("0.01");
    static final Map<String, BigDecimal> RECEIVED = new TreeMap<>();
    static final Map<String, BigDecimal> PAID = new TreeMap<>();

    public static void main(String[] args) throws IOException {
        var file = Path.of(args.length > 0 ? args[0] : "server/src/main/resources/demo/online_retail_nonuk.csv.gz");
        var invoices = new LinkedHashMap<String, List<List<String>>>();
        var cancelled = new ArrayList<List<String>>();
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var fields = split(line);
                if (fields.get(0).startsWith("C")) {
                    cancelled.add(fields);
                    continue;
                }
                invoices.computeIfAbsent(fields.get(0), number -> new ArrayList<>()).add(fields);
            }
        }
        invoices.values().forEach(DemoTotals::sell);
        giveBack(cancelled);
        PAYMENTS.forEach(DemoTotals::settle);
        PAID.forEach((party, paid) -> RECEIVED.putIfAbsent(party, BigDecimal.ZERO));
        System.out.println("party,received,paid,net");
        RECEIVED.forEach((party, received) -> {
            var paid = PAID.getOrDefault(party, BigDecimal.ZERO);
            System.out.println(String.join(",", party, plain(received), plain(paid), plain(received.subtract(paid))));
        });
    }

    static void sell(List<List<String>> lines) {
        var payments = new LinkedHashMap<String, Payment>();
        var items = new ArrayList<Map.Entry<String, Item>>();
        for (var line : lines) {
            var carriage = List.of("POST", "DOT", "C2").contains(line.get(1));
            var payment = payments.computeIfAbsent(carriage ? "carriage" : family(line.get(2)), f -> new Payment());
            var pieces = new BigDecimal(line.get(3));
            payment.pieces = payment.pieces.add(pieces);
            payment.amount = payment.amount.add(pieces.multiply(new BigDecimal(line.get(5))));
            if (pieces.signum() <= 0) continue;
            var item = new Item();
            item.payment = payment;
            item.at = line.get(4);
            item.order = PAYMENTS.size() * 1000 + items.size();
            item.left = pieces;
            items.add(Map.entry(line.get(6) + " " + line.get(1), item));
        }
        var total = payments.values().stream().map(payment -> payment.amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var shop = shop(lines.get(0).get(7));
        if (total.signum() <= 0) return;
        payments.forEach((family, payment) -> {
            payment.amount = payment.amount.setScale(2, RoundingMode.HALF_EVEN);
            payment.shop = shop;
            payment.family = family;
            payment.fromJune = lines.get(0).get(4).compareTo("2011-06-01") >= 0;
            PAYMENTS.add(payment);
        });
        items.forEach(entry -> BOUGHT.computeIfAbsent(entry.getKey(), bought -> new ArrayList<>()).add(entry.getValue()));
    }

    /** Each cancelled line takes from the latest earlier invoices of its customer and article; prints what is matched. */
    static void giveBack(List<List<String>> lines) {
        var all = BigDecimal.ZERO;
        var matched = BigDecimal.ZERO;
        Set<List<String>> listed = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int from = 0, to; from < lines.size(); from = to) {
            to = from + 1;
            while (to < lines.size() && lines.get(to).get(0).equals(lines.get(from).get(0))) to++;
            var back = new LinkedHashMap<Payment, BigDecimal[]>();
            var taken = new LinkedHashMap<Payment, List<Taken>>();
            for (var line : lines.subList(from, to)) {
                var pieces = new BigDecimal(line.get(3)).negate();
                var price = new BigDecimal(line.get(5));
                all = all.add(pieces.multiply(price));
                if (line.get(6).isEmpty()) {
                    listed.add(line);
                    continue;
                }
                var bought = new ArrayList<>(BOUGHT.getOrDefault(line.get(6) + " " + line.get(1), List.of()));
                bought.sort((a, b) -> a.at.equals(b.at) ? b.order - a.order : b.at.compareTo(a.at));
                for (var item : bought) {
                    var some = pieces.min(item.left);
                    if (some.signum() <= 0 || item.at.compareTo(line.get(4)) > 0) continue;
                    item.left = item.left.subtract(some);
                    pieces = pieces.subtract(some);
                    taken.computeIfAbsent(item.payment, payment -> new ArrayList<>()).add(new Taken(line, item, some));
                    var sums = back.computeIfAbsent(item.payment, payment -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
                    sums[0] = sums[0].add(some.multiply(price));
                    sums[1] = sums[1].add(some);
                }
                if (pieces.signum() > 0) listed.add(line);
            }
            for (var entry : back.entrySet()) {
                var payment = entry.getKey();
                var amount = entry.getValue()[0].setScale(2, RoundingMode.HALF_EVEN);
                var pieces = entry.getValue()[1];
                if (amount.signum() == 0 || amount.compareTo(payment.amount) > 0 || pieces.compareTo(payment.pieces) > 0) {
                    for (var each : taken.get(payment)) {
                        each.item.left = each.item.left.add(each.pieces);
                        listed.add(each.line);
                    }
                    continue;
                }
                payment.amount = payment.amount.subtract(amount);
                payment.pieces = payment.amount.signum() == 0 ? BigDecimal.ZERO : payment.pieces.subtract(pieces);
                matched = matched.add(amount);
            }
        }
        System.err.printf("cancellations: %d lines, %s in all; %d lines matched wholly, %s given back, %s not matched%n",
                lines.size(), all, lines.size() - listed.size(), matched, all.subtract(matched));
    }

    static void settle(Payment payment) {
        if (payment.shop.isEmpty()) return;
        payment.rest = payment.amount;
        if (payment.family.equals("carriage")) carriage(payment, payment.shop);
        else goods(payment, payment.shop, payment.fromJune);
        nodes(payment, payment.shop.equals("france") && !payment.family.equals("carriage"));
    }

    static void goods(Payment payment, String shop, boolean fromJune) {
        var customers = "(customers)";
        var gross = payment.amount;
        var region = !TERMS.containsKey(shop);
        var terms = TERMS.get(region ? "a region" : shop.equals("netherlands") && fromJune ? "netherlands from June" : shop);
        if (shop.equals("australia")) payment.pay(customers, "carrier", percent("3", gross));
        payment.pay(customers, "payments-desk", new BigDecimal(terms[0]));
        payment.pay(customers, "warehouse", new BigDecimal(terms[1]).multiply(payment.pieces));
        // Spain's makers have their part of what the others leave.
        if (!shop.equals("spain")) payment.pay(customers, "makers", percent(terms[2], gross));
        payment.pay(customers, "design-studio", percent(terms[3], gross));
        payment.pay(customers, "compass", percent("0.5", gross));
        if (shop.equals("spain")) payment.pay(customers, "makers", percent(terms[2], payment.rest));
        payment.pay(customers, "good-causes", percent("1", payment.rest));
        payment.share(customers, weights(shop, region ? 18 : 19, "reserve", region ? 2 : 1));
    }

    static void carriage(Payment payment, String shop) {
        payment.pay("(customers)", "payments-desk", new BigDecimal("0.15"));
        var weights = weights("carrier", 17, "warehouse", 2);
        weights.put(shop, 1);
        payment.share("(customers)", weights);
    }

    /** What the nodes pay on, the warehouse before the studio, which receives from it. */
    static void nodes(Payment payment, boolean frenchGoods) {
        var direct = payment.received.getOrDefault("design-studio", BigDecimal.ZERO);
        payment.rest = payment.received.getOrDefault("payments-desk", BigDecimal.ZERO);
        if (payment.rest.signum() > 0) payment.pay("payments-desk", "card-scheme", new BigDecimal("0.12"));
        var stored = payment.received.getOrDefault("warehouse", BigDecimal.ZERO);
        payment.rest = stored;
        if (stored.signum() > 0) {
            payment.pay("warehouse", "carrier", new BigDecimal("0.25"));
            payment.pay("warehouse", "design-studio", percent("8", stored));
            payment.pay("warehouse", "makers", percent("12.5", payment.rest));
        }
        var drawn = payment.received.getOrDefault("design-studio", BigDecimal.ZERO);
        payment.rest = drawn;
        if (frenchGoods && direct.signum() > 0) payment.pay("design-studio", "atelier-lyon", percent("30", direct));
        if (drawn.signum() > 0) payment.pay("design-studio", "makers", percent("12.5", drawn));
    }

    static Map<String, Integer> weights(String one, int weight, String other, int otherWeight) {
        var weights = new LinkedHashMap<String, Integer>();
        weights.put(one, weight);
        weights.put(other, otherWeight);
        return weights;
    }

    static BigDecimal percent(String percent, BigDecimal of) {
        return of.multiply(new BigDecimal(percent)).movePointLeft(2);
    }

    static String family(String description) {
        var words = " " + description.toLowerCase().replaceAll("[^a-z0-9]+", " ").strip() + " ";
        for (var family : FAMILIES) {
            for (var phrase : family[1].split(",")) if (words.contains(" " + phrase + " ")) return family[0];
        }
        return "home";
    }

    /** The shop of a country; empty where no contract says who shares. */
    static String shop(String country) {
        return switch (country) {
            case "EIRE" -> "ireland";
            case "Netherlands", "Germany", "France", "Australia", "Spain", "Switzerland" -> country.toLowerCase();
            case "Unspecified", "European Community" -> "";
            default -> REGIONS.getOrDefault(country, "rest-of-world");
        };
    }

    /** The fields of a line; some descriptions are in quotation marks, because they have commas in them. */
    static List<String> split(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var c : line.toCharArray()) {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else field.append(c);
        }
        fields.add(field.toString());
        return fields;
    }

    static String plain(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
