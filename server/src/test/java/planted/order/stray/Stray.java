package planted.order.stray;

import planted.order.payments.Late;

/** In no module. */
public record Stray(Late late) {}
