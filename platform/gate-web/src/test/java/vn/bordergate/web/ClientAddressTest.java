package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Whom a proxy of ours heard is told apart; nobody else is believed about it. */
@NullUnmarked
class ClientAddressTest {

    private final ClientAddress addresses =
            new ClientAddress(List.of("10.0.0.1", " 10.0.0.2", "2001:db8:0:0::1"));

    @ParameterizedTest(name = "from {0} for {1}: {2}")
    @CsvSource({
        "198.51.100.7, , 198.51.100.7",
        "198.51.100.7, 203.0.113.9, 198.51.100.7",
        "10.0.0.1, 203.0.113.9, 203.0.113.9",
        "10.0.0.1, '192.0.2.1, 203.0.113.9', 203.0.113.9",
        "10.0.0.1, '203.0.113.9, 10.0.0.2', 203.0.113.9",
        "2001:db8::1, 203.0.113.9, 203.0.113.9",
        "10.0.0.1, , 10.0.0.1",
        "10.0.0.1, 10.0.0.2, 10.0.0.1",
        "10.0.0.1, '203.0.113.9, unknown', 10.0.0.1",
        "10.0.0.1, evil.example, 10.0.0.1"
    })
    void theLastWhomOursHeardIsTheClient(String from, String heardFor, String client) {
        assertThat(of(addresses, from, heardFor)).isEqualTo(client);
    }

    @Test
    void nobodyIsBelievedWhereNoProxyIsNamed() {
        assertThat(of(new ClientAddress(List.of()), "10.0.0.1", "203.0.113.9"))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void aHouseOfVersionSixIsOneClientAlsoBehindAProxy() {
        String one = of(addresses, "10.0.0.1", "2001:db8:7:8:1::1");
        assertThat(of(addresses, "10.0.0.1", "2001:db8:7:8:2::2")).isEqualTo(one);
        assertThat(of(addresses, "10.0.0.1", "2001:db8:7:9:1::1")).isNotEqualTo(one);
    }

    @Test
    void aNameIsNoAddressOfAProxy() {
        assertThatThrownBy(() -> new ClientAddress(List.of("proxy.example")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String of(ClientAddress addresses, String from, String heardFor) {
        var request =
                MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(from, 40_000));
        if (heardFor != null) {
            request.header("X-Forwarded-For", heardFor);
        }
        return addresses.of(request.build());
    }
}
