package vn.bordergate.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was once published stays readable, and what is published today looks as it was approved. */
class ApprovedSamplesTest {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(tools.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    @Test
    void everyTypeHasASample() {
        assertThat(
                        PublishedEventSamples.all().stream()
                                .map(EventType::of)
                                .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(EventType.values());
    }

    @ParameterizedTest
    @EnumSource
    void anEventIsWrittenAsApproved(EventType type) throws IOException {
        assertThat(JSON.readTree(JSON.writeValueAsString(sample(type))))
                .isEqualTo(JSON.readTree(approved(type)));
    }

    @ParameterizedTest
    @EnumSource
    void anApprovedSampleIsStillRead(EventType type) throws IOException {
        assertThat(JSON.readValue(approved(type), type.record())).isEqualTo(sample(type));
    }

    @ParameterizedTest
    @EnumSource
    void aReaderPassesOverAFieldThatItDoesNotKnow(EventType type) throws IOException {
        String later = "{\"addedLater\":{\"x\":[1]}," + approved(type).strip().substring(1);
        assertThat(JSON.readValue(later, type.record())).isEqualTo(sample(type));
    }

    @Test
    void anEventOfBeforeItSaidWhoIsStillRead() {
        DeclarationWithdrawn early =
                JSON.readValue(
                        """
                        {"declarationId":"0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e","generation":2,
                         "at":"2026-11-22T09:30:00Z"}
                        """,
                        DeclarationWithdrawn.class);
        assertThat(early.by()).isNull();
    }

    @Test
    void eventsOfBeforeTheySaidWhatKindOfVehicleItWasAreStillRead() {
        TicketIssued ticket =
                JSON.readValue(
                        """
                        {"crossingId":"0197f3a2-7d3e-7e5a-8f63-8b4c1d2e3f4a","ticket":"X-0412",
                         "yard":"KB2","at":"2026-11-22T09:30:00Z"}
                        """,
                        TicketIssued.class);
        assertThat(ticket.gate()).isNull();
        assertThat(ticket.laden()).isNull();
    }

    @Test
    void aFactOfBeforeItSaidChannelAndParkIsStillReadAndTakenBackAsItWas() {
        TradeFact early =
                JSON.readValue(
                        """
                        {"declarationId":"0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e","generation":1,
                         "stage":"CLEARED","sign":1,"gate":"KIM-THANH","direction":"EXPORT",
                         "tradeType":"EXPORT","heading":"0810","partner":"CN","day":"2026-11-22",
                         "currency":"CNY","amount":350000.50,"unitsPerUsd":7.1,"usdCents":4929584,
                         "vnd":1298000000,"netMassGrams":17400000,"declarations":1,
                         "at":"2026-11-22T09:30:00Z"}
                        """,
                        TradeFact.class);
        assertThat(early.park()).isNull();
        assertThat(early.reversed(early.at()).channel()).isNull();
    }

    private static PublishedEvent sample(EventType type) {
        return PublishedEventSamples.all().stream()
                .filter(event -> EventType.of(event) == type)
                .findFirst()
                .orElseThrow();
    }

    private static String approved(EventType type) throws IOException {
        String name = "/approved/" + type.typeName() + ".json";
        try (var in = ApprovedSamplesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
