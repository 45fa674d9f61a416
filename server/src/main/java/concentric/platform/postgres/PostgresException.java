package concentric.platform.postgres;

/** The embedded database can't be used; the message is a sentence for the person who started the program. */
public class PostgresException extends RuntimeException {

    public PostgresException(String sentence) {
        super(sentence);
    }

    public PostgresException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
