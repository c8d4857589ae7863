package vn.bordergate.clearance.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.Marks;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;

/** What was once stored is still read. */
class FileJsonTest {

    private static final String STANDING =
            """
            {"version":2,"generation":1,"consignment":{"gate":"KIM-THANH","direction":"IMPORT",
             "tradeType":"IMPORT","lodgedOn":"2026-11-20","lines":[{"heading":"2204",
             "partner":"CN","currency":"USD","amount":100,"unitsPerUsd":1,"usdCents":10000,
             "netMassGrams":1000000}]},"channel":"RED","ruling":{"table":"channel",
             "version":"2026-11","rows":["CH-001"]},"declinedGeneration":0,
             "withdrawalDeclined":false}
            """;

    private static final String FORMER_STATE =
            """
            {"is":"checks","standing":%s,"open":["DOCUMENT_CHECK"],"done":[
             {"check":"PHYSICAL_INSPECTION","outcome":"PASSED",
              "by":{"kind":"OFFICER","id":"minh"},"onVersion":1}]}
            """
                    .formatted(STANDING);

    private static final String FORMER_EVENTS =
            """
            [{"is":"lodged","generation":1,"consignment":{"gate":"KIM-THANH",
              "direction":"IMPORT","tradeType":"IMPORT","lodgedOn":"2026-11-20","lines":[]},
              "channel":{"channel":"YELLOW","ruling":{"table":"channel","version":"2026-11",
              "rows":["CH-021"]},"dryRunRows":[]},"checks":["DOCUMENT_CHECK"],
              "at":"2026-11-20T01:00:00Z"},
             {"is":"check-answered","check":"DOCUMENT_CHECK","outcome":"PASSED",
              "by":{"kind":"OFFICER","id":"lan"},"onVersion":1,"at":"2026-11-20T01:00:00Z"},
             {"is":"reopened","generation":1,"reasonCode":"AMENDED_AFTER_CLEARANCE",
              "at":"2026-11-20T01:00:00Z"}]
            """;

    private final FileJson json = new FileJson();

    @Test
    void aStateOfBeforeChecksHadAuthoritiesIsRead() {
        assertThat(json.state(FORMER_STATE))
                .isInstanceOfSatisfying(
                        Declaration.ChecksOutstanding.class,
                        s -> {
                            assertThat(s.open())
                                    .containsExactly(OpenCheck.undated(CheckKind.DOCUMENT_CHECK));
                            assertThat(s.done().getFirst().authority())
                                    .isEqualTo(Authority.CUSTOMS);
                            assertThat(s.standing().marks()).isEqualTo(Marks.NONE);
                        });
    }

    @Test
    void aStateOfWhenThereWasOneRequestAtATimeIsRead() {
        String former =
                """
                {"is":"supplement","standing":%s,"open":[],"done":[],"request":{"slip":2,
                 "authority":"CUSTOMS","items":["INVOICE"],"by":{"kind":"OFFICER","id":"lan"},
                 "at":"2026-11-20T01:00:00Z","dueAt":"2026-11-25T12:00:00Z"}}
                """
                        .formatted(
                                STANDING.strip()
                                        .replaceFirst(
                                                "}$",
                                                ",\"marks\":{\"slips\":3,\"lapsedSlip\":1}}"));
        assertThat(json.state(former))
                .isInstanceOfSatisfying(
                        Declaration.SupplementAwaited.class,
                        s -> {
                            assertThat(s.requests()).hasSize(1);
                            assertThat(s.requests().getFirst().slip()).isEqualTo(2);
                            assertThat(s.standing().marks().lapsedSlips()).containsExactly(1);
                            assertThat(json.state(json.state(s))).isEqualTo(s);
                        });
    }

    @Test
    void whatIsReadIsWrittenAndReadAgainTheSame() {
        Declaration state = json.state(FORMER_STATE);
        assertThat(json.state(json.state(state))).isEqualTo(state);
    }

    @Test
    void historyOfBeforeIsRead() {
        List<DeclarationEvent> events = json.events(FORMER_EVENTS);

        assertThat(events.get(0))
                .isInstanceOfSatisfying(
                        DeclarationEvent.Lodged.class,
                        e ->
                                assertThat(e.checks().getFirst().authority())
                                        .isEqualTo(Authority.CUSTOMS));
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        DeclarationEvent.CheckAnswered.class,
                        e -> assertThat(e.authority()).isEqualTo(Authority.CUSTOMS));
        assertThat(events.get(2))
                .isInstanceOfSatisfying(
                        DeclarationEvent.Reopened.class, e -> assertThat(e.checks()).isEmpty());
    }
}
