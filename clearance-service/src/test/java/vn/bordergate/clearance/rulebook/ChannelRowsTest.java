package vn.bordergate.clearance.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.RuleRow.Condition;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Remark;
import vn.bordergate.events.TradeType;

/** Every row of the channel table: one item that it hits, and one that it nearly hits. */
class ChannelRowsTest {

    private static final ChannelTable TABLE = ChannelTable.shipped();
    private static final Set<String> VALUES = Set.of("valueUsd", "usdPerKg");
    private static final Set<String> TRIED = new TreeSet<>();

    @ParameterizedTest(name = "{0} hits {1} and not {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CH-001 | IMPORT IMPORT 9302 100 1     | IMPORT IMPORT 9206 100 1
                    CH-002 | EXPORT EXPORT 3604 100 1     | EXPORT EXPORT 3605 100 1
                    CH-003 | IMPORT IMPORT 2402 100 1     | IMPORT IMPORT 2309 100 1
                    CH-004 | IMPORT IMPORT 0102 100 1     | IMPORT IMPORT 0201 100 1
                    CH-005 | IMPORT IMPORT 3915 100 1     | EXPORT EXPORT 3915 100 1
                    CH-006 | IMPORT IMPORT 6109 100 0.019 | IMPORT IMPORT 6109 100 0.02
                    CH-007 | IMPORT IMPORT 8703 15000 9   | IMPORT IMPORT 8703 14999.99 9
                    CH-008 | EXPORT EXPORT 7108 1000 9    | EXPORT EXPORT 7108 999.99 9
                    CH-009 | IMPORT IMPORT 6402 1 0.01    | IMPORT IMPORT 6402 0.99 0.01
                    CH-010 | IMPORT TEMP_IMPORT 8471 50000 9 | IMPORT TEMP_IMPORT 8471 49999.99 9
                    CH-011 | IMPORT IMPORT 6109 - -       | EXPORT EXPORT 6109 - -
                    CH-012 | IMPORT IMPORT 8704 - -       | IMPORT IMPORT 8705 - -
                    CH-013 | EXPORT EXPORT 7113 - -       | EXPORT EXPORT 7113 999.99 9
                    CH-014 | IMPORT IMPORT 6402 - -       | IMPORT IMPORT 6501 - -
                    CH-015 | EXPORT TEMP_EXPORT 8471 - -  | EXPORT EXPORT 8471 - -
                    CH-021 | IMPORT IMPORT 2204 100 1     | IMPORT IMPORT 2209 100 1
                    CH-022 | EXPORT EXPORT 0306 100 1     | EXPORT EXPORT 1506 100 1
                    CH-023 | IMPORT IMPORT 0810 100 1     | EXPORT EXPORT 0810 100 1
                    CH-024 | IMPORT IMPORT 2815 100 1     | IMPORT IMPORT 2715 100 1
                    CH-025 | IMPORT IMPORT 3004 100 1     | IMPORT IMPORT 3304 100 1
                    CH-026 | IMPORT IMPORT 3105 100 1     | IMPORT IMPORT 3809 100 1
                    CH-027 | IMPORT IMPORT 4403 100 1     | IMPORT IMPORT 4412 100 1
                    CH-028 | IMPORT IMPORT 9018 100 1     | IMPORT IMPORT 9017 100 1
                    CH-029 | IMPORT IMPORT 8471 5000 1    | IMPORT IMPORT 8471 4999.99 1
                    CH-030 | EXPORT TRANSIT 8471 100 1    | EXPORT EXPORT 8471 100 1
                    CH-031 | IMPORT IMPORT 8471 100 1 OLD | IMPORT IMPORT 8471 100 1
                    CH-032 | IMPORT IMPORT 8471 0 0 FREE  | IMPORT IMPORT 8471 0 0
                    CH-033 | IMPORT IMPORT 8471 - -       | IMPORT IMPORT 8471 0 0
                    CH-034 | IMPORT IMPORT 3304 100 1     | EXPORT EXPORT 3304 100 1
                    CH-035 | IMPORT IMPORT 8525 100 1     | IMPORT IMPORT 8524 100 1
                    CH-036 | EXPORT EXPORT 2601 100 1     | IMPORT IMPORT 2601 100 1
                    CH-051 | IMPORT E_COMMERCE 8471 1000 1 | IMPORT E_COMMERCE 8471 999.99 1
                    CH-052 | EXPORT EXPORT 8471 20000 1   | EXPORT EXPORT 8471 19999.99 1
                    CH-099 | IMPORT IMPORT 8471 100 1     |
                    """)
    void hitsAndNearMisses(String row, String hit, @Nullable String nearMiss) {
        TRIED.add(row);
        assertThat(TABLE.hits(item(hit))).extracting(RuleRow::id).contains(row);
        if (nearMiss != null) {
            assertThat(TABLE.hits(item(nearMiss))).extracting(RuleRow::id).doesNotContain(row);
        }
    }

    @AfterAll
    static void noRowWasForgotten() {
        assertThat(TRIED).isEqualTo(new TreeSet<>(TABLE.rows().keySet()));
    }

    @Test
    void noRedRowIsEscapedByACurrencyWithoutARate() {
        var red =
                TABLE.rows().values().stream()
                        .filter(r -> r.mode() == Mode.LIVE && r.channel() == CustomsChannel.RED)
                        .toList();
        Set<Set<Condition>> unvalued = new HashSet<>();
        Set<Set<Condition>> valued = new HashSet<>();
        for (RuleRow row : red) {
            Set<Condition> others = new HashSet<>(row.conditions());
            if (others.removeIf(c -> c.test().equals("null"))) {
                unvalued.add(others);
            } else if (others.removeIf(c -> VALUES.contains(c.input()))) {
                valued.add(others);
            }
        }
        assertThat(valued).hasSizeGreaterThan(4);
        assertThat(unvalued).containsAll(valued);
    }

    @Test
    void everyRowHasAReasonInEachLanguage() {
        assertThat(TABLE.rows().values())
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        row -> {
                            assertThat(row.reason().vi()).isNotBlank();
                            assertThat(row.reason().en()).isNotBlank();
                            assertThat(row.reason().zh()).isNotBlank();
                        });
    }

    @Test
    void theMostSevereItemDecidesAndEveryReasonIsNamed() {
        var content =
                Consignments.imported("84713000", "10", "USD")
                        .item("22042100", "10", "USD")
                        .item("93020000", "10", "USD")
                        .content();
        var ruling = ruled(content);

        assertThat(ruling.channel()).isEqualTo(CustomsChannel.RED);
        assertThat(ruling.ruling().rows()).containsExactly("CH-001", "CH-021");
        assertThat(ruling.ruling().version()).isEqualTo(TABLE.version());
    }

    @Test
    void aRowOnTrialIsRecordedApartAndDecidesNothing() {
        var content =
                Consignments.imported("84713000", "1000", "USD").of(TradeType.E_COMMERCE).content();
        var ruling = ruled(content);

        assertThat(ruling.channel()).isEqualTo(CustomsChannel.GREEN);
        assertThat(ruling.ruling().rows()).containsExactly("CH-099");
        assertThat(ruling.dryRunRows()).containsExactly("CH-051");
    }

    @Test
    void aCodeOfAnOlderEditionIsLookedAtOnTheItemThatHasIt() {
        var content =
                Consignments.imported("84713000", "10", "USD")
                        .item("85171200", "10", "USD")
                        .content();
        var remark = new Remark("HS_CODE_NOT_IN_EDITION", "/items/1/hsCode");
        var ruling = ruled(content, remark);

        assertThat(ruling.ruling().rows()).containsExactly("CH-031");
    }

    private static ChannelRuling ruled(DeclaredContent content, Remark... remarks) {
        return new ChannelRules(TABLE)
                .channel(
                        content,
                        List.of(remarks),
                        new Valuation(Consignments.RATES),
                        Consignments.MORNING);
    }

    /** Direction, trade type, heading, US dollars, dollars a kilogram, and what else is odd. */
    private static ItemFacts item(String words) {
        List<String> word = new ArrayList<>(List.of(words.split(" ", -1)));
        String country = word.get(0).equals("EXPORT") ? "TH" : "CN";
        return new ItemFacts(
                Direction.valueOf(word.get(0)),
                TradeType.valueOf(word.get(1)),
                word.get(2).substring(0, 2),
                word.get(2),
                country,
                "CN",
                number(word.get(3)),
                number(word.get(4)),
                words.endsWith("OLD"),
                words.endsWith("FREE"));
    }

    private static @Nullable BigDecimal number(String word) {
        return word.equals("-") ? null : new BigDecimal(word);
    }
}
