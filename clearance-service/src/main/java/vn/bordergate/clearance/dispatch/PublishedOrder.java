package vn.bordergate.clearance.dispatch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;

/**
 * The order in which a gate serves, as it is published: every parameter is part of a rule with an
 * id and its text.
 *
 * @param inOrder who was ready first goes first
 * @param headStarts who counts as ready earlier; of several for a vehicle the longest holds
 * @param ageing an ordinary vehicle that waited longer than a head start goes before it
 * @param moved an officer has moved a vehicle
 * @param obstacles what is said to those who cannot be called
 */
public record PublishedOrder(
        String version,
        Rule inOrder,
        List<HeadStart> headStarts,
        Rule ageing,
        OvertakingLimit overtaking,
        FirmShare firmShare,
        Rule moved,
        Map<Obstacle, Wording> obstacles) {

    public PublishedOrder {
        headStarts = List.copyOf(headStarts);
        obstacles = Map.copyOf(obstacles);
        if (obstacles.size() < Obstacle.values().length) {
            throw new IllegalArgumentException("an obstacle has no wording");
        }
        Set<String> ids = new HashSet<>();
        List<Rule> rules = new ArrayList<>(List.of(inOrder, ageing, moved));
        headStarts.forEach(headStart -> rules.add(headStart.rule()));
        rules.add(overtaking.rule());
        rules.add(firmShare.rule());
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules are called " + rule.id());
            }
        }
    }

    /**
     * Nobody is overtaken more often than this, by whatever rule.
     *
     * @param max times that one vehicle may be overtaken
     */
    public record OvertakingLimit(Rule rule, int max) {
        public OvertakingLimit {
            if (max < 1) {
                throw new IllegalArgumentException("a limit of " + max + " on overtaking");
            }
        }
    }

    /** The same order with other head starts; by none at all it is first come, first served. */
    public PublishedOrder withHeadStarts(String itsVersion, List<HeadStart> others) {
        return new PublishedOrder(
                itsVersion, inOrder, others, ageing, overtaking, firmShare, moved, obstacles);
    }
}
