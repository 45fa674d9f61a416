package concentric.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How much processor time processes have used so far: what a busy machine hardly changes. */
final class ProcessorTime {

    private final Map<Long, Duration> used = new HashMap<>();

    private ProcessorTime() {}

    static ProcessorTime of(Stream<ProcessHandle> processes) {
        var time = new ProcessorTime();
        processes.forEach(
                each -> each.info().totalCpuDuration().ifPresent(duration -> time.used.put(each.pid(), duration)));
        return time;
    }

    /** What they used since, in nanoseconds; of processes that ended meanwhile nothing is known. */
    long since(ProcessorTime earlier) {
        return used.entrySet().stream()
                .mapToLong(each -> each.getValue()
                        .minus(earlier.used.getOrDefault(each.getKey(), Duration.ZERO))
                        .toNanos())
                .sum();
    }
}
