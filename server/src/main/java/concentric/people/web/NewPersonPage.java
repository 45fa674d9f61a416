package concentric.people.web;

import concentric.platform.web.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Adding a person.
 *
 * @param problem what is wrong that belongs to none of the fields
 * @param person the code
 */
public record NewPersonPage(@Nullable String problem, Entry name, Entry person, Entry email) {}
