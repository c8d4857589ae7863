package vn.bordergate.trials.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vn.bordergate.events.reference.CsvTable;

/**
 * Declarations as a haulier's system would lodge them: one item each, goods, origins, prices and
 * masses drawn from the shipped data of real shape, with a reference of their own. The rows that
 * the door refuses are left out, so that each declaration made here is also counted.
 */
final class DeclarationLoad {

    private record Goods(String office, String hs, String origin, String mass, String price) {}

    private final List<Goods> goods = new ArrayList<>();
    private final SplittableRandom random;
    private final String run;
    private final String arrival;
    private final LocalDate registeredOn;
    private long made;

    DeclarationLoad(long seed, String run, Instant now) {
        this.random = new SplittableRandom(seed);
        this.run = run;
        this.arrival = now.plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();
        this.registeredOn = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (CsvTable.Row row :
                CsvTable.shipped("/demo/declarations-2020/declarations-2020.csv").rows()) {
            boolean counted =
                    Double.parseDouble(row.get("Net Mass")) > 0
                            && !row.get("Country of Origin").equals("ZZ");
            if (counted) {
                goods.add(
                        new Goods(
                                row.get("Office ID"),
                                row.get("HS6 Code"),
                                row.get("Country of Origin"),
                                row.get("Net Mass"),
                                row.get("Item Price")));
            }
        }
    }

    /** A declaration of goods as they come, at the office of the row. */
    String next() {
        Goods row = goods.get(random.nextInt(goods.size()));
        return json(row.hs, row.origin, row.office, row.mass, row.price);
    }

    /** A declaration that lands in a cell of its own, so that its arrival in the totals shows. */
    String inCell(String hs, String origin) {
        return json(hs, origin, "40", "1200.5", "5310000.25");
    }

    private String json(String hs, String origin, String office, String mass, String price) {
        long number = made++;
        return """
               {"declarant":{"scheme":"FOREIGN_ID","number":"BENCH%02d","name":"Bench %s"},\
               "reference":"%s-%d","customsDeclaration":{"number":"%s-%d","registeredOn":"%s"},\
               "gate":"KCS-%03d","direction":"IMPORT","tradeType":"IMPORT","plannedArrival":"%s",\
               "items":[{"hsCode":"%s","description":"Goods of heading %s","origin":"%s",\
               "netMassKg":%s,"value":{"amount":%.2f,"currency":"KRW"}}]}"""
                .formatted(
                        number % 50,
                        run,
                        run,
                        number,
                        run,
                        number,
                        registeredOn,
                        Integer.parseInt(office),
                        arrival,
                        hs,
                        hs.substring(0, 4),
                        origin,
                        mass,
                        Math.floor(Double.parseDouble(price) * 100) / 100);
    }
}
