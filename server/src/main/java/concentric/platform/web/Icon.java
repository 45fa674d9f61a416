package concentric.platform.web;

/** The line icons of the interface, drawn on 16 by 16. */
public enum Icon {
    HOME("M2.5 7.5 8 3l5.5 4.5M4 6.5V13h8V6.5M6.75 13V9.5h2.5V13"),
    NETWORK("M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z"),
    CONTRACTS("M4 2h6l3 3v9H4zM6.5 8H11M6.5 11H11"),
    VALUE("M2 5c5 0 7 6 12 6M2 11c5 0 7-6 12-6"),
    LEARNING("M2 13h12M2.5 10l3.5-3 3 2 4.5-5.5"),
    SEARCH("M11 7A4 4 0 1 1 3 7a4 4 0 0 1 8 0ZM10 10l3.5 3.5"),
    JOURNAL("M3 3h10v10H3zM6 3v10"),
    ADMIN(
            "M2 5h7.5M12.5 5H14M2 11h1.5M6.5 11H14M12.5 5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM6.5 11a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0Z"),
    MORE(
            "M3.5 8a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0ZM8.7 8a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0ZM13.9 8a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0Z"),
    SWITCH("m5 6 3-3 3 3M5 10l3 3 3-3"),
    NOTE("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.5V11M8 5h.01"),
    WARNING("M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 12h.01"),
    DONE("m3 8.5 3.5 3.5L13 4.5"),
    FORWARD("m6 3 5 5-5 5"),
    BACK("m10 3-5 5 5 5"),
    DOWNLOAD("M8 2v8M4.5 7 8 10.5 11.5 7M3 13.5h10");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
