package vn.bordergate.clearance.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
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
