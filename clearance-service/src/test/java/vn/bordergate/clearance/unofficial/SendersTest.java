package vn.bordergate.clearance.unofficial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Whom a proxy of ours names is who sent it; nobody else is believed. */
class SendersTest {

    private final Senders senders = new Senders(List.of("10.0.0.1", "10.0.0.2"));

    @ParameterizedTest(name = "from {0} for {1}: {2}")
    @CsvSource({
        "198.51.100.7, , 198.51.100.7",
        "198.51.100.7, 203.0.113.9, 198.51.100.7",
        "10.0.0.1, 203.0.113.9, 203.0.113.9",
        "10.0.0.1, '192.0.2.1, 203.0.113.9', 203.0.113.9",
        "10.0.0.1, '203.0.113.9, 10.0.0.2', 203.0.113.9",
        "10.0.0.1, , 10.0.0.1",
        "10.0.0.1, 10.0.0.2, 10.0.0.1"
    })
    void theLastWhomOursHeardIsTheSender(String from, String heardFor, String sender) {
        var request =
                MockServerHttpRequest.post("/api/unofficial-charges")
                        .remoteAddress(new InetSocketAddress(from, 40_000));
        if (heardFor != null) {
            request.header("X-Forwarded-For", heardFor);
        }
        assertThat(senders.of(request.build())).isEqualTo(sender);
    }
}
