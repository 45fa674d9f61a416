/**
 * The page shell: what every module's controllers need to show a page, answer a program and refuse either politely.
 *
 * <p>A controller takes a {@link concentric.platform.web.Visit} (the reader's language, formats, notice and page) and a
 * {@link concentric.platform.Actor} as arguments, answers with {@code visit.page(…)} or {@code visit.redirect(…)}, and
 * throws a {@link concentric.platform.web.Problem} for what can't be answered. A module joins the menu with beans of
 * {@link concentric.platform.web.MenuPart}.
 */
@NamedInterface("web")
@NullMarked
package concentric.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
