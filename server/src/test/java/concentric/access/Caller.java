package concentric.access;

import concentric.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who asks. */
enum Caller {
    NOBODY(null, null, false),
    /** A program that shows a token of the member, without the scope that is needed. */
    TOKEN("otto", Place.OWN, false),
    FOREIGN("fred", Place.FOREIGN, true),
    SIBLING("rita", Place.SIBLING, true),
    MEMBER("otto", Place.OWN, false),
    SPEAKER("olga", Place.OWN, true),
    PARTNER("paul", Place.PARTNERS, true),
    CUSTODIAN("ann", null, false);

    private final @Nullable String login;
    private final @Nullable Place place;
    private final boolean speaks;

    Caller(@Nullable String login, @Nullable Place place, boolean speaks) {
        this.login = login;
        this.place = place;
        this.speaks = speaks;
    }

    /** By which one signs in; null for nobody. */
    @Nullable
    String login() {
        return login;
    }

    boolean isOf(Place other) {
        return place == other;
    }

    boolean speaksFor(Place other) {
        return speaks && place == other;
    }

    boolean is(String person) {
        return person.equals(login);
    }

    /** A token that whoever is signed in makes for themselves, as everybody may. */
    static String token(Browser browser, String name, String... scopes) {
        var form = new ArrayList<>(List.of("name", name, "days", "30"));
        for (var scope : scopes) form.addAll(List.of("scope", scope));
        var page = browser.post("/account/tokens", form.toArray(String[]::new)).body();
        var secret = Pattern.compile("cct_[A-Za-z0-9_-]+").matcher(page);
        if (!secret.find()) throw new AssertionError("no token in " + page);
        return secret.group();
    }
}
