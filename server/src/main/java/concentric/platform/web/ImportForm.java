package concentric.platform.web;

/**
 * A kind of file that a module takes: a bean. Its page is {@code /imports/{what}}, its API {@code /api/imports/{what}};
 * its texts are {@code import.<what>.title} and {@code import.<what>.lead}.
 *
 * @param what the plural of what is in it, as {@code payments}
 * @param kind the {@link concentric.platform.Work#kind} that takes it
 * @param list address of the list where its rows are found afterwards
 * @param order smaller stands earlier
 * @param layouts whether files of other headers are taken under a layout that comes with them
 */
public record ImportForm(String what, String kind, String list, int order, boolean layouts) {

    /** A kind of file with a header of its own. */
    public static ImportForm of(String what, String kind, String list, int order) {
        return new ImportForm(what, kind, list, order, false);
    }

    /** A kind of file that may come in other layouts too. */
    public static ImportForm withLayouts(String what, String kind, String list, int order) {
        return new ImportForm(what, kind, list, order, true);
    }

    /** Address of its page. */
    public String href() {
        return "/imports/" + what;
    }
}
