package vn.bordergate.ingest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/**
 * A token of somebody at a trial, as a provider would sign it.
 *
 * @param person whether somebody signed in for it; else it is a program's
 */
public record TrialToken(
        String subject,
        List<String> roles,
        List<String> gates,
        List<String> firms,
        boolean person) {

    /** The firm of {@link vn.bordergate.ingest.declaring.form.Sample}. */
    public static final String HOME = "0100109106";

    /** Another firm. */
    public static final String ELSEWHERE = "0101248141";

    private static final KeyPair KEYS = keys();

    /** A program of these roles that may act at every gate, and for no firm. */
    public static TrialToken of(String subject, String... roles) {
        return new TrialToken(subject, List.of(roles), List.of("*"), List.of(), false);
    }

    public TrialToken at(List<String> others) {
        return new TrialToken(subject, roles, others, firms, person);
    }

    public TrialToken actingFor(String... others) {
        return new TrialToken(subject, roles, gates, List.of(others), person);
    }

    /** Somebody signed in for it. */
    public TrialToken inPerson() {
        return new TrialToken(subject, roles, gates, firms, true);
    }

    public String signed() {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                        .claim("roles", roles)
                        .claim("gates", gates)
                        .claim("firms", firms);
        if (person) {
            claims.claim("auth_time", Instant.now().getEpochSecond());
        }
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        try {
            jwt.sign(new RSASSASigner(KEYS.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** With which the service checks them. */
    static String publicKey() {
        String body = Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
