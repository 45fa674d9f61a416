package concentric.platform.web;

/** The visible texts in one reader's language. An unknown key is a bug and throws. */
@FunctionalInterface
public interface Texts {

    String of(String key, Object... args);
}
