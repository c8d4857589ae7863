package vn.bordergate.local.signin;

import com.nimbusds.oauth2.sdk.auth.Secret;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that the provider knows.
 *
 * @param redirectUris where people are sent back to, exactly; empty for a machine
 * @param signedOutUris where they are sent after signing out, exactly
 * @param backChannelUri where it is told that somebody has signed out; null for a machine
 * @param role of a machine that asks for itself; null where people sign in
 */
public record Client(
        String id,
        Secret secret,
        Set<URI> redirectUris,
        Set<URI> signedOutUris,
        @Nullable URI backChannelUri,
        @Nullable String role) {

    private static final String CALLBACK = "/login/oauth2/code/gate";
    private static final String BACK_CHANNEL = "/logout/connect/back-channel/gate";
    private static final String SIGNED_OUT = "/signed-out";

    public Client {
        redirectUris = Set.copyOf(redirectUris);
        signedOutUris = Set.copyOf(signedOutUris);
    }

    /** A service with pages, by both names of this machine. */
    public static Client service(String id, String secret, int port) {
        List<String> origins = List.of("http://localhost:" + port, "http://127.0.0.1:" + port);
        return new Client(
                id,
                new Secret(secret),
                Set.copyOf(origins.stream().map(o -> URI.create(o + CALLBACK)).toList()),
                Set.copyOf(origins.stream().map(o -> URI.create(o + SIGNED_OUT)).toList()),
                URI.create(origins.getFirst() + BACK_CHANNEL),
                null);
    }

    /** A machine with one role. */
    public static Client machine(String id, String secret, String role) {
        return new Client(id, new Secret(secret), Set.of(), Set.of(), null, role);
    }
}
