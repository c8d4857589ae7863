package vn.bordergate.clearance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.DeadlinesChanged;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.SupplementAnswered;

/** What is spared when one file is decided on again and again, and what is not. */
class ChangedFilesTrial {

    private static ClearanceAtWork gate;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void noIndexKnowsWhatEveryDecisionChanges() {
        assertThat(
                        texts(
                                """
                                select c.relname || ' ' || a.attname from pg_index x
                                join pg_class c on c.oid = x.indexrelid
                                join pg_depend d on d.objid = x.indexrelid
                                  and d.refobjid = x.indrelid and d.refobjsubid > 0
                                join pg_attribute a on a.attrelid = x.indrelid
                                  and a.attnum = d.refobjsubid
                                where x.indrelid = 'declaration'::regclass
                                  and a.attname in ('version', 'open_checks', 'next_due', 'state')
                                """))
                .isEmpty();
        assertThat(texts("select reloptions::text from pg_class where relname = 'declaration'"))
                .containsExactly("{fillfactor=50}");
    }

    @Test
    void aFileIsLookedAtOnceWhenWhatWasDueIsDoneAndAgainWhenTheNextIsDue() throws Exception {
        DeclarationId id = raised();
        Instant first = time(id, "next_due");
        decided(id, "DOCUMENT_CHECK", 2);
        Instant next = time(id, "next_due");
        assertThat(next).isAfter(first);
        assertThat(time(id, "look_at")).isEqualTo(first);
        List<ClearanceDeclarationEvent> before = told(id);

        DueTimes dueTimes = gate.bean(DueTimes.class);
        dueTimes.sweep(first).block(ClearanceAtWork.PATIENCE);
        assertThat(told(id)).isEqualTo(before);
        assertThat(time(id, "look_at")).isEqualTo(next);
        dueTimes.sweep(next.minusMillis(1)).block(ClearanceAtWork.PATIENCE);
        assertThat(told(id)).isEqualTo(before);
        dueTimes.sweep(next).block(ClearanceAtWork.PATIENCE);
        assertThat(told(id)).last().isInstanceOf(DeadlinesChanged.class);
    }

    @Test
    void whatIsDueSoonerThanBeforeIsLookedAtSooner() throws Exception {
        DeclarationId id = lodged();
        done(id, "supplement", "{\"items\":[\"INVOICE\"],\"version\":1}");
        Instant asked = time(id, "next_due");
        gate.bean(DueTimes.class).sweep(time(id, "look_at")).block(ClearanceAtWork.PATIENCE);
        assertThat(time(id, "look_at")).isEqualTo(asked);

        var declarant = new Actor(ActorKind.DECLARANT, "haulier");
        gate.takeIn(List.of(new SupplementAnswered(id, 1, 2, "here", Instant.now(), declarant)));
        assertThat(time(id, "next_due")).isBefore(asked);
        assertThat(time(id, "look_at")).isEqualTo(time(id, "next_due"));
    }

    @Test
    void aStateThatIsNotWhatWasWrittenLastIsReadAnew() throws Exception {
        DeclarationId id = raised();
        // As another instance, or a backup, may have left it under the same version.
        var unused =
                gate.bean(DatabaseClient.class)
                        .sql(
                                "update declaration set state ="
                                        + " replace(state, 'PHYSICAL_INSPECTION', 'SAMPLE')"
                                        + " where id = $1 and state like '%PHYSICAL_INSPECTION%'")
                        .bind(0, id.value())
                        .fetch()
                        .rowsUpdated()
                        .block(ClearanceAtWork.PATIENCE);
        assertThat(unused).isOne();

        decided(id, "SAMPLE", 2);
    }

    @Test
    void aDecisionThatWasNotCommittedLeavesNothingBehind() throws Exception {
        DeclarationId id = raised();
        gate.bean(DatabaseClient.class)
                .sql(
                        """
                        create function refuse_one() returns trigger language plpgsql as
                        'begin raise exception ''not now''; end'
                        """)
                .then()
                .then(
                        gate.bean(DatabaseClient.class)
                                .sql(
                                        "create trigger refuse_one before delete on waiting_check"
                                                + " execute function refuse_one()")
                                .then())
                .block(ClearanceAtWork.PATIENCE);
        HttpResponse<String> failed = decide(id, "DOCUMENT_CHECK", 2);
        gate.bean(DatabaseClient.class)
                .sql("drop function refuse_one cascade")
                .then()
                .block(ClearanceAtWork.PATIENCE);
        assertThat(failed.statusCode()).isGreaterThanOrEqualTo(500);

        decided(id, "DOCUMENT_CHECK", 2);
        assertThat(told(id))
                .filteredOn(e -> e.getClass().getSimpleName().equals("CheckAnswered"))
                .hasSize(1);
    }

    /** Its documents are to be checked by Customs. */
    private static DeclarationId lodged() {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        var wine = Consignments.exported("22042100", "100", "USD").at("KIM-THANH").content();
        gate.takeIn(List.of(new DeclarationLodged(id, 1, wine, List.of(), Consignments.MORNING)));
        return id;
    }

    /** The same with an inspection, which is due later; in its second version. */
    private static DeclarationId raised() throws Exception {
        DeclarationId id = lodged();
        done(id, "channel", "{\"channel\":\"RED\",\"reason\":\"doubt\",\"version\":1}");
        return id;
    }

    private static void decided(DeclarationId id, String check, int version) throws Exception {
        HttpResponse<String> answer = decide(id, check, version);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static HttpResponse<String> decide(DeclarationId id, String check, int version)
            throws Exception {
        return post(
                id,
                "decisions",
                "{\"check\":\"%s\",\"outcome\":\"PASSED\",\"version\":%d}"
                        .formatted(check, version));
    }

    private static void done(DeclarationId id, String action, String body) throws Exception {
        HttpResponse<String> answer = post(id, action, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static HttpResponse<String> post(DeclarationId id, String action, String body)
            throws Exception {
        return gate.http()
                .post(
                        "/api/files/" + id + "/" + action,
                        body,
                        gate.token("lan", "customs-officer"));
    }

    private static List<ClearanceDeclarationEvent> told(DeclarationId id) {
        return gate.published(ClearanceDeclarationEvent.class).stream()
                .filter(e -> e.declarationId().equals(id))
                .toList();
    }

    private static Instant time(DeclarationId id, String column) {
        return gate.bean(DatabaseClient.class)
                .sql("select " + column + " from declaration where id = $1")
                .bind(0, id.value())
                .map(row -> Objects.requireNonNull(row.get(0, OffsetDateTime.class)).toInstant())
                .one()
                .blockOptional(ClearanceAtWork.PATIENCE)
                .orElseThrow();
    }

    private static List<String> texts(String sql) {
        return List.copyOf(
                gate.bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> String.valueOf(row.get(0)))
                        .all()
                        .collectList()
                        .blockOptional(ClearanceAtWork.PATIENCE)
                        .orElseThrow());
    }
}
