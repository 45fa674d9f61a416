package planted.listeners;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;

/** Listens in every way there is. */
public class PlantedListener implements ApplicationListener<ContextClosedEvent> {

    private final PlantedPoster poster;

    PlantedListener(PlantedPoster poster) {
        this.poster = poster;
    }

    /** Takes the writer lock. */
    @EventListener
    public void annotated(String event) {
        poster.lock();
    }

    /** Writes an entry. */
    @TransactionalEventListener
    public String afterCommit(String event) {
        return poster.entry();
    }

    /** In order: touches nothing. */
    @EventListener
    public String harmless(String event) {
        return event;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        Runnable later = poster::lock;
        later.run();
    }
}
