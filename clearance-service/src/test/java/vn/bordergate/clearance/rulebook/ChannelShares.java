package vn.bordergate.clearance.rulebook;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.HsCode;
import vn.bordergate.events.TradeType;
import vn.bordergate.events.reference.HsNomenclature;

/**
 * Prints which share of a year's real declarations each channel gets, how often each row hits, and
 * how many evaluations a second the table does. Arguments: declarations file, rates file.
 */
final class ChannelShares {

    private ChannelShares() {}

    public static void main(String[] args) throws Exception {
        List<ItemFacts> items = items(args);
        ChannelTable table = ChannelTable.shipped();
        var book = new ChannelRules(table);
        Map<CustomsChannel, Integer> channels = new EnumMap<>(CustomsChannel.class);
        Map<String, Integer> rows = new TreeMap<>();
        for (ItemFacts item : items) {
            ChannelRuling ruling = book.ruling(table.hits(item));
            channels.merge(ruling.channel(), 1, Integer::sum);
            ruling.ruling().rows().forEach(row -> rows.merge(row, 1, Integer::sum));
        }
        channels.forEach(
                (channel, count) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%s %d %.1f %%%n",
                                channel,
                                count,
                                100.0 * count / items.size()));
        System.out.println(rows);
        for (int round = 0; round < 4; round++) {
            long start = System.nanoTime();
            items.forEach(table::hits);
            System.out.printf(
                    Locale.ROOT,
                    "%.0f evaluations/s%n",
                    items.size() * 1e9 / (System.nanoTime() - start));
        }
    }

    /** Every declaration of the file as goods coming in. */
    static List<ItemFacts> items(String[] args) throws IOException {
        var krw = new TreeMap<String, BigDecimal>();
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            List<String> cells = List.of(line.split(",", -1));
            if (cells.get(1).equals("KRW")) {
                krw.put(cells.get(0), new BigDecimal(cells.get(2)));
            }
        }
        List<ItemFacts> items = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            List<String> cells = List.of(line.split(",", -1));
            if (!cells.get(0).equals("Declaration ID")) {
                items.add(item(cells, krw));
            }
        }
        return items;
    }

    private static ItemFacts item(List<String> cells, TreeMap<String, BigDecimal> krw) {
        var code = new HsCode("0".repeat(6 - cells.get(12).length()) + cells.get(12));
        BigDecimal units = krw.floorEntry(cells.get(1)).getValue();
        BigDecimal usd = new BigDecimal(cells.get(19)).divide(units, 2, RoundingMode.HALF_UP);
        BigDecimal kg = new BigDecimal(cells.get(18));
        return new ItemFacts(
                Direction.IMPORT,
                TradeType.IMPORT,
                code.chapter(),
                code.heading(),
                cells.get(14),
                cells.get(14),
                usd,
                kg.signum() == 0 ? null : usd.divide(kg, 4, RoundingMode.HALF_UP),
                !HsNomenclature.edition2022().has(code),
                usd.signum() == 0);
    }
}
