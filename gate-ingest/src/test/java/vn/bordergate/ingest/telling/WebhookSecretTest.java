package vn.bordergate.ingest.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Signatures as every library of Standard Webhooks verifies them. */
class WebhookSecretTest {

    /** The example of the specification's reference libraries. */
    private static final WebhookSecret SECRET =
            new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void theSignatureIsThatOfTheReferenceLibraries() {
        assertThat(
                        SECRET.sign(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1614265330,
                                "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aFreshSecretHasThirtyTwoRandomBytes() {
        String text = WebhookSecret.fresh().text();
        assertThat(text).startsWith("whsec_").isNotEqualTo(WebhookSecret.fresh().text());
        assertThat(Base64.getDecoder().decode(text.substring(6))).hasSize(32);
        assertThat(WebhookSecret.fresh()).hasToString("WebhookSecret[***]");
    }

    @Test
    void whileASecretIsChangedBothSign() {
        Instant until = Instant.parse("2026-11-23T03:00:00Z");
        Addressee to =
                new Addressee(
                        UUID.randomUUID(),
                        "anh",
                        Addressee.Kind.WEBHOOK,
                        "https://a.example",
                        "whsec_AA==",
                        "whsec_BB==",
                        until,
                        false,
                        0);
        assertThat(to.secrets(until.minusMillis(1)))
                .isEqualTo(
                        List.of(new WebhookSecret("whsec_AA=="), new WebhookSecret("whsec_BB==")));
        assertThat(to.secrets(until)).isEqualTo(List.of(new WebhookSecret("whsec_AA==")));
    }
}
