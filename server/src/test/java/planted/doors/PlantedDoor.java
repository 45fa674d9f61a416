package planted.doors;

import concentric.platform.Act;
import concentric.platform.Acts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A door with verbs that are in order, and some that are not. */
@Service
public class PlantedDoor {

    private final Acts acts;
    private final PlantedStore store;

    PlantedDoor(Acts acts, PlantedStore store) {
        this.acts = acts;
        this.store = store;
    }

    /** In order. */
    @Transactional
    public String change(Act act) {
        return changeUnder(act);
    }

    /** In order: whoever calls has the act. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String changePart() {
        return store.write();
    }

    /** In order. */
    @Transactional(readOnly = true)
    public String read() {
        return store.read();
    }

    /** Changes something and passes no act. */
    @Transactional
    public String changeWithoutAct() {
        return store.write();
    }

    /** Changes something, and neither an act nor a transaction can be seen. */
    public String writeWithoutTransaction() {
        return store.write();
    }

    /** A read that writes. */
    @Transactional(readOnly = true)
    public String readAndWrite() {
        Runnable note = store::write;
        note.run();
        return store.read();
    }

    /** Nobody outside can call it, so nothing begins a transaction. */
    @Transactional
    String hidden(Act act) {
        return changeUnder(act);
    }

    private String changeUnder(Act act) {
        return acts.perform(act, id -> store.write());
    }
}
