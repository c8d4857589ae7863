package vn.bordergate.clearance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.OverHttp.json;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.CustomsChannelAssigned;
import vn.bordergate.events.CustomsChannelChanged;
import vn.bordergate.events.CustomsNoticeEvent;
import vn.bordergate.events.DeadlinesChanged;
import vn.bordergate.events.DeclarationExpired;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.SupervisionHold;
import vn.bordergate.events.SupervisionPassed;
import vn.bordergate.events.SupervisionRelease;
import vn.bordergate.events.SupplementAnswered;

/** The workflow on a real PostgreSQL: due times, supplements, two officers, notices of Customs. */
class WorkflowTrial {

    /** A gate whose channels Customs names. */
    private static final String LINKED = "LIEN-KET";

    private static final Instant AT = Consignments.MORNING;

    private static ClearanceAtWork gate;
    private static OverHttp http;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        http = gate.http("vi");
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void theSeedOfADayIsToldWhenTheDayIsOver() throws Exception {
        String auditor = gate.token("an", "auditor");
        gate.bean(DatabaseClient.class)
                .sql("insert into random_seed (day, seed) values ('2026-01-02', 'c2VlZA==')")
                .then()
                .block(ClearanceAtWork.PATIENCE);

        assertThat(http.get("/api/lots/2026-01-02", auditor).body()).contains("c2VlZA==");
        assertThat(http.get("/api/lots/2026-01-03", auditor).statusCode()).isEqualTo(404);
        assertThat(code(http.get("/api/lots/2999-01-01", auditor))).isEqualTo("DAY_NOT_OVER");
        assertThat(http.get("/api/lots/2026-01-02", lan()).statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyActsAtAGateThatWasNotGranted() throws Exception {
        DeclarationId id = lodged(wine("KIM-THANH"));
        String elsewhere = gate.tokenAt(List.of("BAN-VUOC"), "lan", "customs-officer");
        HttpResponse<String> answer =
                post(
                        id,
                        "decisions",
                        "{\"check\":\"DOCUMENT_CHECK\",\"outcome\":\"PASSED\",\"version\":1}",
                        elsewhere);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("FOREIGN_GATE");
        assertThat(state(id)).isEqualTo("CHECKS_OUTSTANDING");
    }

    @Test
    void plantQuarantineDecidesNothingOfCustoms() throws Exception {
        DeclarationId id = lodged(wine("KIM-THANH"));
        String nga = gate.token("nga", "plant-quarantine");
        String ofCustoms =
                "{\"authority\":\"CUSTOMS\",\"check\":\"DOCUMENT_CHECK\",\"outcome\":\"PASSED\","
                        + "\"version\":1}";

        HttpResponse<String> answer = post(id, "decisions", ofCustoms, nga);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("CHECK_OF_OTHER_AUTHORITY");
        assertThat(code(post(id, "hold", "{\"reason\":\"doubt\",\"version\":1}", nga)))
                .isEqualTo("CUSTOMS_ONLY");
    }

    @Test
    void anActionWithoutItsReasonIsAClearAnswer() throws Exception {
        DeclarationId id = lodged(wine("KIM-THANH"));
        for (String action : List.of("channel", "lowering", "release", "hold", "reopening")) {
            HttpResponse<String> answer =
                    post(
                            id,
                            action,
                            "{\"channel\":\"RED\",\"check\":\"DOCUMENT_CHECK\",\"version\":1}",
                            lan());
            assertThat(answer.statusCode()).as(action).isEqualTo(422);
            assertThat(code(answer)).as(action).isEqualTo("REASON_MISSING");
        }
        assertThat(post(id, "sniffing", "{}", lan()).statusCode()).isEqualTo(404);
    }

    @Test
    void aRequestIsAnsweredByTheDeclarant() throws Exception {
        DeclarationId id = lodged(wine("KIM-THANH"));
        assertThat(
                        post(id, "supplement", "{\"items\":[\"INVOICE\"],\"version\":1}", lan())
                                .statusCode())
                .isEqualTo(200);
        assertThat(state(id)).isEqualTo("SUPPLEMENT_AWAITED");

        var declarant = new Actor(ActorKind.DECLARANT, "haulier");
        gate.takeIn(List.of(new SupplementAnswered(id, 1, 2, "here", Instant.now(), declarant)));
        assertThat(state(id)).isEqualTo("CHECKS_OUTSTANDING");
        assertThat(told(id)).last().isInstanceOf(DeadlinesChanged.class);
    }

    @Test
    void loweringAndReleasingTakeASecondOfficer() throws Exception {
        DeclarationId id = lodged(wine("KIM-THANH"));
        assertThat(
                        code(
                                post(
                                        id,
                                        "channel",
                                        "{\"channel\":\"GREEN\",\"reason\":\"kind\",\"version\":1}",
                                        lan())))
                .isEqualTo("SECOND_OFFICER_NEEDED");
        done(id, "channel", "{\"channel\":\"RED\",\"reason\":\"doubt\",\"version\":1}", lan());
        done(id, "lowering", "{\"channel\":\"GREEN\",\"reason\":\"seen\",\"version\":2}", lan());
        assertThat(code(post(id, "proposal", "{\"agreed\":true,\"version\":3}", lan())))
                .isEqualTo("SAME_OFFICER");
        done(id, "proposal", "{\"agreed\":true,\"version\":3}", gate.token("minh", "customs-lead"));

        JsonNode file = json(get(id));
        assertThat(file.path("channel").asString()).isEqualTo("GREEN");
        assertThat(file.path("history").findValuesAsString("what"))
                .contains("CHANNEL_CHANGED", "LOWERING_PROPOSED");
    }

    @Test
    void onePersonIsNotBothOfTwoWhateverTheirAccounts() throws Exception {
        DeclarationId id = lodged(wine("KIM-THANH"));
        done(id, "hold", "{\"reason\":\"doubt\",\"version\":1}", lan());
        String propose = "{\"reason\":\"seen\",\"version\":2}";
        String agree = "{\"agreed\":true,\"version\":3}";
        String program = gate.programToken("tablet-7", "customs-lead");
        List<String> audited = new ArrayList<>();
        Logger audit = (Logger) LoggerFactory.getLogger("audit");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        audit.addAppender(lines);
        try {
            HttpResponse<String> unsigned = post(id, "release", propose, program);
            assertThat(unsigned.statusCode()).isEqualTo(403);
            assertThat(code(unsigned)).isEqualTo("PERSON_NEEDED");
            done(id, "release", propose, lan());
            assertThat(code(post(id, "proposal", agree, program))).isEqualTo("PERSON_NEEDED");
            String twin = gate.tokenOfPerson("lan", "lan-lead", "customs-lead");
            assertThat(code(post(id, "proposal", agree, twin))).isEqualTo("SAME_OFFICER");
        } finally {
            audit.detachAppender(lines);
        }
        lines.list.forEach(line -> audited.add(line.getFormattedMessage()));
        assertThat(audited)
                .filteredOn(line -> line.contains("file=" + id))
                .extracting(line -> line.substring(line.indexOf("who=")).replace("" + id, "ID"))
                .containsExactly(
                        "who=tablet-7 what=ProposeRelease file=ID outcome=403 code=PERSON_NEEDED",
                        "who=tablet-7 what=AnswerProposal file=ID outcome=403 code=PERSON_NEEDED",
                        "who=lan-lead what=AnswerProposal file=ID outcome=409 code=SAME_OFFICER");
        done(id, "proposal", agree, gate.token("minh", "customs-lead"));
    }

    @Test
    void whatIsHeldIsNotSweptForItsValidityAndExpiresWhenItIsReleased() throws Exception {
        DeclarationId id = lodged(wine("KIM-THANH"));
        done(id, "hold", "{\"reason\":\"doubt\",\"version\":1}", lan());
        DueTimes dueTimes = gate.bean(DueTimes.class);
        Instant later = AT.plusSeconds(40 * 86_400);
        dueTimes.sweep(later).block(ClearanceAtWork.PATIENCE);
        assertThat(state(id)).isEqualTo("CHECKS_OUTSTANDING");
        assertThat(asked("select next_due > '%s' from declaration where id = $1", later, id))
                .containsExactly("true");

        int version = json(get(id)).path("version").asInt();
        String refusal = "{\"reason\":\"PROHIBITED_GOODS\",\"version\":%d}".formatted(version);
        assertThat(code(post(id, "refusal", refusal, lan()))).isEqualTo("FILE_HELD");
        String release = "{\"reason\":\"seen\",\"version\":%d}".formatted(version);
        done(id, "release", release, lan());
        String agree = "{\"agreed\":true,\"version\":%d}".formatted(version + 1);
        done(id, "proposal", agree, gate.token("minh", "customs-lead"));
        dueTimes.sweep(later).block(ClearanceAtWork.PATIENCE);
        assertThat(state(id)).isEqualTo("EXPIRED");
    }

    @Test
    void aLongHistoryIsReadInPartsAndStillSaysWhy() throws Exception {
        DeclarationId id = lodged(laptops("KIM-THANH"));
        gate.bean(DatabaseClient.class)
                .sql(
                        """
                        insert into decision (declaration_id, version, at, actor_kind, actor, events)
                        select $1, n, now(), 'OFFICER', 'lan', '[{"is":"attention-given","by":'
                          || '{"kind":"OFFICER","id":"lan"},"at":"2026-11-20T01:00:00Z"}]'
                        from generate_series(3, 231) as n
                        """)
                .bind(0, id.value())
                .then()
                .block(ClearanceAtWork.PATIENCE);

        JsonNode file = json(get(id));
        assertThat(file.path("history")).hasSize(100);
        assertThat(file.path("history").get(0).path("version").asInt()).isEqualTo(132);
        assertThat(file.path("historyBefore").asInt()).isEqualTo(132);
        String parts = "/api/files/" + id + "/history?before=";
        JsonNode middle = json(http.get(parts + 132, lan()));
        assertThat(middle.path("before").asInt()).isEqualTo(32);
        JsonNode first = json(http.get(parts + 32, lan()));
        assertThat(first.path("steps")).hasSize(31);
        assertThat(first.path("steps").get(0).path("what").asString()).isEqualTo("LODGED");
        assertThat(first.path("before").isNull()).isTrue();
        assertThat(http.get(parts + 1, lan()).statusCode()).isEqualTo(404);

        String page = page("/desk/files/" + id);
        assertThat(page).contains("/desk/files/" + id + "/history?before=132").contains("CH-099");
        assertThat(page("/desk/files/" + id + "/history?before=32")).contains("CH-099");
    }

    @Test
    void aRowThatNoTableHoldsSaysWhyInEveryLanguage() throws Exception {
        DeclarationId id = lodged(wine("KIM-THANH"));
        done(id, "channel", "{\"channel\":\"RED\",\"reason\":\"doubt\",\"version\":1}", lan());
        for (String said : List.of("vi:Cán bộ đã định", "en:An officer set", "zh:由官员确定")) {
            String language = said.substring(0, 2);
            JsonNode steps =
                    json(http.get("/api/files/" + id + "?lang=" + language, lan())).path("history");
            assertThat(steps.findParents("rows").getLast().at("/rows/0/reason").asString())
                    .startsWith(said.substring(3));
        }
        assertThat(page("/desk/files/" + id)).contains("RAISED").doesNotContain("gate.decisions");
    }

    @Test
    void lateFilesGetAnApologyAndOldOnesExpire() {
        DeclarationId id = lodged(wine("KIM-THANH"));
        DueTimes dueTimes = gate.bean(DueTimes.class);

        dueTimes.sweep(AT.plusSeconds(3 * 3_600)).block(ClearanceAtWork.PATIENCE);
        assertThat(told(id))
                .last()
                .isInstanceOfSatisfying(
                        DeadlinesChanged.class, e -> assertThat(e.cause()).isEqualTo("LATE"));
        int before = told(id).size();
        dueTimes.sweep(AT.plusSeconds(3 * 3_600)).block(ClearanceAtWork.PATIENCE);
        assertThat(told(id)).hasSize(before);

        dueTimes.sweep(AT.plusSeconds(16 * 86_400)).block(ClearanceAtWork.PATIENCE);
        assertThat(told(id)).last().isInstanceOf(DeclarationExpired.class);
        assertThat(state(id)).isEqualTo("EXPIRED");
    }

    @Test
    void whereCustomsIsLinkedItNamesTheChannelAndTheGoodsPassLast() throws Exception {
        DeclarationId id = lodged(laptops(LINKED));
        assertThat(state(id)).isEqualTo("CHECKS_OUTSTANDING");

        hear(new CustomsChannelAssigned(id, 1, CustomsChannel.GREEN, AT));
        assertThat(state(id)).isEqualTo("CLEARED");
        hear(new SupervisionHold(id, 2, "STOP", null, AT));
        assertThat(state(id)).isEqualTo("HELD");
        hear(new SupervisionPassed(id, 3, true, AT));
        assertThat(state(id)).isEqualTo("HELD");
        assertThat(attention(id)).isEqualTo("PASSED_WHILE_HELD");
        hear(new SupervisionRelease(id, 4, null, AT));
        hear(new SupervisionPassed(id, 5, true, AT));
        assertThat(state(id)).isEqualTo("PASSED");
        assertThat(attention(id)).isEqualTo("PASSED_WHILE_HELD");
        assertThat(waiting(id)).containsExactly("ATTENTION");
        assertThat(became(id))
                .containsExactly("APPLIED", "APPLIED", "PASSED_WHILE_HELD", "APPLIED", "APPLIED");

        int version = json(get(id)).path("version").asInt();
        done(id, "acknowledgement", "{\"version\":%d}".formatted(version), lan());
        assertThat(attention(id)).isEqualTo("null");
        assertThat(waiting(id)).isEmpty();
    }

    @Test
    void noticesThatWaitForOverAnHourAreCounted() {
        DueTimes sweeps = gate.bean(DueTimes.class);
        sweeps.sweep(Instant.now()).block(ClearanceAtWork.PATIENCE);
        double before = waitingNotices();
        assertThat(before).isNotNaN();
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        hear(new CustomsChannelAssigned(id, 1, CustomsChannel.RED, AT));

        Instant heard = Instant.now();
        sweeps.sweep(heard.plusSeconds(3_000)).block(ClearanceAtWork.PATIENCE);
        assertThat(waitingNotices()).isEqualTo(before);
        sweeps.sweep(heard.plusSeconds(3_700)).block(ClearanceAtWork.PATIENCE);
        assertThat(waitingNotices()).isEqualTo(before + 1);

        gate.takeIn(List.of(new DeclarationLodged(id, 1, laptops(LINKED), List.of(), AT)));
        sweeps.sweep(heard.plusSeconds(3_700)).block(ClearanceAtWork.PATIENCE);
        assertThat(waitingNotices()).isEqualTo(before);
    }

    private static double waitingNotices() {
        return gate.bean(io.micrometer.core.instrument.MeterRegistry.class)
                .get("gate.customs.notices.waiting")
                .gauge()
                .value();
    }

    @Test
    void aNoticeOfAnUnknownDeclarationIsAppliedWhenItAppears() {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        hear(
                new SupervisionHold(id, 2, "STOP", null, AT),
                new CustomsChannelAssigned(id, 1, CustomsChannel.RED, AT));
        assertThat(became(id)).containsOnly("WAITING");

        gate.takeIn(List.of(new DeclarationLodged(id, 1, laptops(LINKED), List.of(), AT)));
        gate.bean(DueTimes.class).sweep(AT).block(ClearanceAtWork.PATIENCE);
        assertThat(became(id)).containsOnly("APPLIED");
        assertThat(gate.published(ClearanceDeclarationEvent.class))
                .filteredOn(e -> e.declarationId().equals(id))
                .extracting(e -> e.getClass().getSimpleName())
                .contains("ChannelChanged", "DeclarationHeld");
    }

    @Test
    void whatComesLateOrTwiceOrContradictsChangesNothing() {
        DeclarationId id = lodged(laptops(LINKED));
        hear(new CustomsChannelAssigned(id, 5, CustomsChannel.GREEN, AT));
        hear(
                new CustomsChannelAssigned(id, 5, CustomsChannel.GREEN, AT),
                new CustomsChannelAssigned(id, 4, CustomsChannel.RED, AT));
        assertThat(attention(id)).isEqualTo("null");
        hear(new CustomsChannelAssigned(id, 5, CustomsChannel.RED, AT));

        assertThat(state(id)).isEqualTo("CLEARED");
        assertThat(attention(id)).isEqualTo("CUSTOMS_NOTICE_CONTRADICTED");
        assertThat(became(id))
                .containsExactlyInAnyOrder(
                        "APPLIED", "REPEATED", "OUT_OF_ORDER", "CUSTOMS_NOTICE_CONTRADICTED");
    }

    @Test
    void aNoticeWithACharacterThatNobodySeesIsADeadRecordAndStopsNoOther() {
        DeclarationId id = lodged(laptops(LINKED));
        var batch =
                gate.hear(
                        List.of(
                                new SupervisionHold(id, 7, "SUSPICION", "turned \u202E", AT),
                                new SupervisionHold(id, 8, "SUS\nPICION", null, AT),
                                new SupervisionRelease(id, 9, "SEEN\u0000", AT),
                                new CustomsChannelChanged(
                                        id, 10, CustomsChannel.RED, "BELL\u0007", AT),
                                new SupervisionHold(id, 11, "SUSPICION", "two\nlines", AT)));
        assertThat(batch.refused())
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.reason()).startsWith("TEXT_CHARACTERS"));
        assertThat(became(id)).containsExactly("APPLIED");
    }

