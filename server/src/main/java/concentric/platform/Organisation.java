package concentric.platform;

import java.time.ZoneId;
import java.util.Currency;

/**
 * The organisation of this installation.
 *
 * @param name how it calls itself
 * @param zone the time zone its days and months are counted in; fixed once chosen
 * @param currency the currency offered first in forms; contracts and payments name their own
 * @param demo whether this is the demonstration, whose made-up parts are marked
 */
public record Organisation(String name, ZoneId zone, Currency currency, boolean demo) {}
