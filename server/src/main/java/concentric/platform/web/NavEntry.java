package concentric.platform.web;

import java.util.List;

/** An entry of the menu. */
public record NavEntry(String label, String href, Icon icon, Place place, boolean current, List<Part> parts) {

    public enum Place {
        MAIN,
        FOOT
    }

    /** A page beneath an entry, shown while the reader is in that entry. */
    public record Part(String label, String href, boolean current) {}
}
