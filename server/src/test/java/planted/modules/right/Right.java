package planted.modules.right;

import planted.modules.left.Left;

/** Depends on the module that depends on this one. */
public record Right(Left left) {}
