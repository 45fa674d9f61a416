package concentric.payments;

/**
 * A usage as somebody tells it, every field in their own writing.
 *
 * @param source where it comes from; with {@code externalId} its identity
 * @param externalId its name there
 * @param service the code of what was used
 * @param consumer the code of the unit that used it
 * @param quantity how much, in the service's unit of measurement
 * @param occurredAt ISO 8601, or a day, which is its midnight in the organisation's zone
 */
public record NewUsage(
        String source, String externalId, String service, String consumer, String quantity, String occurredAt) {}
