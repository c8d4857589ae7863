package vn.bordergate.clearance.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.ClearanceAtWork.PATIENCE;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.OverHttp.json;
import static vn.bordergate.clearance.revision.AtRevision.CHANNEL;
import static vn.bordergate.clearance.revision.AtRevision.parcelsDecide;
import static vn.bordergate.clearance.revision.AtRevision.tomorrow;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.CustomsChannel;

/** No version of a table comes into force by the word of one, and what was done stays known. */
class ActivationTrial {

    private static AtRevision desk;

    @BeforeAll
    static void start() throws Exception {
        desk = new AtRevision();
    }

    @AfterAll
    static void stop() throws Exception {
        desk.close();
    }

    /** A proposal that a test left behind would stand in the way of the next. */
    @AfterEach
    void nothingWaits() throws Exception {
        JsonNode waiting = json(desk.http.get(CHANNEL, desk.officer())).at("/proposal");
        if (!waiting.isMissingNode()) {
            desk.answer(CHANNEL + "/" + waiting.at("/version").asString(), false, "hoa");
        }
    }

    @Test
    void aVersionHoldsFromItsDayOnOnceASecondPersonHasAgreed() throws Exception {
        String path = triedVersion("second");

        assertThat(desk.propose(path, tomorrow(), "lan").statusCode()).isEqualTo(202);
        HttpResponse<String> agreed = desk.answer(path, true, "minh");
        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
        Instant from = Instant.parse(json(agreed).at("/validFrom").asString());
        assertThat(from).isEqualTo(tomorrow().atStartOfDay(Valuation.GATE_ZONE).toInstant());
        assertThat(channel(from.minusSeconds(1))).isEqualTo(CustomsChannel.GREEN);
        assertThat(channel(from)).isEqualTo(CustomsChannel.YELLOW);
        JsonNode version = json(desk.http.get(path, desk.officer()));
        assertThat(version.at("/activations/0/by").asString()).isEqualTo("minh");
    }

