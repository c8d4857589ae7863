package vn.bordergate.clearance.revision;

import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.goods.GoodsClasses;
import vn.bordergate.clearance.revision.TrialResult.ChangedFile;
import vn.bordergate.clearance.rulebook.LaneRuling;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.rulebook.VehicleFacts;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.GoodsItem;

/** By which lanes a lorry with the goods of a file would go, before and after. */
final class LaneTrial {

    private static final GoodsClasses GOODS = GoodsClasses.shipped();

    private LaneTrial() {}

    /** Adds what would be different of the lanes; a lorry of a priority enterprise counts too. */
    static ChangedFile add(
            ChangedFile file,
            Rulebook before,
            Rulebook after,
            DeclaredContent content,
            CustomsChannel channel) {
        if (before.laneTable().version().equals(after.laneTable().version())) {
            return file;
        }
        GoodsClass goods = GOODS.ofAll(content.items().stream().map(GoodsItem::hsCode).toList());
        List<String> added = new ArrayList<>(file.added());
        List<String> dropped = new ArrayList<>(file.dropped());
        for (boolean priority : new boolean[] {false, true}) {
            var facts =
                    new VehicleFacts(content.direction(), true, goods, channel, priority, false);
            LaneRuling was = before.lanes(facts);
            LaneRuling is = after.lanes(facts);
            compare("LANE", was.group().name(), is.group().name(), added, dropped);
            compare("PRIORITY", was.priority().name(), is.priority().name(), added, dropped);
        }
        return new ChangedFile(
                file.before(),
                file.after(),
                added.stream().distinct().toList(),
                dropped.stream().distinct().toList());
    }

    private static void compare(
            String of, String was, String is, List<String> added, List<String> dropped) {
        if (!was.equals(is)) {
            added.add(of + " " + is);
            dropped.add(of + " " + was);
        }
    }
}
