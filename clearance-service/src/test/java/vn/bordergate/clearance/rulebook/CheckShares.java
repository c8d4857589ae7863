package vn.bordergate.clearance.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.bordergate.events.CustomsChannel;

/**
 * Prints how many of a year's real declarations need which checks, by the shipped tables, how often
 * each row hits, and how many rulings a second are given. Arguments: declarations file, rates file.
 */
final class CheckShares {

    private CheckShares() {}

    public static void main(String[] args) throws Exception {
        var channels = new ChannelRules(ChannelTable.shipped());
        var checks = new CheckRules(CheckTable.shipped());
        List<CheckFacts> items = new ArrayList<>();
        for (ItemFacts item : ChannelShares.items(args)) {
            items.add(facts(item, channels.ruling(channels.hits(item)).channel()));
        }
        Map<String, Integer> needs = new TreeMap<>();
        Map<String, Integer> single = new TreeMap<>();
        Map<String, Integer> rows = new TreeMap<>();
        for (CheckFacts item : items) {
            var ruling = checks.ruled(item);
            List<String> names =
                    ruling.checks().stream().map(c -> c.authority() + " " + c.kind()).toList();
            needs.merge(item.channel() + " " + names, 1, Integer::sum);
            names.forEach(name -> single.merge(name, 1, Integer::sum));
            ruling.ruling().rows().forEach(row -> rows.merge(row, 1, Integer::sum));
            ruling.dryRunRows().forEach(row -> rows.merge(row + " on trial", 1, Integer::sum));
        }
        print(needs, items.size());
        print(single, items.size());
        System.out.println(rows);
        for (int round = 0; round < 4; round++) {
            long start = System.nanoTime();
            items.forEach(checks::ruled);
            System.out.printf(
                    Locale.ROOT,
                    "%.0f rulings/s%n",
                    items.size() * 1e9 / (System.nanoTime() - start));
        }
    }

    private static void print(Map<String, Integer> counts, int all) {
        counts.forEach(
                (name, count) ->
                        System.out.printf(
                                Locale.ROOT, "%s: %d %.1f %%%n", name, count, 100.0 * count / all));
    }

    private static CheckFacts facts(ItemFacts item, CustomsChannel channel) {
        return new CheckFacts(
                channel,
                item.direction(),
                item.tradeType(),
                item.chapter(),
                item.heading(),
                item.origin(),
                item.partner());
    }
}
