package vn.bordergate.local.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.local.day.DrawnVehicle;

/** What the vehicles of a played day carry, as hauliers declare and announce it in one. */
final class DayConsignments {

    static final String GATE = "KIM-THANH";
    private static final int FIRMS = 40;
    private static final int CAPACITY_KG = 28_000;

    private final JsonMapper json = JsonMapper.shared();
    private final LocalDate day;
    private final List<String> taxCodes = taxCodes();

    DayConsignments(LocalDate day) {
        this.day = day;
    }

    /** Goods of a class: code, words, mass and value. */
    private record Goods(String hsCode, String description, int netMassKg, int usd) {}

    /** Plates differ by number, so that every camera knows one vehicle from another. */
    static String plate(Direction direction, int number) {
        return direction == Direction.EXPORT
                ? "24C-%03d.%02d".formatted(number / 100 % 1000, number % 100)
                : "云G·%05d".formatted(number);
    }

    /**
     * The declaration with its vehicle, as one line of JSON.
     *
     * @param number of the vehicle, from which its firm and driver follow
     */
    String line(DayVehicle vehicle, int number) {
        DrawnVehicle drawn = vehicle.drawn();
        boolean export = drawn.direction() == Direction.EXPORT;
        ObjectNode declaration = json.createObjectNode();
        int firm = number % FIRMS;
        declaration
                .putObject("declarant")
                .put("scheme", "VN_TAX_CODE")
                .put("number", taxCodes.get(firm))
                .put("name", "Công ty mẫu " + (firm + 1));
        declaration.put("reference", reference(drawn));
        declaration.put("gate", GATE);
        declaration.put("direction", drawn.direction().name());
        declaration.put("tradeType", drawn.direction().name());
        declaration.put("plannedArrival", vehicle.arrivesAt().toString());
        if (export) {
            declaration.put("destination", "CN");
        }
        Goods goods = goods(drawn.goods(), export);
        ObjectNode item = declaration.putArray("items").addObject();
        item.put("hsCode", goods.hsCode());
        item.put("description", goods.description());
        item.put("origin", export ? "VN" : "CN");
        item.put("netMassKg", goods.netMassKg());
        item.putObject("value").put("amount", goods.usd()).put("currency", "USD");
        ObjectNode announced = declaration.putArray("vehicles").addObject();
        announced.put("reference", reference(drawn));
        announced.put("plate", vehicle.plate());
        announced.put("capacityKg", CAPACITY_KG);
        announced
                .putObject("driver")
                .put("name", "Lái xe mẫu " + number)
                .put("document", "%012d".formatted(number));
        return json.writeValueAsString(declaration);
    }

    static int netMassKg(DrawnVehicle drawn) {
        return goods(drawn.goods(), drawn.direction() == Direction.EXPORT).netMassKg();
    }

    private String reference(DrawnVehicle drawn) {
        return day + "-" + drawn.ticket();
    }

    private static Goods goods(GoodsClass goods, boolean export) {
        return switch (goods) {
            case FRESH ->
                    export
                            ? new Goods("081060", "Sầu riêng tươi", 17_400, 69_600)
                            : new Goods("070490", "Cải bắp tươi", 22_000, 8_800);
            case FROZEN -> new Goods("030389", "Cá đông lạnh", 20_000, 42_000);
            case LIVE -> new Goods("010229", "Bò sống", 9_000, 27_000);
            case MINERAL ->
                    export
                            ? new Goods("251020", "Quặng apatit", 27_000, 5_400)
                            : new Goods("270400", "Than cốc", 27_000, 9_450);
            case CHEMICAL -> new Goods("280920", "Axit phốt-pho-ríc", 24_000, 16_800);
            case NEW_VEHICLE -> new Goods("870421", "Xe tải mới", 6_500, 24_000);
            case GENERAL ->
                    export
                            ? new Goods("110814", "Tinh bột sắn", 25_000, 11_250)
                            : new Goods("847989", "Máy công nghiệp", 15_000, 48_000);
        };
    }

    /** Tax codes whose check digit holds; the firms behind them are nobody's. */
    private static List<String> taxCodes() {
        List<String> codes = new ArrayList<>();
        for (int number = 990_000_000; codes.size() < FIRMS; number++) {
            for (int digit = 0; digit < 10; digit++) {
                String code = "%d%d".formatted(number, digit);
                if (IdentityScheme.VN_TAX_CODE.accepts(code)) {
                    codes.add(code);
                }
            }
        }
        return codes;
    }
}
