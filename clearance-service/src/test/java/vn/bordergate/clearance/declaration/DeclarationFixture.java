package vn.bordergate.clearance.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
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

    static Findings examined(CustomsChannel channel) {
        return new Findings.Examined(ruled(channel), GOODS);
    }
}
