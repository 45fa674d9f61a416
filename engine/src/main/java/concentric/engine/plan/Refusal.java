package concentric.engine.plan;

import concentric.engine.terms.Fault;
import concentric.engine.terms.PartyKind;
import java.util.List;

/** Why contracts cannot be in force together. */
public sealed interface Refusal {

    /** In one sentence, without a full stop. */
    String words();

    /** A contract says what no contract may say. */
    record Faulty(String contract, Fault fault) implements Refusal {
        @Override
        public String words() {
            return "contract " + contract + ": " + fault.words();
        }
    }

    /** Two versions of one contract, or two contracts of one name. */
    record VersionTwice(String contract) implements Refusal {
        @Override
        public String words() {
            return "two versions of contract " + contract + " at once";
        }
    }

    /** Two contracts share the payments for one offer. */
    record OfferTwice(String offer, String first, String second) implements Refusal {
        @Override
        public String words() {
            return "two contracts for one offer: " + first + " and " + second + " both share payments for " + offer;
        }
    }

    /** Two contracts price the usage of one service, by one provider or by two. */
    record ServiceTwice(String service, String first, String second) implements Refusal {
        @Override
        public String words() {
            return "two contracts for one service: " + first + " and " + second + " are both on usage of " + service;
        }
    }

    /**
     * Receipts contracts pay in a circle.
     *
     * @param units each pays the next, the last one pays the first
     * @param contracts by which contract each of the units pays the next
     */
    record Cycle(List<String> units, List<String> contracts) implements Refusal {
        public Cycle {
            units = List.copyOf(units);
            contracts = List.copyOf(contracts);
        }

        @Override
        public String words() {
            return "a cycle: " + String.join(" → ", units) + " → " + units.getFirst() + " ("
                    + String.join(", ", contracts) + ")";
        }
    }

    /** A contract on the receipts of a fund or person; only units pay on. */
    record NotAUnit(String contract, String payer, PartyKind kind) implements Refusal {
        @Override
        public String words() {
            return "contract " + contract + ": " + payer + " is a " + kind.word()
                    + "; only a unit pays on from its receipts";
        }
    }

    /** An offer of a fund or person; only units own offers. */
    record OwnerNotAUnit(String offer, String owner, PartyKind kind) implements Refusal {
        @Override
        public String words() {
            return "offer " + offer + ": " + owner + " is a " + kind.word() + "; only a unit owns offers";
        }
    }

    /** A service of a fund or person; only units provide services. */
    record ProviderNotAUnit(String contract, String provider, PartyKind kind) implements Refusal {
        @Override
        public String words() {
            return "contract " + contract + ": " + provider + " is a " + kind.word()
                    + "; only a unit provides a service";
        }
    }

    /** A hold into what is no fund. */
    record HoldNotInFund(String contract, int clause, String party, PartyKind kind) implements Refusal {
        @Override
        public String words() {
            return "contract " + contract + ", clause " + clause + ": " + party + " is a " + kind.word()
                    + "; a hold is kept in a fund";
        }
    }

    /** A person is party to a clause on payments; persons are paid at a close. */
    record PersonPaid(String contract, int clause, String person) implements Refusal {
        @Override
        public String words() {
            return "contract " + contract + ", clause " + clause + ": " + person
                    + " is a person; persons are paid at a close, from a unit's result";
        }
    }

    /** A contract on the result or total of a fund or person, or one that they pay; only units have results. */
    record NotASharingUnit(String contract, String party, PartyKind kind) implements Refusal {
        @Override
        public String words() {
            return "contract " + contract + ": " + party + " is a " + kind.word()
                    + "; only a unit shares a result or a total";
        }
    }

    /** A person or fund is party to a stake or a loss, or a person to a gate; only units put what they earn at risk. */
    record NotAtRisk(String contract, int clause, String party, PartyKind kind) implements Refusal {
        @Override
        public String words() {
            return "contract " + contract + ", clause " + clause + ": " + party + " is a " + kind.word()
                    + "; no person is a party to a stake, a loss or a gate, and no fund to a stake or a loss";
        }
    }
}
