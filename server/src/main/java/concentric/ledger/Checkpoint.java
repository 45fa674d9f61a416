package concentric.ledger;

import concentric.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the ledger was at an instant, signed: what is in it up to there can't be changed any more without the checkpoint
 * saying so, wherever it is kept.
 *
 * @param state what it says
 * @param key the public key it is signed by, X.509 in Base64
 * @param signature Ed25519 over {@link State#signed()}, in Base64
 */
public record Checkpoint(State state, String key, String signature) {

    static final String ALGORITHM = "Ed25519";

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * How far the ledger was.
     *
     * @param organisation whose ledger it is
     * @param batch the last batch; 0 before the first
     * @param batchHash its hash
     * @param seq the last sequence number that was sealed; 0 before the first
     * @param seal the hash of that seal
     * @param imprints the end of the chain of imprints of contracts and all else that the ledger stands on
     * @param at when it was, UTC, in whole seconds
     */
    public record State(
            String organisation, long batch, Sha256 batchHash, long seq, Sha256 seal, Sha256 imprints, Instant at) {

        /** What is signed: a line for each, UTF-8. The name comes last, so that nothing in it can look like another line. */
        String signed() {
            return String.join(
                    "\n",
                    "concentric checkpoint 1",
                    String.valueOf(batch),
                    batchHash.hex(),
                    String.valueOf(seq),
                    seal.hex(),
                    imprints.hex(),
                    at.toString(),
                    organisation);
        }
    }

    /** One line of JSON, as it is kept and sent. */
    public String line() {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("organisation", state.organisation)
                .put("batch", state.batch)
                .put("batchHash", state.batchHash.hex())
                .put("seq", state.seq)
                .put("seal", state.seal.hex())
                .put("imprints", state.imprints.hex())
                .put("at", state.at.toString())
                .put("key", key)
                .put("signature", signature));
    }

    /** What a line says; nothing if it is no checkpoint. */
    public static Optional<Checkpoint> of(String line) {
        try {
            var json = JSON.readTree(line);
            var state = new State(
                    text(json, "organisation"),
                    number(json, "batch"),
                    hash(json, "batchHash"),
                    number(json, "seq"),
                    hash(json, "seal"),
                    hash(json, "imprints"),
                    Instant.parse(text(json, "at")));
            return Optional.of(new Checkpoint(state, text(json, "key"), text(json, "signature")));
        } catch (JacksonException | DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isString()) throw new IllegalArgumentException(field);
        return value.asString();
    }

    private static Sha256 hash(JsonNode json, String field) {
        return Sha256.of(new Sha256(text(json, field)).bytes());
    }

    private static long number(JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) throw new IllegalArgumentException(field);
        return value.asLong();
    }

    /** Whether it says what was signed by the key that it names. Whose key that is, is another question. */
    public boolean isSigned() {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey());
            verifier.update(state.signed().getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
    }
}
