package vn.bordergate.clearance.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.rulebook.Distinctions.Tested;
import vn.bordergate.events.Direction;
import vn.bordergate.events.TradeType;

/** An answer that is used again is the answer that the table would give. */
class DistinctionsTest {

    private static final ChannelTable TABLE = ChannelTable.shipped();
    private static final BigDecimal NEAR = new BigDecimal("0.0001");
    private static final List<String> ODD_HEADINGS =
            List.of("8471", "0102", "6109", "8703", "7108", "6402", "2204", "9302", "3304", "0806");

    @Test
    void theAnswerUsedAgainIsTheAnswerOfTheTableForEveryInput() {
        var book = new ChannelRules(TABLE);
        var random = new Random(20_261_122);
        Map<List<Object>, ItemFacts> kinds = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            ItemFacts item = item(random);
            kinds.putIfAbsent(TABLE.distinctions().of(item), item);
            assertThat(book.hits(item)).as("%s", item).isEqualTo(TABLE.hits(item));
        }
        assertThat(kinds).hasSizeLessThan(18_000);
    }

    @Test
    void everyNumberOfTheTableIsACutPoint() {
        assertThat(TABLE.distinctions().cutPoints())
                .contains(new BigDecimal("15000"), new BigDecimal("0.02"), BigDecimal.ZERO);
    }

    @Test
    void whatNoRowLooksAtIsNotToldApart() {
        ItemFacts one = item("8471", "CN", "CN", "10");
        assertThat(TABLE.distinctions().of(one))
                .isEqualTo(TABLE.distinctions().of(item("8472", "LA", "KR", "11.5")))
                .isNotEqualTo(TABLE.distinctions().of(item("8471", "VN", "CN", "10")))
                .isNotEqualTo(TABLE.distinctions().of(item("8471", "CN", "CN", "5000")));
    }

    @Test
    void aTestOfAnotherFormIsToldApartByTheVeryValue() {
        var odd = Set.of(">= 1", "modulo(?, 7) = 0");
        var distinctions = Distinctions.of(List.of(new Tested("valueUsd", odd, false)));
        assertThat(distinctions.of(item("8471", "CN", "CN", "14")))
                .isNotEqualTo(distinctions.of(item("8471", "CN", "CN", "15")));
        var restricted = Distinctions.of(List.of(new Tested("origin", Set.of("\"VN\""), true)));
        assertThat(restricted.of(item("8471", "LA", "CN", "14")))
                .isNotEqualTo(restricted.of(item("8471", "CN", "CN", "14")));
    }

    private static ItemFacts item(Random random) {
        String heading =
                random.nextBoolean()
                        ? ODD_HEADINGS.get(random.nextInt(ODD_HEADINGS.size()))
                        : "%02d%02d".formatted(1 + random.nextInt(97), random.nextInt(100));
        BigDecimal value = number(random, 2, 70_000);
        return new ItemFacts(
                Direction.values()[random.nextInt(2)],
                TradeType.values()[random.nextInt(TradeType.values().length)],
                heading.substring(0, 2),
                heading,
                random.nextBoolean() ? "VN" : "CN",
                random.nextBoolean() ? "LA" : "CN",
                value,
                value == null ? null : number(random, 4, 3),
                random.nextInt(10) == 0,
                random.nextInt(10) == 0);
    }

    /** A third of them at a cut point or right beside one. */
    private static @Nullable BigDecimal number(Random random, int scale, int below) {
        List<BigDecimal> cuts = new ArrayList<>(TABLE.distinctions().cutPoints());
        return switch (random.nextInt(9)) {
            case 0 -> null;
            case 1 -> cuts.get(random.nextInt(cuts.size()));
            case 2 -> cuts.get(random.nextInt(cuts.size())).setScale(6).add(NEAR);
            case 3 -> cuts.get(random.nextInt(cuts.size())).subtract(NEAR);
            default -> BigDecimal.valueOf(random.nextInt(below * 100), scale);
        };
    }

    private static ItemFacts item(String heading, String origin, String partner, String usd) {
        return new ItemFacts(
                Direction.IMPORT,
                TradeType.IMPORT,
                heading.substring(0, 2),
                heading,
                origin,
                partner,
                new BigDecimal(usd),
                BigDecimal.ONE,
                false,
                false);
    }
}
