package concentric.ledger.web;

import concentric.ledger.Account;
import concentric.ledger.Flow;
import concentric.ledger.Ledger;
import concentric.network.Communities;
import concentric.network.Community;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows on a community's page who brings what to its own unit and who gets what from it, to those who see that unit. */
@Component
class CommunityPanels implements Panel {

    private final Communities communities;
    private final Ledger ledger;
    private final Accounting accounting;
    private final Sides sides;
    private final Pages pages;

    CommunityPanels(Communities communities, Ledger ledger, Accounting accounting, Sides sides, Pages pages) {
        this.communities = communities;
        this.ledger = ledger;
        this.accounting = accounting;
        this.sides = sides;
        this.pages = pages;
    }

    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals(Communities.NOUN)) return Optional.empty();
        return communities
                .ownUnit(new Community.Id(id))
                .filter(unit -> sides.sees(viewer, List.of(unit.id().value())))
                .flatMap(unit -> money(unit, viewer))
                .map(view -> new Part("ledger/community-money", view, 20));
    }

    private Optional<CommunityMoney> money(Unit unit, Actor viewer) {
        var currency = accounting.currency("", accounting.currencies());
        var account = new Account(Account.Kind.UNIT, unit.id().value(), currency);
        var months = ledger.months(account);
        if (months.isEmpty()) return Optional.empty();
        var visit = pages.current();
        var days = Days.of(months.getLast().month());
        var flows = accounting.discretion(viewer).flows(ledger.flows(account, LedgerAddress.period(days)));
        var reasons = Reasons.of(flows.stream().map(Flow::reason).toList(), accounting, visit);
        var shown = new Shown(unit, account, days, reasons, visit);
        var formats = visit.formats();
        return Optional.of(new CommunityMoney(
                PeriodWords.of(days, visit),
                currency.getCurrencyCode(),
                LedgerAddress.statement(unit.code(), days, currency),
                shown.rows(flows, true),
                formats.money(AccountPages.sum(flows, account, true), currency),
                shown.rows(flows, false),
                formats.money(AccountPages.sum(flows, account, false), currency),
                LedgerAddress.shared(unit.code(), days, currency)));
    }

    /** What of an account's flows is one line: whom it came from or went to, for which offer, by which contract. */
    private record Line(Account other, String offer, String by) {}

    private record Shown(Unit unit, Account account, Days days, Reasons reasons, Visit visit) {

        List<CommunityMoney.Row> rows(List<Flow> flows, boolean incoming) {
            Map<Line, Long> sums = new HashMap<>();
            for (var flow : flows) {
                var reason = flow.reason();
                if (reason.account().equals(account) != incoming) continue;
                var other = incoming ? reason.counter() : reason.account();
                sums.merge(
                        new Line(other, reasons.offer(reason), reasons.by(reason, visit)),
                        flow.amount(),
                        Math::addExact);
            }
            return sums.entrySet().stream()
                    .filter(sum -> sum.getValue() != 0)
                    .sorted(Comparator.comparingLong((Map.Entry<Line, Long> sum) -> sum.getValue())
                            .reversed()
                            .thenComparing(sum -> sum.getKey().toString()))
                    .map(sum -> row(sum.getKey(), sum.getValue()))
                    .toList();
        }

        private CommunityMoney.Row row(Line line, long amount) {
            var why = LedgerAddress.account(
                    unit.code(), days, account.currency(), Narrowing.with(reasons.code(line.other())));
            return new CommunityMoney.Row(
                    reasons.label(line.other()),
                    line.offer(),
                    line.by(),
                    new Figure(visit.formats().amount(amount, account.currency()), why));
        }
    }
}
