package concentric.ledger.web;

import concentric.ledger.Ledger;
import concentric.platform.web.Days;
import concentric.platform.web.Visit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The periods that pages of money can be asked for. */
@Component
class MonthChoices {

    private static final int SHOWN = 36;

    private final Ledger ledger;

    MonthChoices(Ledger ledger) {
        this.ledger = ledger;
    }

    /** All of time, and the months in which anything moved, latest first. */
    List<StatementPage.Month> choices(Function<Days, String> address, Days asked, Visit visit) {
        var always = new Days(null, null, asked.asOf());
        var choices = new ArrayList<StatementPage.Month>();
        choices.add(
                new StatementPage.Month(PeriodWords.of(always, visit), address.apply(always), asked.equals(always)));
        ledger.days().ifPresent(days -> {
            var first = YearMonth.from(Objects.requireNonNull(days.from()));
            var month = YearMonth.from(Objects.requireNonNull(days.to()));
            for (int i = 0; i < SHOWN && !month.isBefore(first); i++) {
                var each = Days.of(month).asOf(asked.asOf());
                choices.add(
                        new StatementPage.Month(visit.formats().month(month), address.apply(each), asked.equals(each)));
                month = month.minusMonths(1);
            }
        });
        return choices;
    }
}
