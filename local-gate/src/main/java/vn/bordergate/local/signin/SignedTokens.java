package vn.bordergate.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.bordergate.web.Roles;

/** Signs what the provider says of people and machines, with the key of the data directory. */
final class SignedTokens {

    static final Duration VALID = Duration.ofHours(1);
    static final Duration LOGOUT_VALID = Duration.ofMinutes(2);

    private static final String SIGNED_OUT = "http://schemas.openid.net/event/backchannel-logout";

    private final String issuer;
    private final String audience;
    private final RSAKey key;
    private final InstantSource clock;

    SignedTokens(
            String issuer,
            String audience,
            RSAPrivateCrtKey privateKey,
            RSAPublicKey publicKey,
            InstantSource clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
        try {
            this.key =
                    new RSAKey.Builder(publicKey)
                            .privateKey(privateKey)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyUse(KeyUse.SIGNATURE)
                            .keyIDFromThumbprint()
                            .build();
        } catch (JOSEException e) {
            throw new IllegalArgumentException("not a key to sign with", e);
        }
    }

    /** The public half, for those who check. */
    JWKSet publicKeys() {
        return new JWKSet(key.toPublicJWK());
    }

    /** Who signed in, told to the service at which they did. */
    SignedJWT idToken(Codes.Issued issued) {
        JWTClaimsSet.Builder claims = claims(issued.person()).audience(issued.clientId());
        claims.claim("auth_time", clock.instant().getEpochSecond());
        claims.claim("sid", issued.session());
        if (issued.nonce() != null) {
            claims.claim("nonce", issued.nonce().getValue());
        }
        return signed(claims.build());
    }

    /** That somebody has signed out in a browser, told to one service. */
    SignedJWT logoutToken(String clientId, String subject, String session) {
        Instant now = clock.instant();
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(clientId)
                        .subject(subject)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LOGOUT_VALID)))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("sid", session)
                        .claim("events", Map.of(SIGNED_OUT, Map.of()))
                        .build();
        return signed(claims, new JOSEObjectType("logout+jwt"));
    }

    /** What a person may send to the services' APIs. */
    BearerAccessToken accessToken(Person person) {
        return bearer(claims(person).audience(audience).build());
    }

    /** What a machine sends; that of traders brings in what firms declared elsewhere. */
    BearerAccessToken accessToken(Client machine) {
        String role = String.valueOf(machine.role());
        List<String> firms = role.equals(Roles.TRADER) ? List.of("*") : List.of();
        Person itself = new Person(machine.id(), machine.id(), role, List.of("*"), firms);
        return accessToken(itself);
    }

    /** Whether this is an id token of ours for that client; it may be past its time. */
    boolean isOurs(JWT token, String clientId) {
        try {
            return token instanceof SignedJWT signed
                    && signed.verify(new RSASSAVerifier(key.toRSAPublicKey()))
                    && signed.getJWTClaimsSet().getAudience().contains(clientId);
        } catch (JOSEException | ParseException e) {
            return false;
        }
    }

    private JWTClaimsSet.Builder claims(Person person) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(person.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)))
                .claim("name", person.name())
                .claim("roles", List.of(person.role()))
                .claim("gates", person.gates())
                .claim("firms", person.firms());
    }

    private BearerAccessToken bearer(JWTClaimsSet claims) {
        return new BearerAccessToken(signed(claims).serialize(), VALID.toSeconds(), null);
    }

    private SignedJWT signed(JWTClaimsSet claims) {
        return signed(claims, JOSEObjectType.JWT);
    }

    private SignedJWT signed(JWTClaimsSet claims, JOSEObjectType type) {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token;
    }
}
