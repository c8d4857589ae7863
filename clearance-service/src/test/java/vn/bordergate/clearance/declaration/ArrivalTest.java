package vn.bordergate.clearance.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.declaration.DeclarationFixture.AT;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_LAN;
import static vn.bordergate.clearance.declaration.DeclarationFixture.after;
import static vn.bordergate.clearance.declaration.DeclarationFixture.examined;
import static vn.bordergate.clearance.declaration.DeclarationFixture.rechecked;
import static vn.bordergate.events.CustomsChannel.GREEN;
import static vn.bordergate.events.CustomsChannel.RED;
import static vn.bordergate.events.CustomsChannel.YELLOW;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.Arrive;
import vn.bordergate.clearance.declaration.DeclarationCommand.CarryAcross;
import vn.bordergate.clearance.declaration.DeclarationCommand.HearCustoms;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.PlaceHold;
import vn.bordergate.clearance.notice.Notices;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.ChannelChanged;
import vn.bordergate.events.ChannelConfirmed;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.PublishedEvent;

/** A channel is provisional before the goods arrive and final from then on. */
class ArrivalTest {

    private static final DeclarationId ID =
            DeclarationId.of("0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e");
    private static final Findings NOTHING = new Findings.Nothing();

    private final Declaration none = new Declaration.NotLodged();
    private final Declaration yellow = after(none, new Lodge(1, AT), examined(YELLOW));
    private final Declaration arrived = after(yellow, new Arrive(AT), NOTHING);

    @Test
    void aChannelIsProvisionalBeforeTheGoodsArrive() {
        assertThat(told(none, new Lodge(1, AT), examined(YELLOW)))
                .filteredOn(ChannelAssigned.class::isInstance)
                .extracting(e -> ((ChannelAssigned) e).provisional())
                .containsExactly(true);
    }

    @Test
    void theArrivalOfTheFirstVehicleConfirmsTheChannel() {
        assertThat(told(yellow, new Arrive(AT), NOTHING))
                .containsExactly(new ChannelConfirmed(ID, 1, YELLOW, AT));
    }

    @Test
    void theArrivalOfAnotherVehicleSaysNothingNew() {
        assertThat(told(arrived, new Arrive(AT.plusSeconds(60)), NOTHING)).isEmpty();
    }

    @Test
    void anAmendmentAfterTheArrivalIsGivenAFinalChannelAtOnce() {
        assertThat(told(arrived, new Amend(2, AT), examined(RED)))
                .filteredOn(ChannelAssigned.class::isInstance)
                .extracting(e -> ((ChannelAssigned) e).provisional())
                .containsExactly(false);
    }

    @Test
    void aNoticeOfCustomsAfterTheArrivalGivesAFinalChannelAtOnce() {
        var notice = new HearCustoms(new CustomsNotice.ChannelNamed(1, RED, null), AT);

        assertThat(told(arrived, notice, rechecked(RED)))
                .filteredOn(ChannelChanged.class::isInstance)
                .extracting(e -> ((ChannelChanged) e).provisional())
                .containsExactly(false);
        assertThat(told(yellow, notice, rechecked(RED)))
                .filteredOn(ChannelChanged.class::isInstance)
                .extracting(e -> ((ChannelChanged) e).provisional())
                .containsExactly(true);
    }

    @Test
    void whatIsHeldHasArrivedAllTheSame() {
        Declaration held =
                after(
                        after(none, new Lodge(1, AT), examined(GREEN)),
                        new PlaceHold("doubt", null, CUSTOMS_LAN, 2, AT),
                        NOTHING);

        assertThat(told(held, new Arrive(AT), NOTHING))
                .containsExactly(new ChannelConfirmed(ID, 1, GREEN, AT));
    }

    @Test
    void whatCrossedBeforeArrivalsWereKeptHasArrived() {
        Declaration green = after(none, new Lodge(1, AT), examined(GREEN));
        Declaration across = after(green, new CarryAcross(AT), NOTHING);

        assertThat(told(across, new Arrive(AT), NOTHING)).isEmpty();
    }

    private static List<PublishedEvent> told(
            Declaration state, DeclarationCommand command, Findings findings) {
        return Notices.of(ID, state, Declarations.decide(state, command, findings));
    }
}
