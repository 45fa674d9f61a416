package planted.modules.right.inside;

/** Public for its own module only. */
public record Hidden(String what) {}
