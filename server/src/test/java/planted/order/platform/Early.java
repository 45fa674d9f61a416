package planted.order.platform;

import planted.order.payments.Late;

/** Uses a later module. */
public record Early(Late late) {}
