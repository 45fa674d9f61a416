package concentric.contracts.web;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Fund;
import concentric.contracts.Funds;
import concentric.contracts.Signature;
import concentric.platform.Actor;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What whoever signs a draft signs for: for whom, by which right, and what follows from it. */
@Component
class SigningWords {

    /** More names make no button. */
    private static final int MOST_NAMED = 3;

    private final Contracts contracts;
    private final Funds funds;
    private final PartyLabels labels;

    SigningWords(Contracts contracts, Funds funds, PartyLabels labels) {
        this.contracts = contracts;
        this.funds = funds;
        this.labels = labels;
    }

    /** What the actor can sign of a draft; null if that is nothing. */
    ContractPage.@Nullable Signing of(
            ContractVersion draft, List<Signature> signatures, TermsWords words, Visit visit, Actor actor) {
        var mandate = contracts.mandate(draft.id(), actor);
        if (mandate.parties().isEmpty()) return null;
        var byCode = labels.byCode(mandate.parties());
        var rights = mandate.parties().stream()
                .map(code -> new ContractPage.Right(
                        byCode.getOrDefault(code, new PartyLabel(code, null, null)),
                        right(code, mandate.onBehalf(), byCode, visit),
                        fundsOf(code, draft, visit)))
                .toList();
        var others = signatures.stream()
                .filter(signature -> !signature.given() && !mandate.parties().contains(signature.code()))
                .map(Signature::code)
                .toList();
        return new ContractPage.Signing(
                ContractAddress.byId(draft.id()) + "/sign",
                draft.textHash().hex(),
                rights,
                consequences(draft, others, words, visit),
                visit.t(
                        "contract.sign.as",
                        some(rights.stream().map(right -> right.party().name()).toList(), visit)));
    }

    private static String right(String code, boolean onBehalf, Map<String, PartyLabel> byCode, Visit visit) {
        if (onBehalf) return visit.t("contract.right.on-behalf");
        var label = byCode.get(code);
        return visit.t(label != null && label.kind() == null ? "contract.right.self" : "contract.right.speaks");
    }

    /** The funds that the contract pays into and that this unit looks after; null if there are none. */
    private @Nullable String fundsOf(String unit, ContractVersion draft, Visit visit) {
        var names = draft.terms().names();
        var looked = funds.list().stream()
                .filter(fund -> fund.unit().equals(unit) && names.contains(fund.code()))
                .map(Fund::name)
                .collect(Collectors.joining(", "));
        return looked.isEmpty() ? null : visit.t("contract.right.funds", looked);
    }

    private List<String> consequences(ContractVersion draft, List<String> others, TermsWords words, Visit visit) {
        var said = new ArrayList<String>();
        said.add(
                others.isEmpty()
                        ? visit.t("contract.sign.last", words.from(draft.stated()))
                        : visit.t("contract.sign.others", words.from(draft.stated()), some(others, visit)));
        Contracts.takenOver(draft, contracts.versionsOf(draft.name()))
                .ifPresent(version -> said.add(visit.t("contract.sign.takes-over", version.number())));
        return said;
    }

    /** The names, or the first of them and how many more there are. */
    static String some(List<String> names, Visit visit) {
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : visit.t(
                        "contract.and-others",
                        String.join(", ", names.subList(0, MOST_NAMED)),
                        names.size() - MOST_NAMED);
    }
}
