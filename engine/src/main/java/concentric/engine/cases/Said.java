package concentric.engine.cases;

import concentric.engine.close.Close;
import concentric.engine.close.ClosePosting;
import concentric.engine.close.CloseSentence;
import concentric.engine.plan.Version;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** What a close says, sentence by sentence: why what moves, what is open, what ends, what was promised. */
final class Said {

    private Said() {}

    /** The sentences of a close in one currency, by any of these versions. */
    static List<String> of(Close close, Currency currency, List<Version> versions) {
        var sentences = new ArrayList<String>();
        for (ClosePosting posting : close.postings()) {
            String contract = versions.stream()
                    .filter(version -> version.id() == posting.movement().version())
                    .map(version -> version.contract().name())
                    .findAny()
                    .orElseThrow();
            sentences.add(CloseSentence.of(posting.movement(), contract, currency) + ": "
                    + CloseSentence.of(posting.fact(), currency));
        }
        close.open().forEach(open -> sentences.add(CloseSentence.of(open)));
        close.endings().forEach(ending -> sentences.add(CloseSentence.of(ending)));
        close.promises().forEach(kept -> sentences.add(CloseSentence.of(kept)));
        return sentences;
    }
}
