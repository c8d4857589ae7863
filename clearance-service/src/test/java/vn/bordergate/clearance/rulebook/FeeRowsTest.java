package vn.bordergate.clearance.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.fee.Passage;
import vn.bordergate.clearance.fee.Passage.Goods;
import vn.bordergate.clearance.fee.Quote;
import vn.bordergate.clearance.rulebook.TableKind.Shipped;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.Direction;
import vn.bordergate.events.HsCode;
import vn.bordergate.events.TradeType;

/** Every row of the tariff: a passage that it hits, and one that it nearly hits. */
class FeeRowsTest {

    private static final FeeTable OF_2014 = table(TableKinds.FEES.versions().getFirst());
    private static final FeeTable OF_2020 = table(TableKinds.FEES.versions().getLast());
    private static final Set<String> TRIED = new TreeSet<>();

    // Direction, trade type, HS chapter, origin, capacity in kg, feet of containers.
    @ParameterizedTest(name = "{0} hits {1} and not {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FE-001 | IMPORT IMPORT 84 CN 3999 0        | IMPORT IMPORT 84 CN 4000 0
                    FE-002 | IMPORT IMPORT 84 CN 4000 0        | IMPORT IMPORT 84 CN 10000 0
                    FE-003 | IMPORT IMPORT 84 CN 17999 0       | IMPORT IMPORT 84 CN 9999 0
                    FE-004 | IMPORT IMPORT 84 CN 18000 0       | IMPORT IMPORT 84 CN 17999 0
                    FE-005 | IMPORT IMPORT 84 CN 28000 20      | IMPORT IMPORT 84 CN 28000 40
                    FE-006 | IMPORT IMPORT 84 CN 28000 40      | IMPORT IMPORT 84 CN 28000 20
                    FE-011 | EXPORT TEMP_IMPORT 24 CN 3999 0   | EXPORT EXPORT 24 CN 3999 0
                    FE-012 | EXPORT MERCHANTING 24 CN 9999 0   | EXPORT MERCHANTING 24 CN 10000 0
                    FE-013 | EXPORT TEMP_IMPORT 24 CN 10000 0  | EXPORT TEMP_IMPORT 24 CN 18000 0
                    FE-014 | EXPORT TEMP_IMPORT 24 CN 18000 0  | EXPORT TRANSIT 24 CN 18000 0
                    FE-015 | EXPORT TEMP_IMPORT 24 CN 9000 20  | EXPORT TEMP_IMPORT 24 CN 9000 0
                    FE-016 | EXPORT MERCHANTING 24 CN 9000 45  | EXPORT MERCHANTING 24 CN 9000 20
                    FE-099 | EXPORT EMPTY 00 VN 28000 0        |
                    """)
    void hitsAndNearMissesOf2014(String row, String hit, @Nullable String nearMiss) {
        hitsAndNearMisses(OF_2014, row, hit, nearMiss);
    }

    @ParameterizedTest(name = "{0} hits {1} and not {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FE-003 | IMPORT IMPORT 84 CN 10000 0       | IMPORT IMPORT 84 CN 18000 0
                    FE-004 | EXPORT EXPORT 08 VN 18000 0       | EXPORT EXPORT 08 VN 17999 0
                    FE-005 | EXPORT EXPORT 08 VN 28000 20      | EXPORT EXPORT 08 VN 28000 0
                    FE-006 | EXPORT EXPORT 08 VN 28000 45      | EXPORT EXPORT 08 VN 28000 20
                    FE-011 | IMPORT TEMP_IMPORT 24 CN 3999 0   | IMPORT IMPORT 24 CN 3999 0
                    FE-012 | IMPORT TEMP_IMPORT 24 CN 4000 0   | IMPORT TEMP_IMPORT 24 CN 3999 0
                    FE-013 | EXPORT MERCHANTING 24 CN 17999 0  | EXPORT MERCHANTING 24 CN 9999 0
                    FE-014 | EXPORT MERCHANTING 24 CN 18000 0  | EXPORT MERCHANTING 24 CN 17999 0
                    FE-015 | EXPORT TEMP_IMPORT 24 CN 28000 20 | EXPORT TEMP_IMPORT 24 CN 28000 40
                    FE-016 | EXPORT TEMP_IMPORT 24 CN 28000 40 | EXPORT EXPORT 24 CN 28000 40
                    FE-021 | EXPORT EXPORT 84 VN 3999 0        | EXPORT EXPORT 84 VN 4000 0
                    FE-022 | EXPORT EXPORT 84 VN 9999 0        | EXPORT EXPORT 84 VN 3999 0
                    FE-031 | EXPORT EXPORT 08 VN 3999 0        | EXPORT EXPORT 08 TH 3999 0
                    FE-032 | EXPORT EXPORT 12 VN 4000 0        | EXPORT EXPORT 13 VN 4000 0
                    FE-099 | IMPORT EMPTY 00 CN 3000 0         |
                    """)
    void hitsAndNearMissesOf2020(String row, String hit, @Nullable String nearMiss) {
        TRIED.add(row);
        hitsAndNearMisses(OF_2020, row, hit, nearMiss);
    }

