package concentric.payments;

import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file of invoice lines is to be read as payments: one payment for each invoice and offer, an offer being a shop's
 * family of products, or its carriage.
 *
 * @param source what the payments will bear as their source
 * @param currency of all prices
 * @param columns how the file calls its columns
 * @param dates how it writes a time
 * @param datePattern the same, as the layout says it
 * @param customerSuffix what is cut off the end of customers' numbers; may be empty
 * @param cancellationPrefix what the numbers of cancellations begin with; empty if there are none
 * @param carriage articles that are carriage
 * @param fees articles that nobody buys: fees, commissions, adjustments of the books
 * @param families the first whose words are in a description is the article's
 * @param otherFamily the family of all other articles
 * @param shops the code of each country's shop
 * @param otherShop the shop of all other countries; null if lines from there are to be left out
 */
record Layout(
        String source,
        Currency currency,
        Columns columns,
        DateTimeFormatter dates,
        String datePattern,
        String customerSuffix,
        String cancellationPrefix,
        Set<String> carriage,
        Set<String> fees,
        List<Family> families,
        String otherFamily,
        Map<String, String> shops,
        @Nullable String otherShop) {

    /** The family that carriage makes. */
    static final String CARRIAGE = "carriage";

    /** The file's name for each thing that is read. */
    record Columns(
            String invoice,
            String article,
            String description,
            String quantity,
            String date,
            String price,
            String customer,
            String country) {

        List<String> all() {
            return List.of(invoice, article, description, quantity, date, price, customer, country);
        }
    }

    /**
     * A family of products.
     *
     * @param code the last part of its offers' codes
     * @param words words or phrases, as {@link Layout#words} makes them
     */
    record Family(String code, List<String> words) {}

    /** A text as words, in small letters, with exactly one space before, between and after. */
    static String words(String text) {
        var words = new StringBuilder(text.length() + 2).append(' ');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) words.append(Character.toLowerCase(c));
            else if (words.charAt(words.length() - 1) != ' ') words.append(' ');
        }
        if (words.charAt(words.length() - 1) != ' ') words.append(' ');
        return words.toString();
    }

    boolean isCancellation(String invoice) {
        return !cancellationPrefix.isEmpty() && invoice.startsWith(cancellationPrefix);
    }

    Optional<String> shop(String country) {
        return Optional.ofNullable(shops.getOrDefault(country, otherShop));
    }

    String family(String article, String description) {
        if (carriage.contains(article)) return CARRIAGE;
        var words = words(description);
        for (var family : families) {
            for (var phrase : family.words()) if (words.contains(phrase)) return family.code();
        }
        return otherFamily;
    }

    /** The customer's number as other sources of the organisation know it. */
    String customer(String number) {
        return number.endsWith(customerSuffix)
                ? number.substring(0, number.length() - customerSuffix.length())
                : number;
    }
}
