package vn.bordergate.clearance.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the till does where nobody says otherwise, and what it does not start with. */
class TillPropertiesTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void whereNothingIsSetNoMoneyMoves() {
        TillProperties settings = bound(Map.of());
        assertThat(settings.payments().kind()).isEqualTo(TillProperties.Kind.LOCAL);
        assertThat(settings.sweep()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.returns()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.lapse()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.payments().connectMax()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.payments().answerMax()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.payments().noticeAgeMax()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aProviderNeedsAnAddressAndALongSecret() {
        Map<String, String> provider =
                Map.of(
                        "payments.kind", "HTTP",
                        "payments.address", "https://pay.example",
                        "payments.secret", SECRET);
        assertThat(bound(provider).payments().toString()).doesNotContain(SECRET);
        Map<String, String> shorter = new HashMap<>(provider);
        shorter.put("payments.secret", SECRET.substring(1));
        assertThatThrownBy(() -> bound(shorter)).hasStackTraceContaining("32 characters");
        Map<String, String> nowhere = new HashMap<>(provider);
        nowhere.remove("payments.address");
        assertThatThrownBy(() -> bound(nowhere)).hasStackTraceContaining("address is missing");
    }

    @Test
    void theLimitOfOneSignatureIsData() {
        RefundLimit limit = RefundLimit.shipped();
        assertThat(limit.aloneUpToVnd()).isEqualTo(1_000_000);
        assertThat(limit.text().vi()).contains("1.000.000");
        assertThat(limit.text().en()).contains("1,000,000");
        assertThat(limit.text().zh()).contains("1,000,000");
    }

    @Test
    void nobodyIsSentToAPageThatIsNotEncrypted() {
        assertThat(HttpPayments.payAt("")).isNull();
        assertThat(HttpPayments.payAt("https://pay.example/1")).isNotNull();
        for (String bad : new String[] {"http://pay.example", "javascript:alert(1)", "/here"}) {
            assertThatThrownBy(() -> HttpPayments.payAt(bad))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static TillProperties bound(Map<String, String> settings) {
        Map<String, String> prefixed = new HashMap<>();
        settings.forEach((key, value) -> prefixed.put("gate.fees." + key, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bindOrCreate("gate.fees", TillProperties.class);
    }
}
