package vn.bordergate.ingest.sensing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.bordergate.ingest.TrialGate;

/** Replacing the device book while the gate runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeviceBookTrial {

    private static final String HEADER = "code,gate,kind,place,lane,clockOffSecondsMax\n";
    private static final String SCALES = "KT-KB2-WB,KIM-THANH,WEIGHBRIDGE,KB2,,120\n";

    private TrialGate gate;

    @BeforeAll
    void start() {
        gate = new TrialGate();
    }

    @AfterAll
    void stop() {
        gate.close();
    }

    @Test
    void aNewBookHoldsAtOnceAndIsWrittenOverByNobodyWhoHasNotSeenIt() {
        String added = SCALES + "BV-WB,BAN-VUOC,WEIGHBRIDGE,BV1,,30\n";
        put("\"0\"", HEADER + added)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
        String words = SensingTrial.weighing(1).replace("KT-KB2-WB", "BV-WB");
        gate.client(TrialGate.token("BV-WB", "device"))
                .post()
                .uri("/api/readings")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(words)
                .exchange()
                .expectStatus()
                .isCreated();
        put("\"0\"", HEADER + SCALES).expectStatus().isEqualTo(412);
        put(null, HEADER + SCALES).expectStatus().isEqualTo(428);
        gate.client(TrialGate.token("guard", "border-guard"))
                .put()
                .uri("/api/devices")
                .header("If-Match", "*")
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(HEADER + SCALES)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KT-KB2-WB|kb2|DEVICE_COLUMN_WRONG|1",
                "KIM-THANH|NOWHERE|GATE_UNKNOWN|2",
                "WEIGHBRIDGE|SCALES|DEVICE_COLUMN_WRONG|3",
                "KB2,|B1,|DEVICE_COLUMN_WRONG|4",
                "KB2,,|KB2,X1,|DEVICE_COLUMN_WRONG|5",
                ",120|,0|DEVICE_COLUMN_WRONG|6",
                ",120|,3601|DEVICE_COLUMN_WRONG|6",
                ",120|,soon|DEVICE_COLUMN_WRONG|6"
            })
    void whatIsWrongIsToldByLineAndColumn(String part, String other, String code, int column) {
        put("*", HEADER + SCALES.replace(part, other))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code)
                .jsonPath("$.errors[0].line")
                .isEqualTo(2)
                .jsonPath("$.errors[0].column")
                .isEqualTo(column);
    }

    @Test
    void aBookNeedsItsHeaderAndADevice() {
        problem(put("*", SCALES), "DEVICE_BOOK_HEADER");
        problem(put("*", HEADER), "DEVICE_BOOK_EMPTY");
        problem(put("*", HEADER + SCALES + SCALES), "DEVICE_TWICE");
    }

    private WebTestClient.ResponseSpec put(
            @org.jspecify.annotations.Nullable String ifMatch, String csv) {
        return gate.client(TrialGate.token("admin", "administrator"))
                .put()
                .uri("/api/devices")
                .contentType(MediaType.parseMediaType("text/csv"))
                .headers(
                        h -> {
                            if (ifMatch != null) {
                                h.set("If-Match", ifMatch);
                            }
                        })
                .bodyValue(csv)
                .exchange();
    }

    private static void problem(WebTestClient.ResponseSpec answer, String code) {
        answer.expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }
}
