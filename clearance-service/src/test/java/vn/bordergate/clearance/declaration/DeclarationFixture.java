package vn.bordergate.clearance.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Ruling;

/** given(history).when(command).then(events). */
final class DeclarationFixture {

    static final Instant AT = Consignments.MORNING;
    static final Actor LAN = new Actor(ActorKind.OFFICER, "lan");
    static final Actor MINH = new Actor(ActorKind.OFFICER, "minh");
    static final Actor TABLE = new Actor(ActorKind.RULE, "channel");
    static final Consignment GOODS =
            new Valuation(Consignments.RATES)
                    .of(Consignments.exported("08106000", "7100", "CNY").content(), AT);

    private final Declaration state;

    private DeclarationFixture(Declaration state) {
        this.state = state;
    }

    static DeclarationFixture given(DeclarationEvent... history) {
        return new DeclarationFixture(
                DeclarationHistory.evolve(new Declaration.NotLodged(), List.of(history)));
    }

    Decided when(DeclarationCommand command) {
        return when(command, new Findings.Nothing());
    }

    Decided when(DeclarationCommand command, Findings findings) {
        return new Decided(state, Declarations.decide(state, command, findings));
    }

    Declaration state() {
        return state;
    }

    record Decided(Declaration before, List<DeclarationEvent> events) {
        Declaration then(DeclarationEvent... expected) {
            assertThat(events).containsExactly(expected);
            return DeclarationHistory.evolve(before, events);
        }

        void thenDeclined(DeclineReason reason, Actor by) {
            Declaration after = then(new DeclarationEvent.DecisionDeclined(reason, by, AT));
            assertThat(after).isEqualTo(before);
        }
    }

    static ChannelRuling ruled(CustomsChannel channel) {
        String row =
                switch (channel) {
                    case GREEN -> "CH-099";
                    case YELLOW -> "CH-022";
                    case RED -> "CH-001";
                };
        return new ChannelRuling(
                channel, new Ruling("channel", "2026-11-test", List.of(row)), List.of());
    }

    static final WorkingCalendar HOURS =
            new WorkingCalendar(
                    Valuation.GATE_ZONE,
                    new OpeningHours(LocalTime.of(7, 0), LocalTime.of(19, 0)),
                    Set.of(LocalDate.parse("2027-01-01")));
    static final RequiredCheck DOCUMENTS =
            new RequiredCheck(Authority.CUSTOMS, CheckKind.DOCUMENT_CHECK, WorkingTime.ofHours(2));
    static final RequiredCheck INSPECTION =
            new RequiredCheck(
                    Authority.CUSTOMS, CheckKind.PHYSICAL_INSPECTION, WorkingTime.ofHours(8));
    static final RequiredCheck PLANTS =
            new RequiredCheck(
                    Authority.PLANT_QUARANTINE,
                    CheckKind.QUARANTINE_CERTIFICATE,
                    WorkingTime.ofDays(2));

    static final Officer CUSTOMS_LAN = new Officer(LAN, "lan", Set.of(Authority.CUSTOMS));
    static final Officer CUSTOMS_MINH = new Officer(MINH, "minh", Set.of(Authority.CUSTOMS));
    static final Officer PLANTS_NGA =
            new Officer(
                    new Actor(ActorKind.OFFICER, "nga"), "nga", Set.of(Authority.PLANT_QUARANTINE));

    /** Lan again, who is a lead as well and has an account for that. */
    static final Officer CUSTOMS_LAN_AS_LEAD =
            new Officer(new Actor(ActorKind.OFFICER, "lan-lead"), "lan", Set.of(Authority.CUSTOMS));

    /** An account that nobody signs in with. */
    static final Officer CUSTOMS_PROGRAM =
            new Officer(new Actor(ActorKind.OFFICER, "tablet-7"), null, Set.of(Authority.CUSTOMS));

    /** Checks as the tables of the tests ask for them. */
    static CheckRuling checks(CustomsChannel channel) {
        return checks(
                switch (channel) {
                    case GREEN -> List.of();
                    case YELLOW -> List.of(DOCUMENTS);
                    case RED -> List.of(DOCUMENTS, INSPECTION);
                });
    }

    static CheckRuling checks(List<RequiredCheck> checks) {
        return new CheckRuling(
                checks, new Ruling("checks", "2026-11-test", List.of("CK-001")), List.of());
    }

    static List<OpenCheck> open(RequiredCheck... checks) {
        return OpenCheck.of(List.of(checks), HOURS, AT);
    }

    static Findings examined(CustomsChannel channel) {
        return new Findings.Examined(ruled(channel), checks(channel), GOODS, HOURS, null, false);
    }

    /** Yellow, with a certificate of plant quarantine beside the documents. */
    static Findings examinedPlants() {
        return new Findings.Examined(
                ruled(CustomsChannel.YELLOW),
                checks(List.of(DOCUMENTS, PLANTS)),
                GOODS,
                HOURS,
                null,
                false);
    }

    static Findings awaitingCustoms(CustomsChannel channel) {
        return new Findings.Examined(ruled(channel), checks(channel), GOODS, HOURS, null, true);
    }

    static Findings rechecked(CustomsChannel channel) {
        return new Findings.Rechecked(checks(channel), HOURS);
    }

    static Findings hours() {
        return new Findings.Hours(HOURS);
    }

    /** What a decision leads to, to begin from. */
    static Declaration after(Declaration state, DeclarationCommand command, Findings findings) {
        List<DeclarationEvent> events = Declarations.decide(state, command, findings);
        assertThat(events).isNotEmpty().noneMatch(DeclarationEvent.AnswerOnly.class::isInstance);
        return DeclarationHistory.evolve(state, events);
    }

    static DeclarationFixture from(Declaration state) {
        return new DeclarationFixture(state);
    }
}
