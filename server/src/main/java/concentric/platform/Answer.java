package concentric.platform;

import org.jspecify.annotations.Nullable;

/**
 * What a call was answered.
 *
 * @param status of HTTP
 * @param location where what was made is; null if nowhere
 * @param media the media type of the body
 * @param body as it was sent
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, @Nullable String location, String media, byte[] body) {}
