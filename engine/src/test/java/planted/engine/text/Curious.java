package planted.engine.text;

import planted.engine.plan.Rough;

/** Text that knows a plan. */
public interface Curious {

    /** What it should not know. */
    Rough plan();
}
