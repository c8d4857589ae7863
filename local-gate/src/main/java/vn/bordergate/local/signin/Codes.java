package vn.bordergate.local.signin;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Codes that are under way between a browser and a service: each holds a minute and once. */
final class Codes {

    static final Duration VALID = Duration.ofMinutes(1);
    static final int PENDING_MAX = 1000;

    private final InstantSource clock;
    private final LinkedHashMap<String, Issued> pending = new LinkedHashMap<>();

    Codes(InstantSource clock) {
        this.clock = clock;
    }

    /** What a code stands for. */
    record Issued(
            String clientId,
            URI redirectUri,
            CodeChallenge challenge,
            @Nullable Nonce nonce,
            Person person,
            String session,
            Instant until) {}

    synchronized AuthorizationCode issue(
            String clientId,
            URI redirectUri,
            CodeChallenge challenge,
            @Nullable Nonce nonce,
            Person person,
            String session) {
        Instant now = clock.instant();
        pending.values().removeIf(issued -> !issued.until().isAfter(now));
        if (pending.size() >= PENDING_MAX) {
            pending.pollFirstEntry();
        }
        AuthorizationCode code = new AuthorizationCode();
        Issued issued =
                new Issued(
                        clientId, redirectUri, challenge, nonce, person, session, now.plus(VALID));
        pending.put(code.getValue(), issued);
        return code;
    }

    /** Whoever signs out is not signed in a moment later by what was under way. */
    synchronized void forget(String session) {
        pending.values().removeIf(issued -> issued.session().equals(session));
    }

    /** Takes a code out, whoever asks and whether or not they get anything for it. */
    synchronized @Nullable Issued redeem(AuthorizationCode code) {
        Issued issued = pending.remove(code.getValue());
        return issued != null && issued.until().isAfter(clock.instant()) ? issued : null;
    }
}
