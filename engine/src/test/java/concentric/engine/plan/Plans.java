package concentric.engine.plan;

import concentric.engine.terms.Contract;
import concentric.engine.terms.PartyKind;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans from texts. */
final class Plans {

    private Plans() {}

    static Plan of(String contracts) {
        return plan(contracts, Map.of(), Map.of());
    }

    static Plan plan(String contracts, Map<String, String> owners, Map<String, PartyKind> kinds) {
        return switch (compile(contracts, owners, kinds)) {
            case Compilation.Compiled(Plan plan) -> plan;
            case Compilation.Refused(List<Refusal> reasons) -> throw new AssertionError(reasons.toString());
        };
    }

    static Compilation compile(String contracts, Map<String, String> owners, Map<String, PartyKind> kinds) {
        return Plan.compile(versions(contracts), owners, kinds);
    }

    /** Versions with ids 1, 2, 3 … and the same numbers. */
    static List<Version> versions(String contracts) {
        return switch (ContractText.parseAll(contracts)) {
            case Parsing.Parsed<List<Contract>>(List<Contract> parsed) -> {
                var versions = new ArrayList<Version>();
                parsed.forEach(
                        contract -> versions.add(new Version(versions.size() + 1L, versions.size() + 1L, contract)));
                yield versions;
            }
            case Parsing.Refused<List<Contract>> refused -> throw new AssertionError(refused.toString());
        };
    }
}
