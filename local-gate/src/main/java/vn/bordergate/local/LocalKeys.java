package vn.bordergate.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import vn.bordergate.web.Roles;

/**
 * Signs tokens for this data directory in place of a sign-in provider: a key pair and one token for
 * each role, made at the first start and readable by their owner only.
 */
public final class LocalKeys {

    /** The roles that have a token here; the token's subject is the role with this prefix. */
    public static final List<String> ROLES = Roles.ALL;

    /** Whom the tokens are for; the services take no others. */
    static final String AUDIENCE = "border-gate";

    private static final String ISSUER = "border-gate-local";
    private static final String SUBJECT_PREFIX = "local-";
    private static final int PARTS = 3;
    private static final int KEY_BITS = 3072;
    private static final Duration VALID = Duration.ofDays(3650);

    /** Such a token may act at every gate. */
    private static final String GATES = "\"gates\":[\"*\"]";

    /** The trader's brings in files in which thousands of firms declare, as a relay would. */
    private static final String FIRMS = "\"firms\":[\"*\"]";

    private final Path directory;
    private final RSAPrivateCrtKey key;
    private final RSAPublicKey publicHalf;

    private LocalKeys(Path directory, RSAPrivateCrtKey key) throws GeneralSecurityException {
        this.directory = directory;
        this.key = key;
        RSAPublicKeySpec half = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        this.publicHalf = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(half);
    }

    /** Makes what is missing, so that a start that was cut short is mended by the next. */
    public static LocalKeys keptIn(Path directory, Instant now)
            throws IOException, GeneralSecurityException {
        SafeFiles.directory(directory);
        Path keyFile = directory.resolve("signing-key.pem");
        boolean made = !Files.exists(keyFile);
        if (made) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            SafeFiles.write(keyFile, pem("PRIVATE KEY", key));
        }
        LocalKeys keys = new LocalKeys(directory, readKey(keyFile));
        if (made || !Files.exists(keys.publicKey())) {
            SafeFiles.write(keys.publicKey(), pem("PUBLIC KEY", keys.publicHalf.getEncoded()));
        }
        for (String role : ROLES) {
            if (made || !keys.isForUs(role)) {
                byte[] token = token(keys.key, role, now).getBytes(StandardCharsets.US_ASCII);
                SafeFiles.write(keys.tokenFile(role), token);
            }
        }
        return keys;
    }

    /** The file with which the services check tokens. */
    public Path publicKey() {
        return directory.resolve("public-key.pem");
    }

    /** The file that holds the token of a role. */
    public Path tokenFile(String role) {
        return directory.resolve(role + ".token");
    }

    /** The token of a role. */
    public String token(String role) throws IOException {
        return Files.readString(tokenFile(role)).trim();
    }

    /** The key that signs, for the sign-in page. */
    RSAPrivateCrtKey signingKey() {
        return key;
    }

    /** With which others check what it signed. */
    RSAPublicKey checkingKey() {
        return publicHalf;
    }

    /**
     * Whether the token is there and names our audience, gates and firms, which those of older data
     * directories do not.
     */
    private boolean isForUs(String role) throws IOException {
        if (!Files.exists(tokenFile(role))) {
            return false;
        }
        String[] parts = token(role).split("\\.", -1);
        if (parts.length != PARTS) {
            return false;
        }
        byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
        String text = new String(claims, StandardCharsets.UTF_8);
        return text.contains("\"aud\":\"" + AUDIENCE + "\"") && text.contains(rights(role));
    }

    private static String rights(String role) {
        return role.equals(Roles.TRADER) ? GATES + "," + FIRMS : GATES;
    }

    private static String token(PrivateKey key, String role, Instant now)
            throws GeneralSecurityException {
        String head = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        String claims =
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"roles\":[\"%s\"],%s,\"iat\":%d,\"exp\":%d}"
                        .formatted(
                                ISSUER,
                                AUDIENCE,
                                SUBJECT_PREFIX + role,
                                role,
                                rights(role),
                                now.getEpochSecond(),
                                now.plus(VALID).getEpochSecond());
        String signed = part(head) + "." + part(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + part(signature.sign());
    }

    private static String part(String json) {
        return part(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] pem(String title, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        String text = "-----BEGIN " + title + "-----\n" + lines + "\n-----END " + title + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static RSAPrivateCrtKey readKey(Path file)
            throws IOException, GeneralSecurityException {
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        byte[] encoded = Base64.getMimeDecoder().decode(body);
        return (RSAPrivateCrtKey)
                KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}
