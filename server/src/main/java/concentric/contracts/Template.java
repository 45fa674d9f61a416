package concentric.contracts;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Hold;
import concentric.engine.terms.Clause.PayPercent;
import concentric.engine.terms.Clause.PayRate;
import concentric.engine.terms.Clause.ShareRest;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Source;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of a contract that many have: a case file that proves what it does, with roles in place of names. Whoever
 * takes it says who is who.
 *
 * @param code by which pages name it
 * @param contracts those of the case; the first is the template, others are what it needs to be tried
 * @param owners the unit of each offer of the case
 * @param funds the roles that are funds
 * @param file the whole case
 * @param amount of the payment of the case; empty where it is usage
 * @param quantity of that payment or usage; empty: one
 */
public record Template(
        String code,
        List<Contract> contracts,
        Map<String, String> owners,
        Set<String> funds,
        String file,
        String amount,
        String quantity) {

    private static final Pattern ACT = Pattern.compile("(?m)^(?:unit|fund|person|offer|payment|usage|expect)\\b.*");

    /** A text in quotation marks, or a bare name. */
    private static final Pattern NAME = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\p{L}[\\p{L}\\p{N}/_-]*");

    private static final Pattern OFFER = Pattern.compile("(?m)^offer (\\S+) of (\\S+)");
    private static final Pattern FUND = Pattern.compile("(?m)^fund (\\S+)");
    private static final Pattern PAYMENT = Pattern.compile("(?m)^payment (\\S+) for \\S+(?: quantity (\\S+))?");
    private static final Pattern HAPPENED = Pattern.compile("(?m)^(?:payment|usage|cost|measure) .*");
    private static final Pattern USAGE = Pattern.compile("(?m)^usage (\\S+) of ");

    public Template {
        contracts = List.copyOf(contracts);
        owners = Map.copyOf(owners);
        funds = Set.copyOf(funds);
    }

    /** Of a case file. */
    public static Template of(String code, String file) {
        var act = ACT.matcher(file);
        var text = act.find() ? file.substring(0, act.start()) : file;
        var owners = new HashMap<String, String>();
        OFFER.matcher(file).results().forEach(offer -> owners.put(offer.group(1), offer.group(2)));
        var funds = new LinkedHashSet<String>();
        FUND.matcher(file).results().forEach(fund -> funds.add(fund.group(1)));
        var payment = PAYMENT.matcher(file);
        var usage = USAGE.matcher(file);
        boolean paid = payment.find();
        var quantity = paid ? payment.group(2) : usage.find() ? usage.group(1) : null;
        return new Template(
                code,
                read(code, text),
                owners,
                funds,
                file,
                paid ? payment.group(1) : "",
                quantity == null ? "" : quantity);
    }

    private static List<Contract> read(String code, String text) {
        return switch (ContractText.parseAll(text)) {
            case Parsing.Parsed<List<Contract>>(var contracts) -> contracts;
            case Parsing.Refused<List<Contract>>(var problems) ->
                throw new IllegalStateException(
                        "template " + code + ": " + problems.getFirst().words());
        };
    }

    /** What is taken over. */
    public Contract terms() {
        return contracts.getFirst();
    }

    /** What happens in its case, a line each. */
    public List<String> happened() {
        return HAPPENED.matcher(file).results().map(MatchResult::group).toList();
    }

    /** Whether it does something at a close. */
    public boolean isClosing() {
        return terms().closing() != null || terms().ends() != null;
    }

    /** The roles that whoever takes it gives names to: offers or a service first, then everybody in their order, then measures. */
    public List<String> roles() {
        var roles = new ArrayList<String>(offers());
        if (terms().source() instanceof Source.Usage usage) roles.add(usage.service());
        roles.addAll(terms().names());
        roles.addAll(measures());
        return roles;
    }

    /** The roles that are offers. */
    public List<String> offers() {
        return switch (terms().source()) {
            case Source.Payments(var offers) -> offers;
            case Source.Total total when total.kind() == Source.Of.OFFER -> List.of(total.of());
            case Source.Total total -> List.of();
            case Source.Result result -> List.of();
            case Source.Usage usage -> List.of();
            case Source.AllPayments all -> List.of();
            case Source.Receipts receipts -> List.of();
        };
    }

    /** The roles that are measures: of promises, and those that a close asks for. */
    public Set<String> measures() {
        var measures = new LinkedHashSet<String>();
        for (var promise : terms().promises()) {
            if (promise.target() != null)
                measures.add(promise.target().measure().name());
        }
        terms().measuresAtClose().forEach(measure -> measures.add(measure.name()));
        return measures;
    }

    /**
     * The text of its terms under a name, in a currency, from a day on.
     *
     * @param names what each role is called; one whose name is empty keeps its role's
     */
    public String text(String name, Currency currency, LocalDate from, UnaryOperator<String> names) {
        var template = terms();
        var heading = "contract " + ContractText.name(name) + " in ";
        var text = ContractText.print(new Contract(
                name,
                currency,
                template.source(),
                from,
                template.until(),
                template.priority(),
                template.promises(),
                template.clauses(),
                template.closing(),
                template.ends()));
        var roles = Set.copyOf(roles());
        return heading
                + NAME.matcher(text.substring(heading.length()))
                        .replaceAll(found -> Matcher.quoteReplacement(
                                roles.contains(found.group()) ? named(found.group(), names) : found.group()));
    }

    private static String named(String role, UnaryOperator<String> names) {
        var name = names.apply(role);
        return name.isBlank() ? role : ContractText.name(name);
    }

    /** Whether it shares payments for one offer between its owner and one other, by one figure: enough for a beginning. */
    public boolean isSimple() {
        return terms().source() instanceof Source.Payments(var offers)
                && offers.size() == 1
                && funds.isEmpty()
                && terms().names().size() == 1
                && terms().clauses().size() == 2;
    }

    /**
     * The terms of a {@linkplain #isSimple simple} template, without its promise.
     *
     * @param name of the contract
     * @param offer that is paid for
     * @param other who gets a part
     * @param part a percentage or an amount, with at most four decimals
     * @throws IllegalArgumentException if the template is none of the simple ones
     */
    public Contract between(String name, Currency currency, String offer, String other, BigDecimal part) {
        if (!isSimple()) throw new IllegalArgumentException(code);
        var named = new Party.Named(other);
        Clause first = switch (terms().clauses().getFirst()) {
            case PayPercent pay ->
                new PayPercent(
                        named, new Percent(part.movePointRight(Percent.PLACES).longValueExact()), pay.basis());
            case PayRate pay ->
                new PayRate(
                        named,
                        new Rate(
                                part.movePointRight(Rate.PLACES).longValueExact(),
                                pay.rate().per()));
            case Hold hold -> throw new IllegalArgumentException(code);
            case ShareRest rest -> throw new IllegalArgumentException(code);
        };
        return new Contract(
                name,
                currency,
                new Source.Payments(List.of(offer)),
                null,
                null,
                Contract.DEFAULT_PRIORITY,
                List.of(),
                List.of(first, terms().clauses().getLast()));
    }

    /** What the parties of the case are, if they are no units. */
    public Map<String, PartyKind> kinds() {
        var kinds = new HashMap<String, PartyKind>();
        funds.forEach(fund -> kinds.put(fund, PartyKind.FUND));
        return kinds;
    }
}
