package vn.bordergate.clearance.rulebook;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.fee.Passage;
import vn.bordergate.clearance.fee.Passage.Goods;
import vn.bordergate.events.Direction;

/**
 * What the tariff asks of one goods item on its vehicle.
 *
 * @param goods null for an empty vehicle
 */
record FeeFacts(
        Direction direction,
        @Nullable Goods goods,
        boolean laden,
        int capacityKg,
        int containerFeet)
        implements Facts {

    static List<FeeFacts> of(Passage passage) {
        return passage.goods().isEmpty()
                ? List.of(of(passage, null))
                : passage.goods().stream().map(goods -> of(passage, goods)).toList();
    }

    private static FeeFacts of(Passage passage, @Nullable Goods goods) {
        return new FeeFacts(
                passage.direction(),
                goods,
                passage.laden(),
                passage.capacityKg(),
                passage.containerFeet());
    }

    @Override
    public @Nullable Object input(String name) {
        return switch (name) {
            case "direction" -> direction.name();
            case "laden" -> laden;
            case "capacityKg" -> BigDecimal.valueOf(capacityKg);
            case "containerFeet" -> BigDecimal.valueOf(containerFeet);
            case "tradeType" -> goods == null ? null : goods.tradeType().name();
            case "chapter" -> goods == null ? null : goods.hsCode().chapter();
            case "heading" -> goods == null ? null : goods.hsCode().heading();
            case "origin" -> goods == null ? null : goods.origin().value();
            default -> throw new IllegalArgumentException("the table asks for " + name);
        };
    }
}