    private static void hitsAndNearMisses(
            FeeTable table, String row, String hit, @Nullable String nearMiss) {
        assertThat(ids(table, hit)).contains(row);
        if (nearMiss != null) {
            assertThat(ids(table, nearMiss)).doesNotContain(row);
        }
    }

    @AfterAll
    static void noRowWasForgotten() {
        assertThat(TRIED).isEqualTo(new TreeSet<>(OF_2020.rows().keySet()));
    }

    // The figures of Decision 58/2014, then those of Resolution 04/2019 as they are since August
    // 2020: class by class, at both edges.
    @ParameterizedTest(name = "{0} costs {1} by 2014 and {2} by 2020")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    IMPORT IMPORT 84 CN 1 0              | 120000  | 80000
                    IMPORT IMPORT 84 CN 3999 0           | 120000  | 80000
                    IMPORT IMPORT 84 CN 4000 0           | 300000  | 210000
                    IMPORT IMPORT 84 CN 9999 0           | 300000  | 210000
                    IMPORT IMPORT 84 CN 10000 0          | 500000  | 500000
                    IMPORT IMPORT 84 CN 17999 0          | 500000  | 500000
                    IMPORT IMPORT 84 CN 18000 0          | 800000  | 800000
                    IMPORT IMPORT 84 CN 200000 0         | 800000  | 800000
                    IMPORT IMPORT 84 CN 28000 20         | 500000  | 500000
                    IMPORT IMPORT 84 CN 28000 40         | 800000  | 800000
                    IMPORT IMPORT 84 CN 3500 45          | 800000  | 800000
                    EXPORT TEMP_IMPORT 24 CN 3999 0      | 1000000 | 1000000
                    EXPORT TEMP_IMPORT 24 CN 4000 0      | 2500000 | 2500000
                    EXPORT MERCHANTING 24 CN 10000 0     | 4000000 | 4000000
                    EXPORT MERCHANTING 24 CN 18000 0     | 6000000 | 6000000
                    EXPORT TEMP_IMPORT 24 CN 28000 20    | 4000000 | 4000000
                    EXPORT TEMP_IMPORT 24 CN 28000 40    | 6000000 | 6000000
                    EXPORT EXPORT 08 VN 3999 0           | 120000  | 50000
                    EXPORT EXPORT 08 VN 4000 0           | 300000  | 140000
                    EXPORT EXPORT 08 VN 9999 0           | 300000  | 140000
                    EXPORT EXPORT 08 VN 10000 0          | 500000  | 500000
                    EXPORT EXPORT 08 TH 3999 0           | 120000  | 80000
                    IMPORT IMPORT 08 VN 3999 0           | 120000  | 80000
                    EXPORT TEMP_IMPORT 08 VN 3999 0      | 1000000 | 1000000
                    EXPORT EMPTY 00 VN 28000 0           | 0       | 0
                    EXPORT EMPTY 00 VN 28000 40          | 0       | 0
                    """)
    void whatAPassageCosts(String passage, long by2014, long by2020) {
        assertThat(fee(OF_2014, passage).vnd()).isEqualTo(by2014);
        assertThat(fee(OF_2020, passage).vnd()).isEqualTo(by2020);
    }

    @Test
    void aMixedLoadCostsWhatItsDearestPartDoes() {
        Passage mixed =
                new Passage(
                        Direction.EXPORT,
                        true,
                        3_500,
                        0,
                        List.of(
                                goods("EXPORT", "08", "VN"),
                                goods("EXPORT", "84", "VN"),
                                goods("EXPORT", "08", "VN")));
        Quote quote = new FeeRules(OF_2020).fee(mixed);
        assertThat(quote.vnd()).isEqualTo(80_000);
        assertThat(quote.row()).isEqualTo("FE-021");
        assertThat(quote.tariff()).isEqualTo(OF_2020.compiled().version());
    }

    @Test
    void theTariffInForceThatDayIsAsked() {
        // Which tariff is asked when is for the tables as they are kept; these are the shipped
        // days.
        assertThat(TableKinds.FEES.versions())
                .extracting(Shipped::validFrom)
                .containsExactly(Instant.EPOCH, Instant.parse("2020-07-31T17:00:00Z"));
    }

    @Test
    void everyRowNamesItsSourceInEachLanguage() {
        for (FeeTable table : List.of(OF_2014, OF_2020)) {
            for (RuleLine line : table.compiled().lines()) {
                if (!line.id().equals("FE-099")) {
                    assertThat(line.reason().vi()).containsPattern("58/2014|04/2019");
                    assertThat(line.reason().en()).containsPattern("58/2014|04/2019");
                    assertThat(line.reason().zh()).containsPattern("58/2014|04/2019");
                }
            }
        }
    }

    @Test
    void theAnswerUsedAgainIsTheAnswerOfTheTableForEveryInput() {
        var rules = new FeeRules(OF_2020);
        var random = new Random(20_261_122);
        for (int i = 0; i < 5_000; i++) {
            Passage passage = passage(random);
            List<FeeRow> asked = new ArrayList<>();
            FeeFacts.of(passage).forEach(item -> asked.add(rules.charged(item)));
            long dearest = asked.stream().mapToLong(FeeRow::vnd).max().orElseThrow();
            assertThat(rules.fee(passage).vnd()).as("%s", passage).isEqualTo(dearest);
        }
    }

    private static Passage passage(Random random) {
        List<Goods> goods = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            goods.add(
                    goods(
                            TradeType.values()[random.nextInt(TradeType.values().length)].name(),
                            "%02d".formatted(1 + random.nextInt(97)),
                            random.nextBoolean() ? "VN" : "CN"));
        }
        int[] feet = {0, 20, 40, 45, 90};
        return new Passage(
                Direction.values()[random.nextInt(2)],
                !goods.isEmpty(),
                1 + random.nextInt(30_000),
                feet[random.nextInt(feet.length)],
                goods);
    }

    private static List<String> ids(FeeTable table, String words) {
        return table.hits(FeeFacts.of(passage(words)).getFirst()).stream().map(FeeRow::id).toList();
    }

    private static Quote fee(FeeTable table, String words) {
        return new FeeRules(table).fee(passage(words));
    }

    private static Passage passage(String words) {
        List<String> word = List.of(words.strip().split(" +", -1));
        boolean laden = !word.get(1).equals("EMPTY");
        return new Passage(
                Direction.valueOf(word.get(0)),
                laden,
                Integer.parseInt(word.get(4)),
                Integer.parseInt(word.get(5)),
                laden ? List.of(goods(word.get(1), word.get(2), word.get(3))) : List.of());
    }

    private static Goods goods(String tradeType, String chapter, String origin) {
        return new Goods(
                TradeType.valueOf(tradeType),
                new HsCode(chapter + "0100"),
                new CountryCode(origin));
    }

    private static FeeTable table(Shipped shipped) {
        return new FeeTable(new CompiledTable(FeeTable.NAME, shipped.dmn()));
    }
}
