package concentric.payments;

import java.util.List;

/**
 * A refund as somebody tells it, every field in their own writing; empty where they said nothing.
 *
 * @param source where it comes from; with {@code externalId} its identity
 * @param externalId its name there
 * @param paymentSource the source of the payment
 * @param paymentExternalId the name of the payment there
 * @param amount what is given back, in the currency's decimals, tax included
 * @param currency ISO 4217; the payment's
 * @param quantity how many units; if empty none, or all that are left once the amount is used up
 * @param occurredAt ISO 8601, or a day, which is its midnight in the organisation's zone
 * @param tax the state's part of the amount; 0 if empty
 * @param goods the articles that came back, where the payment came as invoice lines
 */
public record NewRefund(
        String source,
        String externalId,
        String paymentSource,
        String paymentExternalId,
        String amount,
        String currency,
        String quantity,
        String occurredAt,
        String tax,
        List<Returned> goods) {

    public NewRefund {
        goods = List.copyOf(goods);
    }

    /**
     * An article of the payment's invoice that came back.
     *
     * @param number its place on the invoice, from 1
     * @param quantity pieces
     */
    public record Returned(int number, long quantity) {}
}
