package concentric.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of file that a module takes: a bean. Its page is {@code /imports/{what}}, its API {@code /api/imports/{what}};
 * its texts are {@code import.<what>.title} and {@code import.<what>.lead}.
 *
 * @param what the plural of what is in it, as {@code payments}
 * @param kind the {@link concentric.platform.Work#kind} that takes it
 * @param layoutKind the kind that takes files of other headers, under a layout that comes with them; null if none does
 * @param list address of the list where its rows are found afterwards; a part of the menu
 * @param order smaller stands earlier
 */
public record ImportForm(String what, String kind, @Nullable String layoutKind, String list, int order) {

    /** A kind of file with a header of its own. */
    public static ImportForm of(String what, String kind, String list, int order) {
        return new ImportForm(what, kind, null, list, order);
    }

    /** Address of its page. */
    public String href() {
        return "/imports/" + what;
    }

    /** The kind of work that takes a file that comes with this layout, or with none. */
    String kindFor(String layout) {
        return layoutKind == null || layout.isBlank() ? kind : layoutKind;
    }

    boolean takes(String kind) {
        return kinds().contains(kind);
    }

    /** Every kind of work that takes a file of it. */
    List<String> kinds() {
        return layoutKind == null ? List.of(kind) : List.of(kind, layoutKind);
    }
}
