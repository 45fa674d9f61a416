package concentric.platform.web;

/** A state in a word; the colour only repeats what the word says. */
public record State(String word, Tone tone) {

    public enum Tone {
        PLAIN,
        OK,
        INFO,
        WARN,
        STOP;

        /** Class of the pill. */
        public String css() {
            return switch (this) {
                case PLAIN -> "";
                case OK -> "ok";
                case INFO -> "info";
                case WARN -> "warn";
                case STOP -> "stop";
            };
        }
    }
}