    @Test
    void neitherWhoProposedNorWhoUploadedAgrees() throws Exception {
        String path = triedVersion("same");
        desk.propose(path, tomorrow(), "minh");
        long before = desk.count("rule_activation");

        assertThat(code(desk.answer(path, true, "minh"))).isEqualTo("RULES_SAME_PERSON");
        assertThat(code(desk.answer(path, true, "lan"))).isEqualTo("RULES_SAME_PERSON");
        assertThat(desk.count("rule_activation")).isEqualTo(before);
        assertThat(desk.answer(path, true, "tuan").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyIsASecondPersonUnderAnotherAccountAndNoProgramSigns() throws Exception {
        String path = triedVersion("accounts");
        String program = desk.gate.programToken("batch", "customs-lead");
        String body = "{\"from\":\"" + tomorrow() + "\"}";
        assertThat(code(desk.http.post(path + "/activation", body, program)))
                .isEqualTo("RULES_PERSON_NEEDED");
        desk.propose(path, tomorrow(), "minh");

        for (String person : List.of("minh", "lan")) {
            String other = desk.gate.tokenOfPerson(person, person + "-2", "administrator");
            HttpResponse<String> refused =
                    desk.http.post(path + "/proposal", "{\"agreed\":true}", other);
            assertThat(code(refused)).as(person).isEqualTo("RULES_SAME_PERSON");
        }
        assertThat(code(desk.http.post(path + "/proposal", "{\"agreed\":true}", program)))
                .isEqualTo("RULES_PERSON_NEEDED");
        assertThat(desk.http.get(CHANNEL, desk.officer()).body()).doesNotContain("erson");
    }

    @Test
    void whatAProgramUploadedTakesTwoPeopleBesideItsAccount() throws Exception {
        // A program may have the account of a person, and is nobody for all that.
        String path = triedVersion("program", desk.gate.programToken("minh", "customs-lead"));
        assertThat(code(desk.propose(path, tomorrow(), "minh"))).isEqualTo("RULES_TWO_BESIDE");
        assertThat(page(path)).contains("phải có hai người khác");
        assertThat(desk.propose(path, tomorrow(), "lan").statusCode()).isEqualTo(202);
        assertThat(code(desk.answer(path, true, "minh"))).isEqualTo("RULES_SAME_PERSON");
        assertThat(code(desk.answer(path, true, "lan"))).isEqualTo("RULES_SAME_PERSON");
        assertThat(desk.answer(path, true, "tuan").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasUploadedBeforePersonsWereKeptTakesTwoPeopleBesideItsAccount() throws Exception {
        String path = triedVersion("of-before");
        assertThat(page(path)).doesNotContain("phải có hai người khác");
        desk.gate
                .bean(org.springframework.r2dbc.core.DatabaseClient.class)
                .sql("update rule_table set uploaded_person = null where version = $1")
                .bind(0, path.substring(path.lastIndexOf('/') + 1))
                .then()
                .block(PATIENCE);
        assertThat(page(path)).contains("phải có hai người khác");
        assertThat(code(desk.propose(path, tomorrow(), "lan"))).isEqualTo("RULES_TWO_BESIDE");
        assertThat(desk.propose(path, tomorrow(), "minh").statusCode()).isEqualTo(202);
        assertThat(code(desk.answer(path, true, "lan"))).isEqualTo("RULES_SAME_PERSON");
        assertThat(desk.answer(path, true, "tuan").statusCode()).isEqualTo(200);
    }

    @Test
    void thePagesCallThoseByNameWhoUploadedProposedAndAgreed() throws Exception {
        String uploader = desk.gate.tokenOf("Trần Văn Uy", "uy", "customs-lead");
        String path = triedVersion("named", uploader);
        String proposer = desk.gate.tokenOf("Đỗ Thị Phương", "phuong", "customs-lead");
        String body = "{\"from\":\"" + tomorrow() + "\"}";
        assertThat(desk.http.post(path + "/activation", body, proposer).statusCode())
                .isEqualTo(202);
        assertThat(page(path)).contains("Trần Văn Uy", "Đỗ Thị Phương").doesNotContain(">phuong<");
        String second = desk.gate.tokenOf("Lò Văn Sáng", "sang", "administrator");
        assertThat(desk.http.post(path + "/proposal", "{\"agreed\":true}", second).statusCode())
                .isEqualTo(200);
        for (String page : List.of(page(path), page("/rules"))) {
            assertThat(page)
                    .contains("Trần Văn Uy", "Lò Văn Sáng")
                    .doesNotContain(">uy<", ">sang<");
        }
    }

    @Test
    void aShippedAndAFormerVersionTakeASecondPersonToo() throws Exception {
        String shipped = CHANNEL + "/" + desk.inForce("channel");
        var unused = desk.tried(shipped);
        desk.propose(shipped, tomorrow(), "minh");
        assertThat(code(desk.answer(shipped, true, "minh"))).isEqualTo("RULES_SAME_PERSON");
        assertThat(desk.answer(shipped, true, "lan").statusCode()).isEqualTo(200);

        String former = triedVersion("former");
        desk.propose(former, tomorrow(), "lan");
        assertThat(desk.answer(former, true, "minh").statusCode()).isEqualTo(200);
        desk.propose(former, tomorrow().plusDays(1), "minh");
        assertThat(code(desk.answer(former, true, "minh"))).isEqualTo("RULES_SAME_PERSON");
    }

    @Test
    void oneProposalWaitsAtATimeAndIsAnsweredOnce() throws Exception {
        String one = triedVersion("one");
        String other = triedVersion("other");
        desk.propose(one, tomorrow(), "lan");

        assertThat(code(desk.propose(other, tomorrow(), "lan")))
                .isEqualTo("RULES_PROPOSAL_WAITING");
        assertThat(code(desk.propose(one, tomorrow(), "minh"))).isEqualTo("RULES_PROPOSAL_WAITING");
        assertThat(code(desk.answer(other, true, "minh"))).isEqualTo("RULES_NOTHING_PROPOSED");
        HttpResponse<String> refused = desk.answer(one, false, "minh");
        assertThat(json(refused).at("/agreed").asBoolean()).isFalse();
        assertThat(json(refused).at("/validFrom").isMissingNode()).isTrue();
        assertThat(code(desk.answer(one, true, "tuan"))).isEqualTo("RULES_NOTHING_PROPOSED");
        assertThat(desk.propose(other, tomorrow(), "lan").statusCode()).isEqualTo(202);
    }

    @Test
    void ofManyWhoProposeOrAgreeAtOnceOneDoes() throws Exception {
        String path = triedVersion("race");
        assertThat(atOnce(() -> desk.propose(path, tomorrow(), "lan")))
                .containsOnlyOnce(202)
                .containsOnly(202, 409);
        long before = desk.count("rule_activation");
        assertThat(atOnce(() -> desk.answer(path, true, "minh")))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        assertThat(desk.count("rule_activation")).isEqualTo(before + 1);
    }

    @Test
    void aVersionIsProposedOnlyWhenItWasTriedBesideWhatIsInForceNow() throws Exception {
        String version = desk.uploaded("channel", parcelsDecide("untried"), "lan");
        String path = CHANNEL + "/" + version;
        assertThat(code(desk.propose(path, tomorrow(), "lan"))).isEqualTo("RULES_NOT_TRIED");
        var unused = desk.tried(path);
        desk.gate
                .bean(org.springframework.r2dbc.core.DatabaseClient.class)
                .sql("update rule_trial set against = 'a former one' where version = $1")
                .bind(0, version)
                .then()
                .block(PATIENCE);
        assertThat(code(desk.propose(path, tomorrow(), "lan"))).isEqualTo("RULES_NOT_TRIED");
    }

    @Test
    void aVersionIsProposedOnlyFromADayThatIsNeitherPastNorFar() throws Exception {
        LocalDate today = LocalDate.now(Valuation.GATE_ZONE);
        LocalDate last = today.plusDays(RuleActivations.DAYS_AHEAD_MAX);
        String path = CHANNEL + "/unknown-12345678";
        assertThat(code(desk.propose(path, today.minusDays(1), "minh")))
                .isEqualTo("RULES_DATE_PAST");
        assertThat(code(desk.propose(path, last.plusDays(1), "minh"))).isEqualTo("RULES_DATE_FAR");
        assertThat(code(desk.propose(path, last, "minh"))).isEqualTo("RULES_VERSION_UNKNOWN");
        assertThat(code(desk.http.post(path + "/activation", "{}", desk.lead("minh"))))
                .isEqualTo("FIELD_MISSING");
        assertThat(code(desk.http.post(path + "/proposal", "{}", desk.lead("minh"))))
                .isEqualTo("FIELD_MISSING");
    }

    @Test
    void whatWasProposedForADayThatHasPassedIsNotAgreedTo() throws Exception {
        String path = triedVersion("late");
        desk.propose(path, tomorrow(), "lan");
        desk.gate
                .bean(org.springframework.r2dbc.core.DatabaseClient.class)
                .sql("update rule_proposal set valid_from = $1 where answered_at is null")
                .bind(0, tomorrow().minusDays(2))
                .then()
                .block(PATIENCE);

        assertThat(code(desk.answer(path, true, "minh"))).isEqualTo("RULES_PROPOSAL_PAST");
        assertThat(desk.answer(path, false, "minh").statusCode()).isEqualTo(200);
    }

    @Test
    void everythingThatIsDoneToATableIsInTheSealedTrail() throws Exception {
        String path = triedVersion("audited");
        String version = path.substring(path.lastIndexOf('/') + 1);
        desk.propose(path, tomorrow(), "lan");
        desk.answer(path, false, "minh");
        desk.propose(path, tomorrow(), "lan");
        desk.answer(path, true, "tuan");
        desk.upload("channel", parcelsDecide("audited"), desk.lead("minh"));

        assertThat(acts(version))
                .containsExactly(
                        "lan rules-uploaded",
                        "lan rules-proposed",
                        "minh rules-refused",
                        "lan rules-proposed",
                        "tuan rules-put-in-force");
        String auditor = desk.gate.token("thu", "auditor");
        List<String> lines =
                desk.http.get("/api/audit/verification", auditor).body().lines().toList();
        assertThat(lines.getLast()).contains("\"holds\":true");
        assertThat(desk.http.get("/api/audit/export", auditor).body())
                .contains(Acts.idOf("rules/channel").toString(), "rules-put-in-force");
    }

    /** What the trail says was done to a version of the channel table, once it is sealed. */
    private static List<String> acts(String version) throws Exception {
        String auditor = desk.gate.token("thu", "auditor");
        long due = desk.count("decision");
        Instant until = Instant.now().plus(PATIENCE);
        while (json(desk.http.get("/api/audit/head", auditor)).at("/number").asLong() < due
                && Instant.now().isBefore(until)) {
            Thread.onSpinWait();
        }
        List<String> acts = new ArrayList<>();
        for (JsonNode entry :
                json(desk.http.get("/api/audit?register=rules/channel&limit=500", auditor))
                        .at("/entries")) {
            String events = entry.at("/events").asString();
            if (events.contains(version)) {
                String kind = events.replaceAll(".*\"is\":\"([a-z-]+)\".*", "$1");
                acts.add(entry.at("/actor").asString() + " " + kind);
            }
        }
        return acts;
    }

    private static String triedVersion(String edition) throws Exception {
        return triedVersion(edition, desk.lead("lan"));
    }

    /** For somebody who may revise, in Vietnamese. */
    private static String page(String path) throws Exception {
        HttpResponse<String> page =
                desk.http.page(path.replace("/api", "") + "?lang=vi", desk.lead("hoa"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private static String triedVersion(String edition, String token) throws Exception {
        HttpResponse<String> kept = desk.upload("channel", parcelsDecide(edition), token);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        String version = json(kept).at("/version").asString();
        var unused = desk.tried(CHANNEL + "/" + version);
        return CHANNEL + "/" + version;
    }

    private static List<Integer> atOnce(Callable<HttpResponse<String>> asking) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<HttpResponse<String>>> all = java.util.Collections.nCopies(8, asking);
            for (Future<HttpResponse<String>> one : threads.invokeAll(all)) {
                statuses.add(one.get().statusCode());
            }
        }
        return statuses;
    }

    private static CustomsChannel channel(Instant at) {
        return desk.gate
                .bean(Rulebook.class)
                .channel(AtRevision.PARCELS, List.of(), new Valuation(Consignments.RATES), at)
                .channel();
    }
}
