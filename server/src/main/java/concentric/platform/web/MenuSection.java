package concentric.platform.web;

/**
 * The entries of the menu, in their order. An entry appears once a module contributes a {@link MenuPart} to it; its label
 * is the text {@code nav.<name>}.
 */
public enum MenuSection {
    HOME(Icon.HOME, NavEntry.Place.MAIN),
    NETWORK(Icon.NETWORK, NavEntry.Place.MAIN),
    CONTRACTS(Icon.CONTRACTS, NavEntry.Place.MAIN),
    VALUE(Icon.VALUE, NavEntry.Place.MAIN),
    LEARNING(Icon.LEARNING, NavEntry.Place.MAIN),
    SEARCH(Icon.SEARCH, NavEntry.Place.FOOT),
    JOURNAL(Icon.JOURNAL, NavEntry.Place.FOOT),
    ADMIN(Icon.ADMIN, NavEntry.Place.FOOT);

    private final Icon icon;
    private final NavEntry.Place place;

    MenuSection(Icon icon, NavEntry.Place place) {
        this.icon = icon;
        this.place = place;
    }

    Icon icon() {
        return icon;
    }

    NavEntry.Place place() {
        return place;
    }
}
