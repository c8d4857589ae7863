package vn.bordergate.clearance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.rate.RateBook;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.CustomsDeclaration;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsItem;
import vn.bordergate.events.HsCode;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.Money;
import vn.bordergate.events.TradeType;

/** Declared goods for tests. */
public final class Consignments {

    public static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");
    public static final LocalDate THAT_DAY = LocalDate.parse("2026-11-20");

    /** Round rates, so that a reader can follow the sums. */
    public static final RateBook RATES =
            new RateBook(
                    List.of(
                            rate("CNY", "2020-01-01", "7.1"),
                            rate("KRW", "2020-01-01", "1000"),
                            rate("VND", "2024-03-01", "25000")));

    private Consignments() {}

    public static RateBook.Rate rate(String currency, String from, String units) {
        return new RateBook.Rate(
                new CurrencyCode(currency), LocalDate.parse(from), new BigDecimal(units));
    }

    public static Goods imported(String hsCode, String amount, String currency) {
        return new Goods(Direction.IMPORT, TradeType.IMPORT, null).item(hsCode, amount, currency);
    }

    public static Goods exported(String hsCode, String amount, String currency) {
        return new Goods(Direction.EXPORT, TradeType.EXPORT, new CountryCode("CN"))
                .item(hsCode, amount, currency);
    }

    /** Builds declared content. */
    public static final class Goods {
        private final Direction direction;
        private TradeType tradeType;
        private final @Nullable CountryCode destination;
        private final List<GoodsItem> items = new ArrayList<>();
        private GateCode gate = new GateCode("KIM-THANH");
        private @Nullable CustomsDeclaration customs;

        private Goods(Direction direction, TradeType type, @Nullable CountryCode destination) {
            this.direction = direction;
            this.tradeType = type;
            this.destination = destination;
        }

        public Goods item(String hsCode, String amount, String currency) {
            return item(
                    hsCode, amount, currency, "1000", direction == Direction.IMPORT ? "CN" : "VN");
        }

        public Goods item(String hsCode, String amount, String currency, String kg, String origin) {
            items.add(
                    new GoodsItem(
                            items.size() + 1,
                            new HsCode(hsCode),
                            "goods",
                            new CountryCode(origin),
                            null,
                            new BigDecimal(kg),
                            null,
                            new Money(new BigDecimal(amount), new CurrencyCode(currency))));
            return this;
        }

        public Goods of(TradeType type) {
            tradeType = type;
            return this;
        }

        public Goods at(String code) {
            gate = new GateCode(code);
            return this;
        }

        public Goods registeredOn(String day) {
            customs = new CustomsDeclaration("103456789012", LocalDate.parse(day));
            return this;
        }

        public DeclaredContent content() {
            return new DeclaredContent(
                    new Declarant(IdentityScheme.FOREIGN_ID, "YN-53-0001", "Yunnan Fruit"),
                    "REF-1",
                    customs,
                    gate,
                    direction,
                    tradeType,
                    MORNING,
                    destination,
                    items);
        }
    }
}
