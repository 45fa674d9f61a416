package concentric.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A little of everything, so that what the JVM has then loaded is what other starts will need. Works on a folder of its own
 * and leaves nothing behind.
 */
final class Training {

    private static final Map<Import.What, String> FILES = Map.of(
            Import.What.UNITS,
            "unit,name,kind\nShop,Shop,user-facing\nNode,Node,node\n",
            Import.What.OFFERS,
            "offer,unit\ncake,Shop\n",
            Import.What.CONTRACTS,
            "contract Cakes in EUR on payments for cake\n  pay Node 5 % of gross\n  share rest: Shop\n",
            Import.What.PAYMENTS,
            """
            source,external_id,offer,customer,segment,amount,currency,quantity,occurred_at,tax
            shop,p1,cake,ann,,9.99,EUR,1,2026-01-15,0
            """);

    private final Terminal terminal;

    Training(Terminal terminal) {
        this.terminal = terminal;
    }

    Ending run() {
        try {
            var folder = Files.createTempDirectory("concentric-training");
            try {
                return run(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "No folder to train in: " + e.getMessage(), e);
        }
    }

    private Ending run(Path folder) throws IOException {
        var installation = new Installation(folder.resolve("data"), null);
        var setUp = new SetUp(terminal).organisation(installation, new SetUp.Words("Training", "UTC", "EUR"), null);
        if (setUp != Ending.FINE) return setUp;
        return Target.of(installation.data()).ask(terminal, program -> exercise(folder, program));
    }

    private Ending exercise(Path folder, Asked program) {
        for (var what : List.of(Import.What.UNITS, Import.What.OFFERS, Import.What.CONTRACTS, Import.What.PAYMENTS)) {
            var imported = bringIn(what, folder, program);
            if (imported != Ending.FINE) return imported;
        }
        var questions = new Questions(terminal, program);
        var totals = questions.totals(null, null, null, null, false);
        var explained = questions.explain("shop", "p1");
        var verified = questions.verify(true, null);
        return totals == Ending.FINE && explained == Ending.FINE ? verified : Ending.DIFFERS;
    }

    private Ending bringIn(Import.What what, Path folder, Asked program) {
        try {
            var file = Files.writeString(folder.resolve(what + ".csv"), FILES.getOrDefault(what, ""));
            var request = new Import.Request(what, file, what == Import.What.CONTRACTS, null, null, null, null);
            return new Import(terminal, program).bringIn(request);
        } catch (IOException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "The training folder can’t be written: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var below = Files.walk(folder)) {
            for (var path : below.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
