package concentric.contracts.web;

import concentric.contracts.Targets;
import concentric.engine.terms.Contract;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says of every target of a draft whether it is reached by luck, always, or never without another way of working. */
@Component
public class HonestTargets {

    private final Targets targets;

    HonestTargets(Targets targets) {
        this.targets = targets;
    }

    /** A sentence for each target. */
    List<String> said(Contract terms, Visit visit) {
        return targets.check(terms).stream()
                .map(checked -> said(checked, visit))
                .toList();
    }

    /** What asking for one target means. */
    public static String said(Targets.Checked checked, Visit visit) {
        var words = new TermsWords(Map.of(), visit);
        var measure = words.measure(checked.asked().measure());
        var target = words.threshold(checked.asked().threshold());
        return checked.honesty()
                .map(honesty -> visit.t(
                        "honesty." + honesty.name().toLowerCase(Locale.ROOT),
                        measure,
                        target,
                        checked.reached(),
                        checked.readings()))
                .orElseGet(() -> visit.t("honesty.unknown", measure, target));
    }
}
