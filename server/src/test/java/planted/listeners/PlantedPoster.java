package planted.listeners;

import concentric.platform.WriterLock;

/** What the listener sets going. */
class PlantedPoster {

    private final WriterLock lock;

    PlantedPoster(WriterLock lock) {
        this.lock = lock;
    }

    void lock() {
        lock.take();
    }

    String entry() {
        return "insert into ledger.entry (amount) values (:amount)";
    }
}
