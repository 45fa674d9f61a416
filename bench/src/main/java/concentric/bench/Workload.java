package concentric.bench;

import concentric.engine.plan.Compilation;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Version;
import concentric.engine.terms.Contract;
import concentric.engine.terms.PartyKind;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Workload W: payments for twenty offers, each under a contract of its own, that pays a node 0.40 per unit and a fund 5 %
 * of gross, and shares the rest 6 : 3 : 1 among three units; the second of them pays 15 % on to a laboratory, and the node
 * 33.3333 % to a partner. So each payment has seven postings and seven net receivers.
 */
final class Workload {

    static final int OFFERS = 20;

    /** Net receivers, by number: the three that all offers have in common, then four for each offer. */
    static final List<String> RECEIVERS = receivers();

    static final int NODE = 0;
    static final int FUND = 1;
    static final int PARTNER = 2;

    private static final int IN_COMMON = 3;
    private static final int EACH = 4;

    private static final long SEED = 42;
    private static final int LOWEST = 100;
    private static final int DIFFERENT = 19_901;
    private static final int PRICES = 500;

    /** Of the payments, in cents. */
    final int[] amounts;

    /** What each payment is for, 0 to 19. */
    final byte[] offers;

    private Workload(int[] amounts, byte[] offers) {
        this.amounts = amounts;
        this.offers = offers;
    }

    /** Which amounts occur: 1.00 to 200.00. */
    enum Amounts {
        /** Five hundred prices, the k-th most frequent one 1/k as often as the first. */
        ZIPF,
        /** Any amount as often as any other. */
        RANDOM
    }

    /** The number of the first receiver of an offer: its three units and the laboratory follow each other. */
    static int first(int offer) {
        return IN_COMMON + EACH * offer;
    }

    /** The code of an offer. */
    static String offer(int offer) {
        return "offer-" + offer;
    }

    /** Payments for offers drawn evenly; always the same ones. */
    static Workload of(int payments, Amounts kind) {
        var random = new SplittableRandom(SEED);
        var prices = random.ints(PRICES, LOWEST, LOWEST + DIFFERENT).toArray();
        var cumulated = cumulated();
        var amounts = new int[payments];
        var offers = new byte[payments];
        for (int i = 0; i < payments; i++) {
            offers[i] = (byte) random.nextInt(OFFERS);
            amounts[i] = switch (kind) {
                case ZIPF -> prices[drawn(random.nextDouble(), cumulated)];
                case RANDOM -> LOWEST + random.nextInt(DIFFERENT);
            };
        }
        return new Workload(amounts, offers);
    }

    private static double[] cumulated() {
        var weights = new double[PRICES];
        Arrays.setAll(weights, k -> 1.0 / (k + 1));
        Arrays.parallelPrefix(weights, Double::sum);
        double all = weights[PRICES - 1];
        return Arrays.stream(weights).map(weight -> weight / all).toArray();
    }

    private static int drawn(double at, double[] cumulated) {
        int found = Arrays.binarySearch(cumulated, at);
        return Math.min(found < 0 ? -found - 1 : found, PRICES - 1);
    }

    int payments() {
        return amounts.length;
    }

    /** The contracts in text form. */
    static String contracts() {
        return IntStream.range(0, OFFERS)
                .mapToObj(offer -> """
                        contract "Offer %1$d" in EUR on payments for offer-%1$d
                          pay node 0.40 per unit
                          pay fund 5 %% of gross
                          share rest: oven-%1$d 6, recipes-%1$d 3, installers-%1$d 1

                        contract "Laboratory %1$d" in EUR on receipts of recipes-%1$d
                          pay lab-%1$d 15 %% of gross

                        """.formatted(offer))
                .collect(Collectors.joining("", """
                        contract Partner in EUR on receipts of node
                          pay partner 33.3333 % of gross

                        """, ""));
    }

    private static List<String> receivers() {
        var names = new ArrayList<>(List.of("node", "fund", "partner"));
        for (int offer = 0; offer < OFFERS; offer++) {
            names.addAll(List.of("oven-" + offer, "recipes-" + offer, "installers-" + offer, "lab-" + offer));
        }
        return List.copyOf(names);
    }

    /** The contracts as the engine compiles them. */
    static Plan plan() {
        var contracts = switch (ContractText.parseAll(contracts())) {
            case Parsing.Parsed<List<Contract>>(var parsed) -> parsed;
            case Parsing.Refused<List<Contract>>(var problems) -> throw new IllegalStateException(problems.toString());
        };
        var versions = new ArrayList<Version>();
        for (var contract : contracts) versions.add(new Version(versions.size() + 1L, versions.size() + 1L, contract));
        return switch (Plan.compile(versions, Map.of(), Map.of("fund", PartyKind.FUND))) {
            case Compilation.Compiled(var plan) -> plan;
            case Compilation.Refused(var reasons) -> throw new IllegalStateException(reasons.toString());
        };
    }
}
