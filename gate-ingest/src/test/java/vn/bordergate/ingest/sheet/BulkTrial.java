package vn.bordergate.ingest.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import vn.bordergate.ingest.TrialGate;

/** Files over HTTP: checked, corrected, lodged once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkTrial {

    private static final Duration WATCHED = Duration.ofSeconds(30);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TrialGate gate;
    private WebTestClient trader;

    @BeforeAll
    void start() {
        gate =
                new TrialGate(
                        "gate.ingest.sheets.kept-each=8", "gate.ingest.sheets.file-bytes-max=2MB");
        trader = gate.trader("firm-1");
    }

    @AfterAll
    void stop() {
        gate.close();
    }

    @Test
    void aFileIsCheckedAndNothingIsLodgedUntilItsSenderSays() {
        String good = fresh();
        String bad = fresh();
        byte[] file =
                Sheets.table()
                        .texts(Sheets.sound(good))
                        .texts(Sheets.sound(bad, 9, "99"))
                        .texts(Sheets.sound(bad))
                        .bytes();
        String checked = settled(self(sent(trader, file, "")));
        assertThat((String) at(checked, "$.state")).isEqualTo("CHECKED");
        assertThat((Integer) at(checked, "$.tally.sound")).isEqualTo(1);
        assertThat((Integer) at(checked, "$.tally.declarations")).isEqualTo(2);
        assertThat(lodged(good)).isZero();

        String lodged = lodge(trader, self(checked));
        assertThat((String) at(lodged, "$.state")).isEqualTo("LODGED");
        assertThat((Integer) at(lodged, "$.tally.accepted")).isEqualTo(1);
        assertThat(lodged(good)).isEqualTo(1);
        assertThat(lodged(bad)).isZero();
    }

    @Test
    void aFaultIsToldAtItsCellWithWhatWouldBeRight() {
        String reference = fresh();
        byte[] file = Sheets.table().skipTo(7).texts(Sheets.sound(reference, 9, "99")).bytes();
        String self = self(sent(trader, file, ""));
        settled(self);
        String faults = get(trader, self + "/faults", "vi");
        assertThat((String) at(faults, "$.faults[0].column")).isEqualTo("J");
        assertThat((Integer) at(faults, "$.faults[0].row")).isEqualTo(7);
        assertThat((String) at(faults, "$.faults[0].heading")).isEqualTo("Mã HS");
        assertThat((String) at(faults, "$.faults[0].value")).isEqualTo("99");
        assertThat((String) at(faults, "$.faults[0].code")).isEqualTo("HS_CODE_FORM");
        assertThat((String) at(faults, "$.faults[0].right")).contains("6, 8 hoặc 10 chữ số");
        assertThat((String) at(get(trader, self + "/faults", "zh"), "$.faults[0].right"))
                .contains("6、8 或 10 位数字");
    }

    @Test
    void theSameFileAgainLodgesNothingTwice() {
        String reference = fresh();
        byte[] file = Sheets.table().texts(Sheets.sound(reference)).bytes();
        String first = self(sent(trader, file, "&then=lodge"));
        assertThat((String) at(settled(first), "$.state")).isEqualTo("LODGED");
        String again =
                new String(
                        Objects.requireNonNull(
                                post(trader, "/api/bulk?then=lodge", file)
                                        .expectStatus()
                                        .isOk()
                                        .expectBody()
                                        .returnResult()
                                        .getResponseBody()),
                        UTF_8);
        assertThat(self(again)).isEqualTo(first);
        String lodgedAgain = lodge(trader, first);
        assertThat((Integer) at(lodgedAgain, "$.tally.accepted")).isZero();
        assertThat((Integer) at(lodgedAgain, "$.tally.repeated")).isEqualTo(1);
        assertThat(lodged(reference)).isEqualTo(1);
        assertThat(
                        gate.number(
                                "select count(*) from ingest.journal j join ingest.declaration d"
                                        + " on j.key = d.declaration_id::text where d.reference = '"
                                        + reference
                                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void rowsToCorrectComeBackAndGoInOnceTheyAreCorrected() {
        String good = fresh();
        String bad = fresh();
        byte[] file =
                Sheets.table()
                        .texts(Sheets.sound(good))
                        .texts(Sheets.sound(bad, 12, "-5"))
                        .texts(Sheets.sound(bad, 9, "070310"))
                        .bytes();
        String self = self(sent(trader, file, "&then=lodge"));
        assertThat((Integer) at(settled(self), "$.tally.accepted")).isEqualTo(1);
        String csv = get(trader, self + "/correction?format=csv", "vi");
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("Mã HS").endsWith("Lỗi cần sửa");
        assertThat(lines.get(1)).contains(bad, "'-5", "Khối lượng tịnh (kg): ");
        assertThat(lines.get(2)).contains("(cùng tờ khai báo với dòng có lỗi)");

        byte[] corrected = csv.replace("'-5", "5").getBytes(UTF_8);
        String second = settled(self(sent(trader, corrected, "&then=lodge")));
        assertThat((Integer) at(second, "$.tally.accepted")).isEqualTo(1);
        assertThat(lodged(bad)).isEqualTo(1);
    }

    @Test
    void theCorrectionAsASpreadsheetHasTheSameRows() {
        byte[] file =
                Sheets.table()
                        .texts(Sheets.sound(fresh()))
                        .soundWith(fresh(), 7, "<c r=\"@\" s=\"1\"><v>46340.5</v></c>")
                        .bytes();
        String self = self(sent(trader, file, ""));
        settled(self);
        byte[] correction =
                Objects.requireNonNull(
                        trader.get()
                                .uri(self + "/correction")
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody()
                                .returnResult()
                                .getResponseBody());
        String again = settled(self(sent(trader, correction, "")));
        assertThat((Integer) at(again, "$.tally.rows")).isEqualTo(1);
        assertThat((Integer) at(again, "$.tally.faults")).isEqualTo(1);
        String faults = get(trader, self(again) + "/faults", "en");
        assertThat((String) at(faults, "$.faults[0].code")).isEqualTo("ARRIVAL_PAST");
    }

    @Test
    void aReferenceThatMeansSomethingElseIsToldAfterLodging() {
        String reference = fresh();
        settled(
                self(
                        sent(
                                trader,
                                Sheets.table().texts(Sheets.sound(reference)).bytes(),
                                "&then=lodge")));
        byte[] other = Sheets.table().texts(Sheets.sound(reference, 12, "17401")).bytes();
        String self = self(sent(trader, other, "&then=lodge"));
        String done = settled(self);
        assertThat((Integer) at(done, "$.tally.conflicts")).isEqualTo(1);
        String faults = get(trader, self + "/faults", "vi");
        assertThat((String) at(faults, "$.faults[0].code")).isEqualTo("REFERENCE_USED");
        assertThat((String) at(faults, "$.faults[0].column")).isEqualTo("D");
        assertThat(get(trader, self + "/correction?format=csv", "vi")).contains(reference);
    }

    @Test
    void formulasMergedCellsAndRowsApartSpoilOnlyTheirOwnDeclarations() {
        String sound = fresh();
        String merged = fresh();
        String formula = fresh();
        String apart = fresh();
        byte[] file =
                Sheets.table()
                        .texts(Sheets.sound(sound))
                        .texts(Sheets.sound(merged))
                        .texts(Sheets.sound(merged, 9, "070310"))
                        .soundWith(formula, 12, "<c r=\"@\"><f>A1</f></c>")
                        .texts(Sheets.sound(apart))
                        .soundWith(fresh(), 12, "<c r=\"@\"><f>10*2</f><v>20</v></c>")
                        .texts(Sheets.sound(apart))
                        .behind("<mergeCells><mergeCell ref=\"K3:K4\"/></mergeCells>")
                        .bytes();
        String self = self(sent(trader, file, "&then=lodge"));
        String done = settled(self);
        assertThat((Integer) at(done, "$.tally.accepted")).isEqualTo(2);
        assertThat(lodged(sound)).isEqualTo(1);
        String faults = get(trader, self + "/faults", "vi");
        assertThat(JsonPath.<List<String>>read(faults, "$.faults[*].code"))
                .containsExactly(
                        "SHEET_CELL_MERGED",
                        "SHEET_CELL_MERGED",
                        "SHEET_FORMULA_EMPTY",
                        "SHEET_ROWS_APART",
                        "SHEET_ROWS_APART");
    }

    @Test
    void aRefusedFileLeavesNothingAndMayComeAgain() {
        byte[] macros =
                Sheets.table().texts(Sheets.sound(fresh())).part("xl/vbaProject.bin", "x").bytes();
        String self = self(sent(trader, macros, "&then=lodge"));
        assertThat((String) at(settled(self), "$.state")).isEqualTo("REFUSED");
        assertThat((String) at(get(trader, self + "/faults", "vi"), "$.faults[0].code"))
                .isEqualTo("SHEET_MACROS");
        assertThat(
                        gate.number(
                                "select octet_length(bytes)::bigint from ingest.sheet_file where file_id = '"
                                        + self.substring(self.lastIndexOf('/') + 1)
                                        + "'"))
                .isZero();
        post(trader, self + "/lodge", new byte[0])
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("SHEET_NOT_READY");
        String again = settled(self(sent(trader, macros, "")));
        assertThat((String) at(again, "$.state")).isEqualTo("REFUSED");
    }

    @Test
    void somebodyElsesFileIsNotThere() {
        String self = self(sent(trader, Sheets.table().texts(Sheets.sound(fresh())).bytes(), ""));
        settled(self);
        WebTestClient other = gate.trader("firm-2");
        for (String part : List.of("", "/progress", "/faults", "/correction", "/landings")) {
            other.get().uri(self + part).exchange().expectStatus().isNotFound();
        }
        other.delete().uri(self).exchange().expectStatus().isNotFound();
        post(other, self + "/lodge", new byte[0]).expectStatus().isNotFound();
        assertThat(get(other, "/api/bulk", "vi")).isEqualTo("[]");
        gate.client(TrialGate.token("o", "customs-officer"))
                .get()
                .uri(self)
                .exchange()
                .expectStatus()
                .isForbidden();
        trader.delete().uri(self).exchange().expectStatus().isNoContent();
        trader.get().uri(self).exchange().expectStatus().isNotFound();
    }

    @Test
    void aFileThatAProcessLeftHalfLodgedIsTakenUpAgainButNotWhileItIsWorkedOn() {
        String reference = fresh();
        String self = self(sent(trader, Sheets.table().texts(Sheets.sound(reference)).bytes(), ""));
        settled(self);
        String id = self.substring(self.lastIndexOf('/') + 1);
        gate.run("update sheet_file set state = 'LODGING' where file_id = '" + id + "'");
        post(trader, self + "/lodge", new byte[0]).expectStatus().isEqualTo(409);
        gate.run(
                "update sheet_file set changed_at = changed_at - interval '11 minutes' where file_id = '"
                        + id
                        + "'");
        assertThat((String) at(lodge(trader, self), "$.state")).isEqualTo("LODGED");
        assertThat(lodged(reference)).isEqualTo(1);
    }

    @Test
    void whoMayNotDeclareForAFirmIsToldAtItsNumber() {
        String reference = fresh();
        WebTestClient stranger = gate.stranger("elsewhere-1");
        String self =
                self(
                        sent(
                                stranger,
                                Sheets.table().texts(Sheets.sound(reference)).bytes(),
                                "&then=lodge"));
        assertThat((Integer) at(settled(stranger, self), "$.tally.sound")).isZero();
        String faults = get(stranger, self + "/faults", "vi");
        assertThat((String) at(faults, "$.faults[0].code")).isEqualTo("DECLARANT_NOT_YOURS");
        assertThat((String) at(faults, "$.faults[0].column")).isEqualTo("B");
        assertThat(lodged(reference)).isZero();
    }

    @Test
    void progressIsToldWhileItRunsAndEndsWithTheEnd() {
        Sheets many = Sheets.table();
        String prefix = fresh();
        for (int i = 0; i < 2000; i++) {
            many.texts(Sheets.sound(prefix + "-" + i));
        }
        String self = self(sent(trader, many.bytes(), "&then=lodge"));
        List<String> states =
                progress(self)
                        .map(event -> (String) at(event, "$.state"))
                        .collectList()
                        .block(WATCHED);
        assertThat(states).isNotNull().endsWith("LODGED");
        assertThat((Integer) at(get(trader, self, "vi"), "$.tally.accepted")).isEqualTo(2000);
        assertThat(
                        JsonPath.<List<String>>read(
                                get(trader, self + "/landings", "vi"), "$[*].landing"))
                .hasSize(2000)
                .containsOnly("ACCEPTED");
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsRead() {
        post(trader, "/api/bulk", new byte[(2 << 20) + 1])
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("SHEET_TOO_LARGE");
    }

    @Test
    void theOldestFilesGiveWay() {
        WebTestClient busy = gate.trader("firm-busy");
        for (int i = 0; i < 10; i++) {
            settled(
                    busy,
                    self(sent(busy, Sheets.table().texts(Sheets.sound(fresh())).bytes(), "")));
        }
        assertThat(JsonPath.<List<Object>>read(get(busy, "/api/bulk", "vi"), "$")).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({"vi, Mã HS", "en, HS code", "zh, HS 编码"})
    void theTemplateIsThereInEachLanguageWithoutASignIn(String language, String heading) {
        WebTestClient anybody =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + gate.port()).build();
        String csv = get(anybody, "/api/bulk/template?format=csv", language);
        assertThat(csv).contains(heading);
        anybody.get().uri("/api/bulk/template?format=doc").exchange().expectStatus().isBadRequest();
    }

    @Test
    void thePageShowsTheColumnsAndTheLimits() {
        String page =
                Objects.requireNonNull(
                        trader.get()
                                .uri("/bulk")
                                .accept(MediaType.TEXT_HTML)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody());
        assertThat(page).contains("Khai báo bằng tệp", "Khối lượng tịnh (kg)", "bulk.js", "2 MB");
    }

    private static String fresh() {
        return "B-" + COUNT.incrementAndGet();
    }

    private static <T> T at(String json, String path) {
        return JsonPath.read(json, path);
    }

    private static String self(String view) {
        return at(view, "$.links.self");
    }

    private long lodged(String reference) {
        return gate.number(
                "select count(*) from ingest.declaration where reference = '" + reference + "'");
    }

    private static WebTestClient.ResponseSpec post(WebTestClient who, String uri, byte[] body) {
        return who.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(body)
                .exchange();
    }

    private static String sent(WebTestClient who, byte[] file, String more) {
        return Objects.requireNonNull(
                post(who, "/api/bulk?name=trial.xlsx" + more, file)
                        .expectStatus()
                        .isAccepted()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private String settled(String self) {
        return settled(trader, self);
    }

    /** Waits for the end as a page does, by its progress. */
    private String settled(WebTestClient who, String self) {
        progress(who, self).blockLast(WATCHED);
        return get(who, self, "vi");
    }

    private Flux<String> progress(String self) {
        return progress(trader, self);
    }

    private static Flux<String> progress(WebTestClient who, String self) {
        return who.get()
                .uri(self + "/progress")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody();
    }

    private String lodge(WebTestClient who, String self) {
        post(who, self + "/lodge", new byte[0]).expectStatus().isAccepted();
        return settled(who, self);
    }

    private static String get(WebTestClient who, String uri, String language) {
        byte[] body =
                who.get()
                        .uri(uri)
                        .header("Accept-Language", language)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return new String(Objects.requireNonNull(body), UTF_8);
    }
}
