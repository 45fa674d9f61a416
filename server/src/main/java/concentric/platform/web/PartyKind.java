package concentric.platform.web;

/** What a party is, in pictures: its colour, and as a second cue the shape of its mark. */
public enum PartyKind {
    CUSTOMER("customer"),
    USER_FACING("user"),
    NODE("node"),
    LEADERSHIP("lead"),
    PARTNER("partner"),
    /** No party yet, but it stands among them. */
    COMMUNITY("community"),
    FUND("fund"),
    TAX("neutral");

    private final String hue;

    PartyKind(String hue) {
        this.hue = hue;
    }

    /** Name of the colour: {@code f-} before it is the class that fills a shape, {@code k-} the one that draws a line. */
    public String hue() {
        return hue;
    }
}
