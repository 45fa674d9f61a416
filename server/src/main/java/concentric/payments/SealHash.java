package concentric.payments;

import concentric.platform.Sha256;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The hash of a seal, taken row by row. After it has ended, the next one begins. */
final class SealHash {

    private final MessageDigest digest = Sha256.digest();
    private final DataOutputStream out = new DataOutputStream(
            new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest), 1 << 14));

    /** Begins behind the seal of this hash. */
    SealHash(Sha256 before) {
        begin(before);
    }

    private void begin(Sha256 before) {
        try {
            out.write(before.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Recorded row, List<Article> articles) {
        try {
            RecordedHash.write(row, out);
            if (!articles.isEmpty()) RecordedHash.write(articles, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash; a next one begins behind it. */
    Sha256 end() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var hash = Sha256.of(digest.digest());
        begin(hash);
        return hash;
    }

    /** The articles of each row, in their order. */
    static Map<Long, List<Article>> bySeq(Collection<Article> articles) {
        var bySeq = new HashMap<Long, List<Article>>();
        for (var article : articles) {
            bySeq.computeIfAbsent(article.seq(), seq -> new ArrayList<>()).add(article);
        }
        return bySeq;
    }
}
