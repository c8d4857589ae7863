package vn.bordergate.clearance.till;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs what goes to the payment provider and checks what comes from it. What is signed is the time
 * in seconds, a dot and the very bytes of the body: {@code Gate-Signature: t=1764000000,v1=<HMAC in
 * hex>} or {@code t=1764000000,ed25519=<signature in Base64>}.
 */
final class NoticeSeal {

    static final String HEADER = "Gate-Signature";

    private static final Pattern FORM =
            Pattern.compile("t=([0-9]{1,12}),(?:v1=([0-9a-f]{64})|ed25519=([A-Za-z0-9+/]{86}==))");
    private static final String HMAC = "HmacSHA256";

    private final byte[] secret;
    private final @Nullable PublicKey publicKey;
    private final Duration ageMax;

    NoticeSeal(TillProperties.Provider settings) {
        secret = settings.secret().getBytes(StandardCharsets.UTF_8);
        publicKey = settings.publicKey().isEmpty() ? null : key(settings.publicKey());
        ageMax = settings.noticeAgeMax();
    }

    /** What became of a check. */
    enum Verdict {
        GENUINE,
        /** Missing, of another form, or not by the provider. */
        FOREIGN,
        /** Genuine once, and too long ago or ahead. */
        STALE
    }

    String sign(byte[] body, Instant at) {
        return "t=%d,v1=%s"
                .formatted(at.getEpochSecond(), HexFormat.of().formatHex(hmac(at, body)));
    }

    Verdict check(@Nullable String header, byte[] body, Instant now) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        if (!form.matches()) {
            return Verdict.FOREIGN;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(form.group(1)));
        if (!isGenuine(form, at, body)) {
            return Verdict.FOREIGN;
        }
        return Duration.between(at, now).abs().compareTo(ageMax) <= 0
                ? Verdict.GENUINE
                : Verdict.STALE;
    }

    private boolean isGenuine(Matcher form, Instant at, byte[] body) {
        if (form.group(2) instanceof String hex) {
            return secret.length > 0
                    && MessageDigest.isEqual(HexFormat.of().parseHex(hex), hmac(at, body));
        }
        PublicKey key = publicKey;
        if (key == null) {
            return false;
        }
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(stamp(at));
            ed25519.update(body);
            return ed25519.verify(Base64.getDecoder().decode(form.group(3)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] hmac(Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            mac.update(stamp(at));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static byte[] stamp(Instant at) {
        return (at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII);
    }

    private static PublicKey key(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("gate.fees.payments.public-key is none", e);
        }
    }
}
