package concentric.contracts;

import concentric.engine.terms.Contract;
import concentric.platform.Actor;
import concentric.platform.Panel;
import java.util.Optional;

/**
 * What a draft would have meant for everybody. A port: declared here, since the page of a draft shows it while it is written;
 * implemented where history can be settled again.
 */
public interface Consequences {

    /** The part of the page; nothing for who may not know. */
    Optional<Panel.Part> of(Contract terms, Actor viewer);
}
