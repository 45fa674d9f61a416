package planted.doors;

/** Says SQL; nothing runs it. */
class PlantedStore {

    String write() {
        return "update platform.job set counts = :counts";
    }

    String read() {
        return "select counts from platform.job for update";
    }
}
