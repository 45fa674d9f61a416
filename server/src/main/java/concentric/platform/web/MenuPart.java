package concentric.platform.web;

/**
 * A page that a module puts into the menu: a bean.
 *
 * @param section the entry it belongs to
 * @param label key of its text
 * @param href its address; pages whose address begins with it are in this part
 * @param order smaller stands earlier; the section links to the first
 * @param custodianOnly whether only the custodian sees it
 */
public record MenuPart(MenuSection section, String label, String href, int order, boolean custodianOnly) {

    /** A part that everybody sees who is signed in. */
    public static MenuPart of(MenuSection section, String label, String href, int order) {
        return new MenuPart(section, label, href, order, false);
    }

    /** A part that only the custodian sees. */
    public static MenuPart forCustodian(MenuSection section, String label, String href, int order) {
        return new MenuPart(section, label, href, order, true);
    }

    boolean holds(String path) {
        return path.equals(href) || path.startsWith(href + "/");
    }

    boolean ofNoun(String path) {
        int end = href.indexOf('/', 1);
        return end > 0 && path.startsWith(href.substring(0, end + 1));
    }
}
