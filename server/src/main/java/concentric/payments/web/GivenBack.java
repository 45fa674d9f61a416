package concentric.payments.web;

import concentric.platform.web.Figure;
import java.util.List;

/**
 * What was given back of a payment or usage, and what is left of it.
 *
 * @param rows each refund, in their order
 * @param left what is left, a sentence
 */
public record GivenBack(List<Row> rows, String left) {

    /** A refund. */
    public record Row(String externalId, String href, String when, String quantity, Figure amount) {}
}
