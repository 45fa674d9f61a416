package concentric.platform;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All kinds of work that modules bring. */
@Component
class Works {

    private final Map<String, Work> byKind;

    Works(List<Work> works) {
        this.byKind = works.stream().collect(Collectors.toUnmodifiableMap(Work::kind, Function.identity()));
    }

    Work of(String kind) {
        var work = byKind.get(kind);
        if (work == null) throw new IllegalArgumentException("no work of kind " + kind);
        return work;
    }
}
