package vn.bordergate.clearance.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.journal.JournaledTransactions;

/** What crossings say is written on the yard's floor, from the ticket until they have gone. */
class CrossingSourceTrial {

    private static ClearanceAtWork gate;
    private static YardAtWork yard;

    private UUID crossing = UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        yard = new YardAtWork(gate);
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @BeforeEach
    void oneVehicleIsInTheYard() {
        yard.clear();
        sql("delete from crossing");
        crossing = UUID.randomUUID();
        sql(
                """
                insert into crossing (id, version, generation, gate, direction, status, plate, firm,
                  reference, laden, goods, channel, priority, held, ticket, yard, lacking,
                  attention, announced_at, planned_at, admitted_at, ready_at, changed_at, state)
                values ('%s', 3, 1, 'THU-BAI', 'EXPORT', 'IN_YARD', '29C12345', 'VN:1', 'R-1', true,
                  'FRESH', 'GREEN', false, false, 'X-0007', 'KB2', '', '', now(), now(), now(),
                  now(), now(), '{}')
                """
                        .formatted(crossing));
        look();
    }

    @Test
    void aVehicleWithATicketIsOnTheFloorAndIsCalled() {
        assertThat(of("ticket || ' ' || goods || ' ' || stage")).isEqualTo("X-0007 FRESH CALLED");
    }

    @Test
    void whoWasReadyAndLacksSomethingAgainIsHeld() {
        sql(
                "update crossing set version = 4, lacking = 'DECLARATION_NOT_CLEARED' where id = '"
                        + crossing
                        + "'");
        look();

        assertThat(of("held::text")).isEqualTo("true");
        assertThat(of("because")).isEqualTo("HELD");
    }

    @Test
    void whoHasCrossedIsGoneAndItsCallIsDone() {
        sql(
                "update crossing set version = 6, status = 'CROSSED', crossed_at = now() where id ="
                        + " '"
                        + crossing
                        + "'");
        look();

        assertThat(of("stage")).isEqualTo("GONE");
        assertThat(
                        yard.text(
                                "select (crossed_at is not null)::text from lane_call where"
                                        + " crossing_id = '"
                                        + crossing
                                        + "'"))
                .isEqualTo("true");
    }

    @Test
    void aCallThatEndedInNoPassageIsNoCall() {
        sql("update crossing set version = 6, status = 'NO_SHOW' where id = '" + crossing + "'");
        look();

        assertThat(
                        yard.text(
                                "select revoked_code || coalesce(crossed_at::text, '') from"
                                        + " lane_call where crossing_id = '"
                                        + crossing
                                        + "'"))
                .isEqualTo("NO_SHOW");
    }

    @Test
    void whoCrossedAndCameBackBetweenTwoLooksHasCrossed() {
        sql(
                "update crossing set version = 8, status = 'RETURNED', crossed_at = now(),"
                        + " ended_at = now() where id = '"
                        + crossing
                        + "'");
        look();

        assertThat(
                        yard.text(
                                "select (crossed_at is not null and revoked_at is null)::text from"
                                        + " lane_call where crossing_id = '"
                                        + crossing
                                        + "'"))
                .isEqualTo("true");
    }

    @Test
    void oneGateThatFailsKeepsNoOtherFromBeingLookedAt() {
        sql(
                """
                insert into crossing (id, version, generation, gate, direction, status, plate, firm,
                  reference, laden, goods, channel, priority, held, ticket, yard, lacking,
                  attention, announced_at, planned_at, admitted_at, ready_at, changed_at, state)
                select gen_random_uuid(), 3, 1, g, 'EXPORT', 'IN_YARD', '29C12346', 'VN:1', 'R-2',
                  true, 'FRESH', 'GREEN', false, false, 'X-0008', null, '', '', now(), now(),
                  now(), now(), now(), '{}'
                from unnest(array['A-GATE', 'ANOTHER-GATE']) as g
                """);
        var plans = gate.bean(vn.bordergate.clearance.yard.GatePlans.class);
        assertThat(plans.gates()).contains(YardAtWork.GATE);
        // A vehicle without a yard cannot be followed.
        sql("update crossing set gate = '" + otherGate(plans) + "' where gate = 'A-GATE'");
        sql("update crossing set version = 4, plate = '29C12399' where id = '" + crossing + "'");

        gate.bean(CallLoop.class).look().block(ClearanceAtWork.PATIENCE);

        assertThat(of("plate")).isEqualTo("29C12399");
    }

    /** One that is looked at before the gate of these trials. */
    private static String otherGate(vn.bordergate.clearance.yard.GatePlans plans) {
        List<String> gates = List.copyOf(plans.gates());
        assertThat(gates.getFirst()).isNotEqualTo(YardAtWork.GATE);
        return gates.getFirst();
    }

    private String of(String column) {
        return yard.text(
                "select " + column + " from yard_vehicle where crossing_id = '" + crossing + "'");
    }

    private static void look() {
        new CrossingSource(
                        gate.bean(DatabaseClient.class),
                        gate.bean(JournaledTransactions.class),
                        Clock.systemUTC())
                .follow(YardAtWork.GATE)
                .block(ClearanceAtWork.PATIENCE);
        yard.turn();
    }

    private static void sql(String sql) {
        gate.bean(DatabaseClient.class).sql(sql).then().block(ClearanceAtWork.PATIENCE);
    }
}
