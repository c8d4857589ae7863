package vn.bordergate.clearance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.hours.GateHours.Calendars;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.OpenFiles.Lodgement;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;

/** Priority exempts from the table and not from the lot. */
class ExemptionTrial {

    @Test
    void aPriorityEnterpriseIsDrawnByLotLikeAnybodyElse() throws Exception {
        try (var gate = new ClearanceAtWork()) {
            var database = gate.bean(DatabaseClient.class);
            DeclaredContent wine = Consignments.exported("22042100", "100", "USD").content();
            database.sql(
                            """
                            insert into priority_enterprise (scheme, number, effective_from, decision)
                            values ('FOREIGN_ID', 'YN-53-0001', '2020-01-01', 'of before')
                            """)
                    .then()
                    .block(ClearanceAtWork.PATIENCE);
            gate.bean(PriorityEnterprises.class).reread().block(ClearanceAtWork.PATIENCE);

            Findings.Examined never = examined(gate, 0, wine);
            assertThat(never.channel().channel()).isEqualTo(CustomsChannel.GREEN);
            assertThat(never.channel().ruling().rows()).containsExactly("PRIORITY_ENTERPRISE");
            Findings.Examined always = examined(gate, 1, wine);
            assertThat(always.channel().channel()).isEqualTo(CustomsChannel.YELLOW);
            assertThat(always.channel().ruling().rows())
                    .containsExactly("PRIORITY_ENTERPRISE", "RANDOM");
            assertThat(always.draw()).isNotNull();
        }
    }

    private static Findings.Examined examined(
            ClearanceAtWork gate, double share, DeclaredContent content) {
        var random = new RandomChecks(gate.bean(DatabaseClient.class), Clock.systemUTC(), share);
        random.prepare().block(ClearanceAtWork.PATIENCE);
        return new Examination(
                        gate.bean(Rulebook.class),
                        gate.bean(PriorityEnterprises.class),
                        random,
                        gate.bean(CustomsLink.class),
                        gate.bean(Calendars.class))
                .of(
                        DeclarationId.of(UUID.randomUUID().toString()),
                        new Declaration.NotLodged(),
                        new Lodgement(content, List.of()),
                        new Valuation(Consignments.RATES),
                        Instant.now());
    }
}
