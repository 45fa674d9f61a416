package planted.modules.left;

import planted.modules.right.inside.Hidden;

/** Uses a class that the other module keeps for itself. */
public record Left(Hidden hidden) {}