    @Test
    void aNoticeForAGateWithoutALinkIsIgnored() {
        DeclarationId id = lodged(laptops("KIM-THANH"));
        hear(new CustomsChannelAssigned(id, 1, CustomsChannel.RED, AT));
        assertThat(state(id)).isEqualTo("CLEARED");
        assertThat(became(id)).containsExactly("IGNORED");
    }

    /** Yellow, with the documents for Customs and nothing for anybody else. */
    private static DeclaredContent wine(String at) {
        return Consignments.exported("22042100", "100", "USD").at(at).content();
    }

    /** Green, and nobody has to check anything. */
    private static DeclaredContent laptops(String at) {
        return Consignments.exported("84713000", "7100", "USD").at(at).content();
    }

    private static DeclarationId lodged(DeclaredContent content) {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        gate.takeIn(List.of(new DeclarationLodged(id, 1, content, List.of(), AT)));
        return id;
    }

    private static void hear(CustomsNoticeEvent... notices) {
        assertThat(gate.hear(List.of(notices)).refused()).isEmpty();
    }

    private static List<ClearanceDeclarationEvent> told(DeclarationId id) {
        return gate.published(ClearanceDeclarationEvent.class).stream()
                .filter(e -> e.declarationId().equals(id))
                .toList();
    }

