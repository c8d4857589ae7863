package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.Texts;
import vn.bordergate.clearance.crossing.Attention;
import vn.bordergate.clearance.crossing.Lack;
import vn.bordergate.clearance.crossing.Proposal;
import vn.bordergate.clearance.register.CrossingStatus;
import vn.bordergate.events.ReadingKind;

/** There are words for whatever there is to say of a vehicle. */
class VehicleTextsTest {

    @Test
    void everyStageLackAttentionProposalAndReadingHasItsWords() throws IOException {
        List<String> keys = new ArrayList<>();
        for (CrossingStatus one : CrossingStatus.values()) {
            keys.add("vehicle.stage." + one);
        }
        for (Lack one : Lack.values()) {
            keys.add("vehicle.lack." + one);
        }
        for (Attention one : Attention.values()) {
            keys.add("vehicle.code." + one);
        }
        for (Proposal.Subject one : Proposal.Subject.values()) {
            keys.add("vehicle.proposal." + one);
            keys.add("vehicle.step.PROPOSED_" + one);
        }
        for (ReadingKind one : ReadingKind.values()) {
            keys.add("needs.kind." + one);
        }
        VehiclePage.TURN_BACK_CODES.forEach(one -> keys.add("vehicle.code." + one));

        assertThat(Texts.of("vehicle").stringPropertyNames()).containsAll(keys);
    }
}
