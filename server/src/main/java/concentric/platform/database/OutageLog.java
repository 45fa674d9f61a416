package concentric.platform.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import concentric.platform.Outage;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the log readable during an outage. Then everything that needs the database fails, again and again: whoever says
 * so with an exception says it here in one line, and at most once a minute.
 */
@Component
final class OutageLog extends TurboFilter implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private record Saying(String logger, Outage outage) {}

    /** When each was last said, in nanoseconds of the machine. */
    private final ConcurrentHashMap<Saying, Long> said = new ConcurrentHashMap<>();

    @Override
    public void afterPropertiesSet() {
        start();
        if (context() instanceof LoggerContext context) context.addTurboFilter(this);
    }

    @Override
    public void destroy() {
        if (context() instanceof LoggerContext context)
            context.getTurboFilterList().remove(this);
    }

    private static ILoggerFactory context() {
        return LoggerFactory.getILoggerFactory();
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            ch.qos.logback.classic.Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        var shown = thrown == null ? last(params) : thrown;
        if (shown == null || !level.isGreaterOrEqual(logger.getEffectiveLevel())) return FilterReply.NEUTRAL;
        return Outage.shownBy(shown)
                .map(outage -> {
                    var saying = new Saying(logger.getName(), outage);
                    if (isDue(saying)) say(saying, format, params, shown);
                    return FilterReply.DENY;
                })
                .orElse(FilterReply.NEUTRAL);
    }

    /** An exception that comes after what the sentence names. */
    private static @Nullable Throwable last(Object @Nullable [] params) {
        return params != null && params.length > 0 && params[params.length - 1] instanceof Throwable thrown
                ? thrown
                : null;
    }

    private boolean isDue(Saying saying) {
        long now = System.nanoTime();
        var last = said.get(saying);
        if (last != null && now - last < A_WHILE.toNanos()) return false;
        return last == null ? said.putIfAbsent(saying, now) == null : said.replace(saying, last, now);
    }

    private static void say(Saying saying, @Nullable String format, Object @Nullable [] params, Throwable shown) {
        var who = saying.logger.substring(saying.logger.lastIndexOf('.') + 1);
        var what = MessageFormatter.arrayFormat(format, params).getMessage();
        LOG.warn("{}: {}: {}", who, what, Outage.reason(shown));
    }
}
