package vn.bordergate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    @TempDir Path directory;

    @Test
    void onlyTheOwnerReadsKeysAndTokens() throws Exception {
        Path secrets = directory.resolve("secrets");
        LocalKeys.keptIn(secrets, NOW);
        try (var files = Files.list(secrets)) {
            assertThat(files.toList())
                    .hasSize(2 + LocalKeys.ROLES.size())
                    .allSatisfy(f -> assertThat(mode(f)).isEqualTo("rw-------"));
        }
        assertThat(mode(secrets)).isEqualTo("rwx------");
    }

    @Test
    void aTokenNamesItsRoleAndIsSignedByTheKey() throws Exception {
        LocalKeys keys = LocalKeys.keptIn(directory, NOW);
        String[] parts = keys.token("customs-officer").split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey(keys.publicKey()));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"roles\":[\"customs-officer\"]", "\"sub\":\"local-customs-officer\"")
                .contains("\"aud\":\"border-gate\"", "\"gates\":[\"*\"]")
                .contains("\"iat\":" + NOW.getEpochSecond());
    }

    @Test
    void theSecondStartKeepsKeysAndTokensAndMakesWhatIsMissing() throws Exception {
        LocalKeys first = LocalKeys.keptIn(directory, NOW);
        String trader = first.token("trader");
        Files.delete(first.tokenFile("auditor"));
        LocalKeys second = LocalKeys.keptIn(directory, NOW.plusSeconds(60));
        assertThat(second.token("trader")).isEqualTo(trader);
        assertThat(second.token("auditor")).isNotBlank();
    }

    @Test
    void onlyTheTradersTokenBringsInWhatFirmsDeclaredElsewhere() throws Exception {
        LocalKeys keys = LocalKeys.keptIn(directory, NOW);
        for (String role : LocalKeys.ROLES) {
            String claims = keys.token(role).split("\\.", -1)[1];
            assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                    .satisfies(
                            text ->
                                    assertThat(text.contains("\"firms\":[\"*\"]"))
                                            .isEqualTo(role.equals("trader")));
        }
    }

    @Test
    void aTokenOfAnOlderGateThatNamesNoAudienceIsMadeAnew() throws Exception {
        LocalKeys keys = LocalKeys.keptIn(directory, NOW);
        String made = keys.token("trader");
        String claims =
                Base64.getUrlEncoder()
                        .encodeToString("{\"sub\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        Files.writeString(keys.tokenFile("trader"), "e30." + claims + ".e30");
        Files.writeString(keys.tokenFile("auditor"), "cut short");
        LocalKeys mended = LocalKeys.keptIn(directory, NOW);
        assertThat(mended.token("trader")).isEqualTo(made);
        assertThat(mended.token("auditor").split("\\.", -1)).hasSize(3);
    }

    private static PublicKey publicKey(Path pem) throws Exception {
        String body = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
        byte[] encoded = Base64.getMimeDecoder().decode(body);
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
