package concentric.engine.close;

/**
 * Something to post, and why it is that amount. Also nothing is posted with its reason: amounts of zero need no entry, but
 * whoever expected more may ask.
 */
public record ClosePosting(Movement movement, CloseFact fact) {}
