package planted.order.payments;

/** Is used by an earlier module. */
public record Late(String what) {}
