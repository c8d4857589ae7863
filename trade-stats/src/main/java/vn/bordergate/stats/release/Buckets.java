package vn.bordergate.stats.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.bordergate.stats.fold.Durations;
import vn.bordergate.stats.release.StudyAnswers.TimeRow;

/** Makes percentiles of counts by bucket. */
final class Buckets {

    private static final double HALF = 0.5;
    private static final double NINE_TENTHS = 0.9;
    private static final double SECONDS_A_MINUTE = 60;

    private Buckets() {}

    /** What times are told by. */
    record Group(String measure, String gate, String channel, String goods, boolean peak) {}

    /** How many of a group lie in one bucket. */
    record Found(Group group, int bucket, long count) {}

    /** One row a group, in the order in which the groups come first. */
    static List<TimeRow> rows(List<Found> found) {
        Map<Group, TreeMap<Integer, Long>> groups = new LinkedHashMap<>();
        for (Found one : found) {
            groups.computeIfAbsent(one.group, group -> new TreeMap<>())
                    .merge(one.bucket, one.count, Math::addExact);
        }
        List<TimeRow> rows = new ArrayList<>(groups.size());
        groups.forEach(
                (group, buckets) -> {
                    long count = buckets.values().stream().mapToLong(Long::longValue).sum();
                    rows.add(
                            new TimeRow(
                                    group.measure,
                                    group.gate,
                                    group.channel.isEmpty() ? null : group.channel,
                                    group.goods.isEmpty() ? null : group.goods,
                                    group.peak,
                                    count,
                                    minutes(buckets, count, HALF),
                                    minutes(buckets, count, NINE_TENTHS)));
                });
        return rows;
    }

    /** The duration that the share of them did not exceed, to one decimal. */
    private static BigDecimal minutes(TreeMap<Integer, Long> buckets, long count, double share) {
        long rank = (long) Math.ceil(share * count);
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                double minutes = Durations.seconds(bucket.getKey()) / SECONDS_A_MINUTE;
                return BigDecimal.valueOf(minutes).setScale(1, RoundingMode.HALF_UP);
            }
        }
        throw new IllegalStateException("a group without times");
    }
}
