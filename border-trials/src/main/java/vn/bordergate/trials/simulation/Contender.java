package vn.bordergate.trials.simulation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.bordergate.clearance.dispatch.Dispatch;
import vn.bordergate.clearance.dispatch.HeadStart;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.dispatch.Rule;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.local.day.DrawnDay;

/** What is compared. The first three are the same dispatch function with other parameters. */
enum Contender {
    FIRST_COME("first come, first served"),
    STRICT("perishables first, strictly"),
    PUBLISHED("the published order"),
    PERISHABLES_ALONE("bound: perishables alone"),
    SHORTEST_FIRST("bound: shortest first, known");

    /** Longer than any day, so that nobody ordinary ever waits long enough to go first. */
    private static final Duration FOR_EVER = Duration.ofDays(365);

    final String title;

    Contender(String title) {
        this.title = title;
    }

    Played play(DrawnDay day, PublishedOrder published, Duration approach) {
        return switch (this) {
            case FIRST_COME -> by(day, firstCome(published), approach);
            case STRICT -> by(day, strict(published), approach);
            case PUBLISHED -> by(day, published, approach);
            case PERISHABLES_ALONE ->
                    by(Bound.perishablesAlone(day), firstCome(published), Duration.ZERO);
            case SHORTEST_FIRST -> Bound.shortestFirst(day);
        };
    }

    private static Played by(DrawnDay day, PublishedOrder order, Duration approach) {
        return Play.play(day, yard -> Dispatch.decide(yard, order), approach);
    }

    private static PublishedOrder firstCome(PublishedOrder published) {
        return published.withHeadStarts("first-come", List.of());
    }

    private static PublishedOrder strict(PublishedOrder published) {
        Set<GoodsClass> perishable = EnumSet.noneOf(GoodsClass.class);
        for (GoodsClass goods : GoodsClass.values()) {
            if (goods.isPerishable()) {
                perishable.add(goods);
            }
        }
        Rule rule = new Rule("STRICT", new Wording("-", "-", "-"));
        return published.withHeadStarts(
                "strict", List.of(new HeadStart(rule, perishable, null, FOR_EVER)));
    }
}
