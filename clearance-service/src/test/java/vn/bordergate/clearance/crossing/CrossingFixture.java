package vn.bordergate.clearance.crossing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.CrossingCommand.Announce;
import vn.bordergate.clearance.crossing.CrossingCommand.Call;
import vn.bordergate.clearance.crossing.CrossingCommand.EnterYard;
import vn.bordergate.clearance.crossing.CrossingCommand.ReachBarrier;
import vn.bordergate.clearance.crossing.Findings.Admission;
import vn.bordergate.clearance.crossing.Findings.Assessed;
import vn.bordergate.clearance.crossing.Findings.Carried;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Driver;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.PlateNumber;

/** given(state).when(command).then(events), over lorries of durian. */
final class CrossingFixture {

    static final Instant AT = Instant.parse("2026-11-20T01:00:00Z");
    static final Instant EARLIER = AT.minusSeconds(600);
    static final Instant LATER = AT.plusSeconds(600);
    static final GateCode GATE = new GateCode("KIM-THANH");
    static final DeclarationId FIRST = declaration(1);
    static final DeclarationId SECOND = declaration(2);
    static final CrossingId OTHER = new CrossingId(new UUID(7, 7));
    static final Cargo FRUIT = new Cargo(GoodsClass.FRESH, CustomsChannel.GREEN, false);
    static final Driver PAO = new Driver("Vàng A Páo", "010203004567", "0912345678");
    static final Driver SIN = new Driver("Lý Văn Sìn", "010203007654", null);
    static final Officer GUARD_AN = officer("an", "an", Authority.BORDER_GUARD);
    static final Officer GUARD_BINH = officer("binh", "binh", Authority.BORDER_GUARD);

    /** An again, who leads as well and has an account for that. */
    static final Officer GUARD_AN_AS_LEAD = officer("an-lead", "an", Authority.BORDER_GUARD);

    static final Officer CUSTOMS_LAN = officer("lan", "lan", Authority.CUSTOMS);
    static final Officer YARD_DUNG = officer("dung", "dung", Authority.YARD);
    static final Officer PLANTS_NGA = officer("nga", "nga", Authority.PLANT_QUARANTINE);

    /** An account that nobody signs in with. */
    static final Officer PROGRAM = officer("tablet-7", null, Authority.BORDER_GUARD);

    private final Crossing state;

    private CrossingFixture(Crossing state) {
        this.state = state;
    }

    static CrossingFixture given(Crossing state) {
        return new CrossingFixture(state);
    }

    Decided when(CrossingCommand command) {
        return when(command, new Findings.Nothing());
    }

    Decided when(CrossingCommand command, Findings findings) {
        return new Decided(state, Crossings.decide(state, command, findings));
    }

    record Decided(Crossing before, List<CrossingEvent> events) {
        Crossing then(CrossingEvent... expected) {
            assertThat(events).containsExactly(expected);
            return CrossingHistory.evolve(before, events);
        }

        void thenDeclined(DeclineReason reason) {
            assertThat(events)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            CrossingEvent.Declined.class,
                            no -> assertThat(no.reason()).isEqualTo(reason));
        }

        void thenNothing() {
            assertThat(events).isEmpty();
        }

        Crossing after() {
            return CrossingHistory.evolve(before, events);
        }
    }

    static DeclarationId declaration(int number) {
        return new DeclarationId(new UUID(1, number));
    }

    private static Officer officer(String account, @Nullable String person, Authority authority) {
        return new Officer(new Actor(ActorKind.OFFICER, account), person, Set.of(authority));
    }

    static AnnouncedVehicle lorry(Direction direction, DeclarationId... declarations) {
        return lorry("24C-123.45", direction, declarations);
    }

    static AnnouncedVehicle lorry(
            String plate, Direction direction, DeclarationId... declarations) {
        return new AnnouncedVehicle(
                new Declarant(IdentityScheme.VN_TAX_CODE, "0100109106", "Công ty Sầu Riêng"),
                "XE-2026-001",
                GATE,
                direction,
                declarations.length > 0,
                PlateNumber.of(plate),
                null,
                PAO,
                SIN,
                List.of(),
                "HQ-778899",
                List.of(declarations),
                28_000,
                null,
                AT);
    }

    static Assessed cleared(DeclarationId... declarations) {
        return found(CarriedState.CLEARED, declarations);
    }

    static Assessed found(CarriedState state, DeclarationId... declarations) {
        return new Assessed(carried(state, declarations), true, FRUIT);
    }

    static Assessed unpaid(DeclarationId... declarations) {
        return new Assessed(carried(CarriedState.CLEARED, declarations), false, FRUIT);
    }

    private static List<Carried> carried(CarriedState state, DeclarationId... declarations) {
        return java.util.Arrays.stream(declarations).map(id -> new Carried(id, state)).toList();
    }

    static Admission place(Assessed assessed) {
        return new Admission("KB2", "X-0412", null, assessed);
    }

    static Admission noPlace(Assessed assessed) {
        return new Admission("KB2", null, "YARDS_FULL", assessed);
    }

    static LaneCall call(Instant at) {
        return new LaneCall(
                "X1", "2026-11-1", "QO-012", 3, null, at, at.plus(Duration.ofMinutes(15)));
    }

    static Crossing none() {
        return new Crossing.NotAnnounced();
    }

    static Crossing.Announced announced(Direction direction, DeclarationId... declarations) {
        return (Crossing.Announced)
                after(
                        none(),
                        new Announce(1, lorry(direction, declarations), EARLIER.minusSeconds(600)),
                        new Findings.Nothing());
    }

    /** In the yard for as long, and lacking what the findings lack. */
    static Crossing.InYard inYard(Direction direction, Assessed found) {
        return inYard(announced(direction, FIRST), found);
    }

    static Crossing.InYard inYard(Crossing announced, Assessed found) {
        return (Crossing.InYard)
                after(
                        announced,
                        new EnterYard("KB2", "KT-CAM-1", EARLIER.minusSeconds(300)),
                        place(found));
    }

    static Crossing.Called called(Direction direction) {
        return (Crossing.Called)
                after(inYard(direction, cleared(FIRST)), new Call(call(EARLIER)), cleared(FIRST));
    }

    static Crossing.AtBarrier atBarrier(Direction direction) {
        return (Crossing.AtBarrier)
                after(
                        called(direction),
                        new ReachBarrier(Barrier.B2, "X1", "KT-B2", EARLIER.plusSeconds(300)),
                        new Findings.Nothing());
    }

    /** What a decision leads to, to begin from. */
    static Crossing after(Crossing state, CrossingCommand command, Findings findings) {
        List<CrossingEvent> events = Crossings.decide(state, command, findings);
        assertThat(events).isNotEmpty().noneMatch(CrossingEvent.AnswerOnly.class::isInstance);
        return CrossingHistory.evolve(state, events);
    }

    static Crossing after(Crossing state, CrossingCommand command) {
        return after(state, command, new Findings.Nothing());
    }
}
