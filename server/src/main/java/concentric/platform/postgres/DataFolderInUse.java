package concentric.platform.postgres;

/** Another running Concentric holds the data folder; this one must not touch anything in it. */
public final class DataFolderInUse extends PostgresException {

    DataFolderInUse(String sentence) {
        super(sentence);
    }
}
