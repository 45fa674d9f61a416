package concentric.engine.plan;

import concentric.engine.terms.Clause;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Closing;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Source;
import java.util.List;
import java.util.Map;

/** Whether the parties of a contract are of a kind that may be what the contract makes of them. */
final class Kinds {

    private final Contract contract;
    private final Map<String, PartyKind> kinds;
    private final List<Refusal> reasons;

    private Kinds(Contract contract, Map<String, PartyKind> kinds, List<Refusal> reasons) {
        this.contract = contract;
        this.kinds = kinds;
        this.reasons = reasons;
    }

    static void refuse(Contract contract, Map<String, PartyKind> kinds, List<Refusal> reasons) {
        var checking = new Kinds(contract, kinds, reasons);
        checking.source();
        checking.live();
        if (contract.closing() != null) {
            checking.closing(contract.closing());
        }
    }

    private PartyKind kind(String party) {
        return kinds.getOrDefault(party, PartyKind.UNIT);
    }

    private void source() {
        if (contract.source() instanceof Source.Receipts(String unit, List<String> contracts)
                && kind(unit) != PartyKind.UNIT) {
            reasons.add(new Refusal.NotAUnit(contract.name(), unit, kind(unit)));
        }
        if (contract.source() instanceof Source.Usage usage && kind(usage.provider()) != PartyKind.UNIT) {
            reasons.add(new Refusal.ProviderNotAUnit(contract.name(), usage.provider(), kind(usage.provider())));
        }
    }

    private void live() {
        for (int i = 0; i < contract.clauses().size(); i++) {
            Clause clause = contract.clauses().get(i);
            if (clause instanceof Clause.Hold hold) {
                inFund(i + 1, hold.fund());
            }
            List<Party> paid = clause instanceof Clause.Hold hold ? List.of(hold.to()) : clause.parties();
            for (Party party : paid) {
                if (party instanceof Party.Named(String name) && kind(name) == PartyKind.PERSON) {
                    reasons.add(new Refusal.PersonPaid(contract.name(), i + 1, name));
                }
            }
        }
    }

    private void closing(Closing closing) {
        closing.on().subject().ifPresent(this::shares);
        if (closing.on() instanceof Source.Total total && total.payer() != null) {
            shares(total.payer());
        }
        for (int i = 0; i < closing.clauses().size(); i++) {
            int number = contract.clauses().size() + i + 1;
            CloseClause clause = closing.clauses().get(i);
            if (clause instanceof CloseClause.Hold hold) {
                inFund(number, hold.fund());
            }
            if (clause instanceof CloseClause.Stake || clause instanceof CloseClause.Loss) {
                clause.concerned().forEach(party -> atRisk(number, party, kind(party) != PartyKind.UNIT));
            }
            clause.parts().stream()
                    .filter(part -> part.gate() != null)
                    .forEach(part -> atRisk(number, part.party(), kind(part.party()) == PartyKind.PERSON));
        }
    }

    private void shares(String unit) {
        if (kind(unit) != PartyKind.UNIT) {
            reasons.add(new Refusal.NotASharingUnit(contract.name(), unit, kind(unit)));
        }
    }

    private void inFund(int clause, String fund) {
        if (kind(fund) != PartyKind.FUND) {
            reasons.add(new Refusal.HoldNotInFund(contract.name(), clause, fund, kind(fund)));
        }
    }

    private void atRisk(int clause, String party, boolean refused) {
        if (refused) {
            reasons.add(new Refusal.NotAtRisk(contract.name(), clause, party, kind(party)));
        }
    }
}
