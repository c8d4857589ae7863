package vn.bordergate.clearance.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.clearance.register.Flow;
import vn.bordergate.clearance.register.StepDays;
import vn.bordergate.events.Authority;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.Direction;

/** The public page, as anybody reads it. */
class ProceduresTrial {

    private static ClearanceAtWork gate;
    private static OverHttp http;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork("--gate.counts.sum=1h");
        http = gate.http();
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @ParameterizedTest
    @CsvSource({
        "vi, export, Quy trình tại cửa khẩu, Hải quan, 2 giờ làm việc",
        "en, export, What the gate asks for, Customs, 2 working hours",
        "zh, export, 口岸流程, 海关, 2 个工作小时",
        "vi, import, Quy trình tại cửa khẩu, Kiểm dịch động vật, 2 ngày làm việc",
        "en, transit, What the gate asks for, Border Guard, 3 working hours",
        "zh, transit, 口岸流程, 边防, 3 个工作小时"
    })
    void anybodyReadsEveryFlowInEachLanguage(
            String language, String flow, String title, String authority, String limit)
            throws Exception {
        HttpResponse<String> page = http.page("/procedures/" + flow + "?lang=" + language, "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(title, authority, limit, "07:00", "CK-001", "VL-099")
                .doesNotContain("??");
    }

    @Test
    void whatIsShownIsWhatTheTablesInForceSay() throws Exception {
        JsonNode export = OverHttp.json(http.get("/api/procedures/export", ""));
        List<String> rows = export.at("/checks").findValuesAsString("id");
        assertThat(rows).contains("CK-001", "CK-026").doesNotContain("CK-011", "CK-051", "CK-099");
        assertThat(export.at("/fees").findValuesAsString("id"))
                .contains("FE-031", "FE-021")
                .doesNotContain("FE-011");
        JsonNode transit = OverHttp.json(http.get("/api/procedures/transit", ""));
        assertThat(transit.at("/fees").findValuesAsString("id")).contains("FE-011", "FE-021");
        assertThat(transit.at("/validDays").asInt()).isEqualTo(15);
        assertThat(http.get("/api/procedures/smuggling", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aDecidedCheckIsCountedOnItsDayWithoutALookAtTheHistory() throws Exception {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        gate.takeIn(
                List.of(
                        new DeclarationLodged(
                                id,
                                1,
                                Consignments.exported("22042100", "100", "USD").content(),
                                List.of(),
                                Instant.now().minusSeconds(1200))));
        HttpResponse<String> answer =
                http.post(
                        "/api/files/" + id + "/decisions",
                        "{\"check\":\"DOCUMENT_CHECK\",\"outcome\":\"PASSED\",\"version\":1}",
                        gate.token("lan", "customs-officer"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        StepDays days = gate.bean(StepDays.class);
        LocalDate today = LocalDate.now(vn.bordergate.clearance.rate.Valuation.GATE_ZONE);
        var before = days.since(today.minusDays(1)).block(ClearanceAtWork.PATIENCE);
        assertThat(before)
                .singleElement()
                .satisfies(
                        part -> {
                            assertThat(part.flow()).isEqualTo(Flow.EXPORT);
                            assertThat(part.authority()).isEqualTo(Authority.CUSTOMS);
                            assertThat(part.done()).isEqualTo(1);
                            assertThat(part.late()).isZero();
                        });
        days.sumUp().block(ClearanceAtWork.PATIENCE);
        assertThat(days.since(today.minusDays(1)).block(ClearanceAtWork.PATIENCE))
                .isEqualTo(before);
        assertThat(days.since(today.plusDays(1)).block(ClearanceAtWork.PATIENCE)).isEmpty();
    }

    @Test
    void aPassageIsCountedOnceHoweverOftenItsDayIsCounted() throws Exception {
        DatabaseClient database = gate.bean(DatabaseClient.class);
        database.sql(
                        """
                        insert into crossing (id, version, generation, gate, direction, status,
                          plate, firm, reference, laden, goods, channel, priority, held, lacking,
                          attention, announced_at, planned_at, admitted_at, called_at, crossed_at,
                          changed_at, state)
                        select gen_random_uuid(), 1, 1, 'KIM-THANH', 'IMPORT', 'CROSSED', 'P', 'F',
                          'R', true, 'OTHER', 'GREEN', false, false, '', '', now(), now(),
                          now() - interval '100 minutes', now() - interval '20 minutes', now(),
                          now(), '{}'
                        """)
                .then()
                .block(ClearanceAtWork.PATIENCE);
        PassageDays passages = gate.bean(PassageDays.class);
        for (int time = 0; time < 2; time++) {
            passages.count().block(ClearanceAtWork.PATIENCE);
        }
        LocalDate yesterday =
                LocalDate.now(vn.bordergate.clearance.rate.Valuation.GATE_ZONE).minusDays(1);
        assertThat(passages.since(yesterday).block(ClearanceAtWork.PATIENCE))
                .containsExactlyInAnyOrder(
                        new PassageDays.Part(
                                Direction.IMPORT,
                                PassageDays.Step.CALLED,
                                new Kept.Bucket(120, 1, 0, 80)),
                        new PassageDays.Part(
                                Direction.IMPORT,
                                PassageDays.Step.CROSSED,
                                new Kept.Bucket(30, 1, 0, 20)));
    }

    @Test
    void everyTextIsThereInEachLanguage() throws Exception {
        Properties vietnamese = texts("");
        for (String language : List.of("_en", "_zh")) {
            assertThat(texts(language).keySet()).isEqualTo(vietnamese.keySet());
        }
    }

    private static Properties texts(String language) throws Exception {
        Properties texts = new Properties();
        try (var in =
                ProceduresTrial.class.getResourceAsStream(
                        "/messages/procedures" + language + ".properties")) {
            texts.load(java.util.Objects.requireNonNull(in));
        }
        return texts;
    }
}
