package vn.bordergate.clearance.rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.Consignment.Line;
import vn.bordergate.clearance.park.ParkBook;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.CustomsDeclaration;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarantGroup;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.GoodsItem;

/**
 * What declared goods are worth in US cents and in dong. Each item is rounded once, half up, and
 * never again: sums are sums of rounded items.
 */
public final class Valuation {

    /** The zone of the gate, in which its days begin. */
    public static final ZoneId GATE_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final CurrencyCode VND = new CurrencyCode("VND");

    private final RateBook rates;
    private final @Nullable ParkBook parks;

    /** Of goods that are not counted: nobody looks up their firm's park. */
    public Valuation(RateBook rates) {
        this(rates, null);
    }

    public Valuation(RateBook rates, @Nullable ParkBook parks) {
        this.rates = rates;
        this.parks = parks;
    }

    /**
     * By the very rates that goods were once valued with, whatever has become known since; one that
     * was not known then is not known.
     */
    public static Valuation asRecorded(Consignment goods) {
        List<RateBook.Rate> rates = new ArrayList<>();
        for (Line line : goods.lines()) {
            if (line.unitsPerUsd() instanceof BigDecimal units) {
                rates.add(new RateBook.Rate(line.currency(), LocalDate.EPOCH, units));
            }
        }
        return new Valuation(new RateBook(rates));
    }

    private record Cell(String heading, CountryCode partner, CurrencyCode currency) {}

    /**
     * The goods as they count in the totals.
     *
     * @param lodgedAt when this generation was lodged; the rate's day where Customs has registered
     *     nothing yet
     * @throws ArithmeticException when a sum is beyond what a total can hold
     */
    public Consignment of(DeclaredContent content, Instant lodgedAt) {
        LocalDate lodgedOn = LocalDate.ofInstant(lodgedAt, GATE_ZONE);
        LocalDate rateDay = rateDay(content, lodgedOn);
        @Nullable BigDecimal vndPerUsd = rates.unitsPerUsd(VND, rateDay);
        List<Line> lines = new ArrayList<>(content.items().size());
        Map<Cell, Integer> places = new LinkedHashMap<>();
        for (GoodsItem item : content.items()) {
            Line line = line(content, item, rateDay, vndPerUsd);
            var cell = new Cell(line.heading(), line.partner(), line.currency());
            Integer place = places.putIfAbsent(cell, lines.size());
            if (place == null) {
                lines.add(line);
            } else {
                lines.set(place, sum(lines.get(place), line));
            }
        }
        return new Consignment(
                content.gate(),
                content.direction(),
                content.tradeType(),
                lodgedOn,
                lines,
                park(content, lodgedOn),
                DeclarantGroup.of(content.declarant()));
    }

    private @Nullable String park(DeclaredContent content, LocalDate day) {
        Declarant firm = content.declarant();
        return parks == null ? null : parks.parkOf(firm.scheme().normalized(firm.number()), day);
    }

    /** Value of one item in whole US cents, or null where no rate is in force. */
    public @Nullable Long usdCents(DeclaredContent content, GoodsItem item, Instant lodgedAt) {
        LocalDate day = rateDay(content, LocalDate.ofInstant(lodgedAt, GATE_ZONE));
        BigDecimal units = rates.unitsPerUsd(item.value().currency(), day);
        return units == null ? null : cents(item.value().amount(), units);
    }

    private static LocalDate rateDay(DeclaredContent content, LocalDate lodgedOn) {
        CustomsDeclaration customs = content.customsDeclaration();
        return customs == null ? lodgedOn : customs.registeredOn();
    }

    private Line line(
            DeclaredContent content,
            GoodsItem item,
            LocalDate rateDay,
            @Nullable BigDecimal vndPerUsd) {
        BigDecimal amount = item.value().amount();
        CurrencyCode currency = item.value().currency();
        BigDecimal units = rates.unitsPerUsd(currency, rateDay);
        long usdCents = units == null ? 0 : cents(amount, units);
        Long vnd = units == null || vndPerUsd == null ? null : dong(amount, units, vndPerUsd);
        return new Line(
                item.hsCode().heading(),
                content.partnerOf(item),
                currency,
                amount,
                units,
                usdCents,
                vnd,
                item.netMassKg()
                        .movePointRight(3)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    private static long cents(BigDecimal amount, BigDecimal units) {
        return amount.movePointRight(2).divide(units, 0, RoundingMode.HALF_UP).longValueExact();
    }

    private static long dong(BigDecimal amount, BigDecimal units, BigDecimal vndPerUsd) {
        return amount.multiply(vndPerUsd).divide(units, 0, RoundingMode.HALF_UP).longValueExact();
    }

    private static Line sum(Line a, Line b) {
        Long vnd = a.vnd() == null || b.vnd() == null ? null : Math.addExact(a.vnd(), b.vnd());
        return new Line(
                a.heading(),
                a.partner(),
                a.currency(),
                a.amount().add(b.amount()),
                a.unitsPerUsd(),
                Math.addExact(a.usdCents(), b.usdCents()),
                vnd,
                Math.addExact(a.netMassGrams(), b.netMassGrams()));
    }
}
