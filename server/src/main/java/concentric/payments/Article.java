package concentric.payments;

/**
 * An article of an invoice, or pieces of one that came back.
 *
 * @param seq of the payment that was the invoice, or of the refund that gave back
 * @param of of the payment, in both cases
 * @param number its place on the invoice, from 1
 * @param code the source's code of the article; empty where pieces came back
 * @param quantity pieces
 */
record Article(long seq, long of, int number, String code, long quantity) {}