    private static String state(DeclarationId id) {
        return asked("select status from declaration where id = $1", id).getFirst();
    }

    private static String attention(DeclarationId id) {
        return asked("select coalesce(attention, 'null') from declaration where id = $1", id)
                .getFirst();
    }

    private static List<String> became(DeclarationId id) {
        return asked(
                "select became from customs_notice where declaration_id = $1 order by position",
                id);
    }

    private static List<String> waiting(DeclarationId id) {
        return asked("select kind from waiting_check where declaration_id = $1", id);
    }

    private static List<String> asked(String sql, Instant at, DeclarationId id) {
        return asked(sql.formatted(at), id);
    }

    private static List<String> asked(String sql, DeclarationId id) {
        return List.copyOf(
                gate.bean(DatabaseClient.class)
                        .sql(sql)
                        .bind(0, id.value())
                        .map(row -> String.valueOf(row.get(0)))
                        .all()
                        .collectList()
                        .blockOptional(ClearanceAtWork.PATIENCE)
                        .orElseThrow());
    }

    private static String lan() throws Exception {
        return gate.token("lan", "customs-officer");
    }

    private static void done(DeclarationId id, String action, String body, String token)
            throws Exception {
        HttpResponse<String> answer = post(id, action, body, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static HttpResponse<String> get(DeclarationId id) throws Exception {
        return http.get("/api/files/" + id, lan());
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> page = http.page(path, lan());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private static HttpResponse<String> post(
            DeclarationId id, String action, String body, String token) throws Exception {
        return http.post("/api/files/" + id + "/" + action, body, token);
    }
}
