package vn.bordergate.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** One key pair for all trials, and tokens signed with it. */
final class Keys {

    /** Whom the trials' tokens are for. */
    static final String AUDIENCE = "small-gate";

    private static final KeyPair PAIR = pair();

    private Keys() {}

    static Path publicKeyFile() throws IOException {
        Path file = Files.createTempFile("gate-web", ".pem");
        file.toFile().deleteOnExit();
        String body = Base64.getMimeEncoder().encodeToString(PAIR.getPublic().getEncoded());
        Files.writeString(
                file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
        return file;
    }

    static String token(String subject, Instant expiry, String... roles) {
        return signed(PAIR, AUDIENCE, subject, expiry, roles);
    }

    static String tokenForAnother(String audience, String subject, String... roles) {
        return signed(PAIR, audience, subject, Instant.now().plusSeconds(3600), roles);
    }

    static String token(String subject, String... roles) {
        return token(subject, Instant.now().plusSeconds(3600), roles);
    }

    static String forgedToken(String subject, String... roles) {
        return signed(pair(), AUDIENCE, subject, Instant.now().plusSeconds(3600), roles);
    }

    private static String signed(
            KeyPair keys, String audience, String subject, Instant expiry, String... roles) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .audience(audience)
                        .expirationTime(Date.from(expiry))
                        .claim("roles", List.of(roles))
                        .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            jwt.sign(new RSASSASigner(keys.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
