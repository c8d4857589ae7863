package vn.bordergate.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.bordergate.events.reference.CsvTable;
import vn.bordergate.local.demo.FileLine.CustomsRow;

/**
 * The second count. Says for every row of the file what must become of it, by the published rules
 * and the shipped tables, with arithmetic of its own: it shares no code with the door, the
 * clearance or the totals, so a fault in them cannot hide in it.
 */
final class Prophet {

    private static final BigDecimal MASS_KG_MAX = new BigDecimal("1000000000");
    private static final BigDecimal AMOUNT_MAX = new BigDecimal("10000000000000");
    private static final int MASS_DECIMALS_MAX = 3;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final Set<String> countries = new HashSet<>();
    private final Set<String> chapters = new HashSet<>();
    private final Set<String> gates = new HashSet<>();
    private final TreeMap<LocalDate, BigDecimal> wonPerDollar = new TreeMap<>();
    private final Map<String, Integer> contentByKey = new HashMap<>();
    private final LocalDate today;

    private Prophet(LocalDate today) {
        this.today = today;
    }

    /** One that knows the shipped tables; today is the gate's day. */
    static Prophet withShippedTables(LocalDate today) {
        Prophet prophet = new Prophet(today);
        CsvTable.shipped("/reference/iso3166.csv")
                .rows()
                .forEach(row -> prophet.countries.add(row.get("alpha2")));
        CsvTable.shipped("/reference/hs2022.csv")
                .rows()
                .forEach(row -> prophet.chapters.add(row.get("hscode")));
        prophet.chapters.removeIf(code -> code.length() != 2);
        CsvTable.shipped("/reference/gates-korea-2020.csv")
                .rows()
                .forEach(row -> prophet.gates.add(row.get("code")));
        for (CsvTable.Row row : CsvTable.shipped("/rates/usd-rates.csv").rows()) {
            if (row.get("currency").equals("KRW")) {
                prophet.wonPerDollar.put(
                        LocalDate.parse(row.get("effective_from")),
                        new BigDecimal(row.get("units_per_usd")));
            }
        }
        return prophet;
    }

    Prophecy of(CustomsRow row) {
        SortedSet<String> codes = faults(row);
        if (!codes.isEmpty()) {
            return new Prophecy.IsRefused(codes);
        }
        int content = contentOf(row);
        Integer former =
                contentByKey.putIfAbsent(row.declarantId() + '\n' + row.declarationId(), content);
        if (former != null) {
            return former == content ? new Prophecy.IsARepeat() : new Prophecy.IsAConflict();
        }
        Map.Entry<LocalDate, BigDecimal> rate = wonPerDollar.floorEntry(row.date());
        if (rate == null) {
            return new Prophecy.HasNoRate();
        }
        return new Prophecy.Counts(Consignments.gate(row), cents(row.price(), rate.getValue()));
    }

    /**
     * Won to cents. The price loses its noise first, half up to two decimals, as the loader writes
     * it; then the cents are rounded half up, once.
     */
    static long cents(BigDecimal price, BigDecimal wonPerDollar) {
        BigDecimal written = price.setScale(2, RoundingMode.HALF_UP);
        return written.movePointRight(2)
                .divide(wonPerDollar, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private SortedSet<String> faults(CustomsRow row) {
        SortedSet<String> codes = new TreeSet<>();
        massFaults(row.netMassKg(), codes);
        BigDecimal price = row.price().setScale(2, RoundingMode.HALF_UP);
        if (price.signum() < 0) {
            codes.add("AMOUNT_NEGATIVE");
        } else if (price.compareTo(AMOUNT_MAX) > 0) {
            codes.add("AMOUNT_ABSURD");
        }
        if (row.origin().isEmpty()) {
            codes.add("BLANK");
        } else if (!countries.contains(row.origin())) {
            codes.add("COUNTRY_UNKNOWN");
        }
        if (!row.hs6().matches("[0-9]{6}")) {
            codes.add(row.hs6().isEmpty() ? "BLANK" : "HS_CODE_FORM");
        } else if (!chapters.contains(row.hs6().substring(0, 2))) {
            codes.add("HS_CHAPTER_UNKNOWN");
        }
        if (!gates.contains(Consignments.gate(row))) {
            codes.add("GATE_UNKNOWN");
        } else if (row.date().isAfter(today)) {
            codes.add("CUSTOMS_DATE_FUTURE");
        } else if (row.date().isBefore(EARLIEST)) {
            codes.add("DATE_BEFORE_2000");
        }
        return codes;
    }

    private static void massFaults(BigDecimal massKg, SortedSet<String> codes) {
        if (massKg.signum() == 0) {
            codes.add("NET_MASS_MISSING");
        } else if (massKg.signum() < 0) {
            codes.add("MASS_NEGATIVE");
        } else if (massKg.compareTo(MASS_KG_MAX) > 0) {
            codes.add("MASS_ABSURD");
        } else if (massKg.stripTrailingZeros().scale() > MASS_DECIMALS_MAX) {
            codes.add("MASS_DECIMALS");
        }
    }

    /** Everything that the loader sends of a row besides its key, as one number. */
    private static int contentOf(CustomsRow row) {
        return Objects.hash(
                row.date(),
                row.office(),
                row.hs6(),
                row.origin(),
                row.netMassKg().stripTrailingZeros(),
                row.price().setScale(2, RoundingMode.HALF_UP));
    }
}
