package vn.bordergate.local.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CodesTest {

    private static final CodeChallenge PROOF =
            CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier("v".repeat(43)));

    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private final Codes codes = new Codes(() -> now);

    @Test
    void aCodeHoldsOnce() {
        AuthorizationCode code = issue();
        assertThat(codes.redeem(code)).isNotNull();
        assertThat(codes.redeem(code)).isNull();
    }

    @Test
    void aCodeHoldsForLessThanAMinute() {
        AuthorizationCode inTime = issue();
        AuthorizationCode late = issue();
        now = now.plusMillis(59_999);
        assertThat(codes.redeem(inTime)).isNotNull();
        now = now.plusMillis(1);
        assertThat(codes.redeem(late)).isNull();
    }

    @Test
    void theOldestGivesWayWhenTooManyArePending() {
        AuthorizationCode oldest = issue();
        AuthorizationCode second = issue();
        for (int i = 2; i < Codes.PENDING_MAX; i++) {
            issue();
        }
        issue();
        assertThat(codes.redeem(oldest)).isNull();
        assertThat(codes.redeem(second)).isNotNull();
    }

    private AuthorizationCode issue() {
        URI back = URI.create("http://localhost:1/login/oauth2/code/gate");
        return codes.issue("desk", back, PROOF, null, Person.ALL.getFirst(), "s1");
    }
}
