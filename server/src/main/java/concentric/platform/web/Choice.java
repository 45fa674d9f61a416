package concentric.platform.web;

/** One of the values that a form's field can take. */
public record Choice(String value, String label, boolean chosen) {}
