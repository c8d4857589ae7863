package vn.bordergate.clearance.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.Texts;
import vn.bordergate.clearance.calling.MeasureKind;
import vn.bordergate.clearance.calling.MeasureReason;
import vn.bordergate.clearance.calling.Regime.LaneState;
import vn.bordergate.clearance.yard.PlanPart;
import vn.bordergate.clearance.yard.PublishedOrders;
import vn.bordergate.events.GoodsClass;

/** The boards have words for whatever they may have to say. */
class BoardTextsTest {

    @Test
    void everyRuleKindReasonStateAndClassHasItsWords() throws IOException {
        List<String> keys = new ArrayList<>();
        PublicQueue.rules(PublishedOrders.shipped())
                .keySet()
                .forEach(id -> keys.add("board.why." + id));
        for (MeasureKind kind : MeasureKind.values()) {
            keys.add("board.kind." + kind);
            keys.add("board.measure." + kind);
        }
        for (MeasureReason reason : MeasureReason.values()) {
            keys.add("board.reason." + reason);
        }
        for (LaneState state : LaneState.values()) {
            keys.add("board.lane." + state);
            keys.add("board.lane.short." + state);
        }
        for (GoodsClass goods : GoodsClass.values()) {
            keys.add("board.goods." + goods);
        }
        keys.add("board.goods.ALL");
        for (PlanPart part : PlanPart.values()) {
            keys.add("board.plan." + part);
            keys.add("board.plan." + part + ".line");
        }

        assertThat(Texts.of("board").stringPropertyNames()).containsAll(keys);
    }
}
