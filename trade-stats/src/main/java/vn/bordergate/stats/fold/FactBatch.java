package vn.bordergate.stats.fold;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;

/** Adds a batch of facts up into the few cells that it touches, before any database is asked. */
public final class FactBatch {

    private FactBatch() {}

    /** The batch's cells, in the order in which rows are to be locked. */
    public static SortedMap<CellKey, Measures> fold(List<TradeFact> facts) {
        Map<CellKey, Measures> cells = new HashMap<>();
        for (TradeFact fact : facts) {
            cells.merge(CellKey.of(fact), Measures.of(fact), Measures::plus);
        }
        return new TreeMap<>(cells);
    }

    /** Declarations cleared, by channel; of facts that say in which. */
    public static SortedMap<ChannelKey, Long> byChannel(List<TradeFact> facts) {
        SortedMap<ChannelKey, Long> channels = new TreeMap<>();
        for (TradeFact fact : facts) {
            CustomsChannel channel = fact.channel();
            if (channel != null && fact.stage() == Stage.CLEARED && fact.declarations() != 0) {
                channels.merge(
                        new ChannelKey(fact.gate(), fact.direction(), channel, fact.day()),
                        (long) fact.sign() * fact.declarations(),
                        Math::addExact);
            }
        }
        return channels;
    }

    /** Totals by industrial park; of facts that say which. */
    public static SortedMap<ParkKey, Sums> byPark(List<TradeFact> facts) {
        SortedMap<ParkKey, Sums> parks = new TreeMap<>();
        for (TradeFact fact : facts) {
            String park = fact.park();
            if (park != null) {
                parks.merge(
                        new ParkKey(
                                fact.gate(),
                                fact.direction(),
                                fact.tradeType(),
                                fact.stage(),
                                park,
                                fact.day()),
                        Sums.of(fact),
                        Sums::plus);
            }
        }
        return parks;
    }

    /** The gates' days that the cells belong to, in the order in which rows are to be locked. */
    public static SortedMap<GateKey, Sums> byGateAndDay(Map<CellKey, Measures> cells) {
        SortedMap<GateKey, Sums> days = new TreeMap<>();
        cells.forEach((cell, value) -> days.merge(GateKey.of(cell), value.sums(), Sums::plus));
        return days;
    }

    /** The months' totals by chapter, in the order in which rows are to be locked. */
    public static SortedMap<MonthKey, Sums> byMonth(Map<CellKey, Measures> cells) {
        // Hashed first: a cell costs a comparison of every part in a sorted map.
        Map<MonthKey, Sums> months = new HashMap<>();
        cells.forEach((cell, value) -> months.merge(MonthKey.of(cell), value.sums(), Sums::plus));
        return new TreeMap<>(months);
    }

    /** The gates' totals over all days, in the order in which rows are to be locked. */
    public static SortedMap<GateEverKey, Sums> byGate(Map<GateKey, Sums> days) {
        SortedMap<GateEverKey, Sums> gates = new TreeMap<>();
        days.forEach((day, sums) -> gates.merge(GateEverKey.of(day), sums, Sums::plus));
        return gates;
    }

    /** The hours that the facts belong to, in the order in which rows are to be locked. */
    public static SortedMap<HourKey, HourSums> byHour(List<TradeFact> facts) {
        Map<HourKey, HourSums> hours = new HashMap<>();
        for (TradeFact fact : facts) {
            hours.computeIfAbsent(HourKey.of(fact), key -> new HourSums()).add(fact);
        }
        return new TreeMap<>(hours);
    }

    /**
     * Who is behind the figures on goods, in the order in which rows are to be locked. A fact that
     * does not tell its group adds nothing, and so keeps its figure back.
     */
    public static SortedMap<GoodsKey, GroupCounts> byDeclarantGroup(List<TradeFact> facts) {
        Map<GoodsKey, GroupCounts> figures = new HashMap<>();
        for (TradeFact fact : facts) {
            Integer group = fact.declarantGroup();
            if (group != null) {
                figures.computeIfAbsent(GoodsKey.of(fact), key -> new GroupCounts())
                        .add(group, fact.sign());
            }
        }
        return new TreeMap<>(figures);
    }
}
