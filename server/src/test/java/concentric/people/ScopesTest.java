package concentric.people;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.platform.Scope;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which scope each call of the API takes, asked of each call that the controllers map. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class ScopesTest {

    /** Every call that changes something. One that is not named here fails the test; GET takes {@code read}. */
    private static final Map<String, Scope> CHANGES = Map.ofEntries(
            entry("POST /api/backups", Scope.MANAGE),
            entry("POST /api/accounts/activate", Scope.MANAGE),
            entry("POST /api/accounts/deactivate", Scope.MANAGE),
            entry("POST /api/invitations", Scope.MANAGE),
            entry("POST /api/measures", Scope.MANAGE),
            entry("POST /api/readings", Scope.RECORD),
            entry("POST /api/closes/{month}", Scope.MANAGE),
            entry("POST /api/costs", Scope.RECORD),
            entry("POST /api/costs/{id}/take-back", Scope.RECORD),
            entry("POST /api/costs/{id}/receipt", Scope.RECORD),
            entry("POST /api/recurring-costs", Scope.RECORD),
            entry("POST /api/recurring-costs/{id}/end", Scope.RECORD),
            entry("POST /api/pay", Scope.MANAGE),
            entry("POST /api/payouts", Scope.MANAGE),
            entry("POST /api/payouts/{id}/paid", Scope.MANAGE),
            entry("POST /api/payouts/{id}/withdrawal", Scope.MANAGE),
            entry("POST /api/bank-accounts", Scope.MANAGE),
            entry("POST /api/payout-account", Scope.MANAGE),
            entry("POST /api/pay-minimums", Scope.MANAGE),
            entry("POST /api/memberships", Scope.MANAGE),
            entry("POST /api/memberships/{id}/end", Scope.MANAGE),
            entry("POST /api/memberships/{id}/share", Scope.MANAGE),
            entry("POST /api/people", Scope.MANAGE),
            entry("POST /api/rounds", Scope.MANAGE),
            entry("POST /api/rounds/{id}/consent", Scope.SIGN),
            entry("POST /api/rounds/{id}/object", Scope.SIGN),
            entry("POST /api/rounds/{id}/withdraw", Scope.SIGN),
            entry("POST /api/spokespersons", Scope.MANAGE),
            entry("POST /api/communities", Scope.MANAGE),
            entry("POST /api/community-units", Scope.MANAGE),
            entry("POST /api/questions", Scope.MANAGE),
            entry("POST /api/questions/{id}/answer", Scope.SIGN),
            entry("POST /api/questions/{id}/withdraw", Scope.SIGN),
            entry("POST /api/contracts", Scope.MANAGE),
            entry("PUT /api/contracts/versions/{id}", Scope.MANAGE),
            entry("POST /api/contracts/versions/{id}/end", Scope.SIGN),
            entry("POST /api/contracts/versions/{id}/sign", Scope.SIGN),
            entry("POST /api/contracts/versions/{id}/withdraw", Scope.SIGN),
            entry("POST /api/contracts/versions/{id}/comments", Scope.MANAGE),
            entry("POST /api/contracts/versions/{id}/accept", Scope.SIGN),
            entry("POST /api/contracts/versions/{id}/object", Scope.SIGN),
            entry("POST /api/contracts/versions/{id}/expiry", Scope.MANAGE),
            entry("POST /api/contracts/versions/{id}/quotes", Scope.MANAGE),
            entry("POST /api/contracts/versions/{id}/quotes/{quote}/remove", Scope.MANAGE),
            entry("POST /api/funds", Scope.MANAGE),
            entry("POST /api/imports/{what}", Scope.MANAGE),
            entry("POST /api/jobs/{id}/cancel", Scope.RECORD),
            entry("POST /api/jobs/{id}/resume", Scope.RECORD),
            entry("POST /api/jobs/{id}/undo", Scope.MANAGE),
            entry("POST /api/ledger/proof", Scope.MANAGE),
            entry("POST /api/rehearsals", Scope.MANAGE),
            entry("POST /api/offers", Scope.MANAGE),
            entry("POST /api/participations", Scope.MANAGE),
            entry("POST /api/participations/{id}/leave", Scope.MANAGE),
            entry("POST /api/payments", Scope.RECORD),
            entry("POST /api/payments/bulk", Scope.RECORD),
            entry("POST /api/refunds", Scope.RECORD),
            entry("POST /api/refunds/bulk", Scope.RECORD),
            entry("POST /api/transfers", Scope.MANAGE),
            entry("POST /api/transfers/{id}/sign", Scope.SIGN),
            entry("POST /api/transfers/{id}/withdraw", Scope.SIGN),
            entry("POST /api/unit-changes", Scope.MANAGE),
            entry("PUT /api/unit-changes/{id}", Scope.MANAGE),
            entry("POST /api/unit-changes/{id}/sign", Scope.SIGN),
            entry("POST /api/unit-changes/{id}/withdraw", Scope.SIGN),
            entry("POST /api/units", Scope.MANAGE),
            entry("POST /api/usage", Scope.RECORD),
            entry("POST /api/usage/bulk", Scope.RECORD));

    private static final String MISSING = "scope-missing";

    private final RequestMappingHandlerMapping mappings;
    private final Map<Scope, String> tokens = new EnumMap<>(Scope.class);
    private final Browser program;
    private final int port;

    ScopesTest(@LocalServerPort int port, RequestMappingHandlerMapping mappings) {
        this.port = port;
        this.mappings = mappings;
        this.program = Browser.anonymous(port);
    }

    @BeforeAll
    void aTokenOfEachScope() {
        var custodian = Browser.custodian(port);
        for (var scope : Scope.values()) tokens.put(scope, custodian.token(scope.word(), scope.word()));
    }

    /** As in {@code POST /api/jobs/{id}/undo}. */
    private Set<String> calls() {
        var calls = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            for (var pattern : info.getPatternValues()) {
                if (!pattern.startsWith("/api/")) continue;
                assertThat(info.getMethodsCondition().getMethods()).as(pattern).isNotEmpty();
                var path = pattern.replaceAll(":[^}]*}", "}");
                info.getMethodsCondition().getMethods().forEach(verb -> calls.add(verb + " " + path));
            }
        });
        return calls;
    }

    /** The scopes each of which alone opens a call. */
    private Set<Scope> openedBy(String verb, String path) {
        var scopes = EnumSet.noneOf(Scope.class);
        tokens.forEach((scope, token) -> {
            // The calls that read nothing but text: another kind of body is refused before anybody is asked who sends
            // it.
            boolean isText =
                    (verb.equals("POST") && path.matches("/api/(contracts|rehearsals)(\\?.*)?")) || verb.equals("PUT");
            var answer = isText ? program.apiText(verb, path, token, "") : program.api(verb, path, token, "");
            assertThat(answer.status()).as(verb + " " + path).isNotEqualTo(401);
            boolean isMissing = answer.body().contains(MISSING);
            if (isMissing) assertThat(answer.status()).as(verb + " " + path).isEqualTo(403);
            if (!isMissing) scopes.add(scope);
        });
        return scopes;
    }

    @Test
    void eachCallTakesItsScopeAndNoOther() {
        var expected = new TreeMap<String, Set<Scope>>();
        CHANGES.forEach((call, scope) -> expected.put(call, EnumSet.of(scope)));
        var found = new TreeMap<String, Set<Scope>>();
        for (var call : calls()) {
            var parts = call.split(" ", 2);
            found.put(call, openedBy(parts[0], parts[1].replaceAll("\\{[^}]*}", "1")));
            if (parts[0].equals("GET")) expected.put(call, EnumSet.of(Scope.READ));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void filesTakeTheScopeOfWhatIsInThem() {
        for (var what : List.of("payments", "refunds", "usage")) {
            assertThat(openedBy("POST", "/api/imports/" + what)).as(what).containsExactly(Scope.RECORD);
        }
        for (var what : List.of("units", "people", "memberships", "offers", "funds")) {
            assertThat(openedBy("POST", "/api/imports/" + what)).as(what).containsExactly(Scope.MANAGE);
        }
    }

    /** However the path or the wish to sign is spelled. */
    @Test
    void noSpellingIsAWayAroundSigning() {
        var manage = tokens.getOrDefault(Scope.MANAGE, "");
        for (var path : List.of(
                "/api/contracts?sign=true",
                "/api/contracts?sign=1",
                "/api/contracts?sign=YES",
                "/api/contracts?sign=on",
                "/api/%63ontracts?sign=true",
                "/api/contracts?%73ign=true")) {
            var answer = program.apiText(path, manage, "");
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.body()).as(path).contains("it lacks the scope “sign”");
        }
        assertThat(program.apiText("/api/contracts", manage, "").status()).isEqualTo(400);
        assertThat(openedBy("POST", "/api/contracts/versions/1/%73ign")).containsExactly(Scope.SIGN);
        assertThat(openedBy("POST", "/api/contracts?sign=true"))
                .as("no scope alone is enough")
                .isEmpty();
    }
}
