package planted.doors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins transactions and is no door. */
@Component
public class PlantedComponent {

    private final TransactionTemplate transaction;

    PlantedComponent(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** By declaration. */
    @Transactional
    public void change() {
        changeByHand();
    }

    private void changeByHand() {
        transaction.executeWithoutResult(status -> status.setRollbackOnly());
    }
}
