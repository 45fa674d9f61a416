package concentric.payments;

import java.util.List;

/**
 * A payment as somebody tells it, every field in their own writing; empty where they said nothing.
 *
 * @param source where it comes from; with {@code externalId} its identity
 * @param externalId its name there
 * @param offer the code of what was paid for
 * @param customer who paid, as the source calls them
 * @param segment the group of customers
 * @param amount in the currency's decimals, tax included
 * @param currency ISO 4217
 * @param quantity how many units; 1 if empty
 * @param occurredAt ISO 8601, or a day, which is its midnight in the organisation's zone
 * @param tax the part of the amount that belongs to the state; 0 if empty
 * @param goods the articles, where it came as invoice lines
 */
public record NewPayment(
        String source,
        String externalId,
        String offer,
        String customer,
        String segment,
        String amount,
        String currency,
        String quantity,
        String occurredAt,
        String tax,
        List<Goods> goods) {

    public NewPayment {
        goods = List.copyOf(goods);
    }

    /**
     * An article of an invoice.
     *
     * @param code the source's code of the article
     * @param quantity pieces
     */
    public record Goods(String code, long quantity) {}
}
