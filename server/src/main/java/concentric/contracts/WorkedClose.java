package concentric.contracts;

import concentric.platform.Panel;

/**
 * What the closes of a template's case move. A port: declared here, since the page of a template shows it; implemented where
 * months are closed.
 */
public interface WorkedClose {

    /** The part of the page. */
    Panel.Part of(Template template);
}
