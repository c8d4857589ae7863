package vn.bordergate.clearance.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.RequiredCheck;
import vn.bordergate.clearance.declaration.WorkingTime;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.TradeType;

/** Every row of the table of checks: one item that it hits, and one that it nearly hits. */
class CheckRowsTest {

    private static final CheckTable TABLE = CheckTable.shipped();
    private static final Set<String> TRIED = new TreeSet<>();

    @ParameterizedTest(name = "{0} hits {1} and not {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CK-001 | YELLOW IMPORT IMPORT 8471 CN CN | GREEN IMPORT IMPORT 8471 CN CN
                    CK-002 | RED IMPORT IMPORT 8471 CN CN    | YELLOW IMPORT IMPORT 8471 CN CN
                    CK-011 | RED IMPORT IMPORT 0102 CN CN    | RED EXPORT EXPORT 0102 VN CN
                    CK-012 | YELLOW IMPORT IMPORT 0402 CN CN | YELLOW IMPORT IMPORT 0302 CN CN
                    CK-013 | YELLOW IMPORT IMPORT 0302 CN CN | YELLOW EXPORT EXPORT 0302 VN CN
                    CK-014 | YELLOW IMPORT IMPORT 1602 CN CN | YELLOW IMPORT IMPORT 1507 CN CN
                    CK-015 | GREEN IMPORT IMPORT 2309 CN CN  | GREEN IMPORT IMPORT 2303 CN CN
                    CK-016 | GREEN IMPORT IMPORT 4101 CN CN  | GREEN IMPORT IMPORT 4104 CN CN
                    CK-017 | YELLOW EXPORT EXPORT 0306 VN CN | YELLOW EXPORT EXPORT 0603 VN CN
                    CK-021 | YELLOW IMPORT IMPORT 0703 CN CN | YELLOW IMPORT IMPORT 0902 CN CN
                    CK-022 | YELLOW IMPORT IMPORT 1006 CN CN | YELLOW IMPORT IMPORT 1301 CN CN
                    CK-023 | GREEN IMPORT IMPORT 5201 CN CN  | GREEN IMPORT IMPORT 5203 CN CN
                    CK-024 | YELLOW IMPORT IMPORT 4403 CN CN | GREEN IMPORT IMPORT 4412 CN CN
                    CK-025 | YELLOW IMPORT IMPORT 1209 CN CN | YELLOW IMPORT IMPORT 1211 CN CN
                    CK-026 | GREEN EXPORT EXPORT 0810 VN CN  | GREEN EXPORT EXPORT 1301 VN CN
                    CK-027 | GREEN EXPORT EXPORT 4407 VN CN  | GREEN EXPORT EXPORT 4408 VN CN
                    CK-028 | GREEN EXPORT EXPORT 0810 TH CN  | GREEN EXPORT EXPORT 0810 VN CN
                    CK-031 | GREEN IMPORT IMPORT 1905 CN CN  | GREEN EXPORT EXPORT 1905 VN CN
                    CK-032 | YELLOW IMPORT IMPORT 3004 CN CN | YELLOW IMPORT IMPORT 3005 CN CN
                    CK-033 | GREEN EXPORT EXPORT 3002 VN CN  | GREEN EXPORT EXPORT 3003 VN CN
                    CK-034 | RED IMPORT IMPORT 6309 CN CN    | RED EXPORT EXPORT 6309 VN CN
                    CK-041 | RED EXPORT EXPORT 3604 VN CN    | GREEN EXPORT EXPORT 3605 VN CN
                    CK-042 | GREEN IMPORT IMPORT 8806 CN CN  | GREEN IMPORT IMPORT 8807 CN CN
                    CK-051 | GREEN IMPORT IMPORT 8471 CN CN  |
                    CK-052 | RED IMPORT IMPORT 2815 CN CN    | YELLOW IMPORT IMPORT 2815 CN CN
                    CK-053 | GREEN EXPORT EXPORT 0810 VN CN  | GREEN EXPORT EXPORT 0810 VN LA
                    CK-054 | GREEN IMPORT BORDER_RESIDENT 4409 CN CN | GREEN IMPORT IMPORT 4409 CN CN
                    CK-099 | GREEN IMPORT IMPORT 8471 CN CN  |
                    """)
    void hitsAndNearMisses(String row, String hit, @Nullable String nearMiss) {
        TRIED.add(row);
        assertThat(TABLE.hits(item(hit))).extracting(CheckRow::id).contains(row);
        if (nearMiss != null) {
            assertThat(TABLE.hits(item(nearMiss))).extracting(CheckRow::id).doesNotContain(row);
        }
    }

    @AfterAll
    static void noRowWasForgotten() {
        assertThat(TRIED).isEqualTo(new TreeSet<>(TABLE.rows().keySet()));
    }

    @Test
    void ordinaryGreenGoodsNeedNoCheckAndTheRulingSaysSo() {
        CheckRuling ruling =
                ruled(
                        Consignments.imported("84713000", "10", "USD").content(),
                        CustomsChannel.GREEN);

        assertThat(ruling.checks()).isEmpty();
        assertThat(ruling.ruling().table()).isEqualTo(CheckTable.NAME);
        assertThat(ruling.ruling().version()).isEqualTo(TABLE.version());
        assertThat(ruling.ruling().rows()).containsExactly("CK-099");
        assertThat(ruling.dryRunRows()).containsExactly("CK-051");
    }

    @Test
    void customsAskForTheSameAsEverInYellowAndRed() {
        DeclaredContent content = Consignments.imported("84713000", "10", "USD").content();

        assertThat(ruled(content, CustomsChannel.YELLOW).checks())
                .containsExactly(customs(CheckKind.DOCUMENT_CHECK, 2, "CK-001"));
        assertThat(ruled(content, CustomsChannel.RED).checks())
                .containsExactly(
                        customs(CheckKind.DOCUMENT_CHECK, 2, "CK-001"),
                        customs(CheckKind.PHYSICAL_INSPECTION, 8, "CK-002"));
    }

    @Test
    void aLorryOfDurianWaitsForPlantQuarantineAlone() {
        CheckRuling ruling =
                ruled(
                        Consignments.exported("08106000", "10", "USD").content(),
                        CustomsChannel.GREEN);

        assertThat(ruling.checks())
                .containsExactly(
                        new RequiredCheck(
                                Authority.PLANT_QUARANTINE,
                                CheckKind.QUARANTINE_CERTIFICATE,
                                WorkingTime.ofDays(2),
                                List.of("CK-026")));
        assertThat(ruling.ruling().rows()).containsExactly("CK-026");
        assertThat(ruling.dryRunRows()).containsExactly("CK-051", "CK-053");
    }

    @Test
    void whatSeveralItemsNeedIsAskedForOnce() {
        CheckRuling ruling =
                ruled(
                        Consignments.imported("07031000", "10", "USD")
                                .item("10061000", "10", "USD")
                                .item("93020000", "10", "USD")
                                .item("84713000", "10", "USD")
                                .content(),
                        CustomsChannel.RED);

        assertThat(ruling.checks())
                .extracting(c -> c.authority() + " " + c.kind())
                .containsExactly(
                        "CUSTOMS DOCUMENT_CHECK",
                        "CUSTOMS PHYSICAL_INSPECTION",
                        "BORDER_GUARD DOCUMENT_CHECK",
                        "PLANT_QUARANTINE QUARANTINE_CERTIFICATE");
        assertThat(ruling.ruling().rows())
                .containsExactly("CK-001", "CK-002", "CK-021", "CK-022", "CK-041");
    }

    @Test
    void everyRowHasAReasonInEachLanguage() {
        assertThat(TABLE.rows().values())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        row ->
                                assertThat(
                                                List.of(
                                                        row.line().reason().vi(),
                                                        row.line().reason().en(),
                                                        row.line().reason().zh()))
                                        .noneMatch(String::isBlank));
    }

    @Test
    void theAnswerUsedAgainIsTheAnswerOfTheTableForEveryInput() {
        var rules = new CheckRules(TABLE);
        var random = new Random(20_261_123);
        for (int i = 0; i < 20_000; i++) {
            CheckFacts item = item(random);
            assertThat(rules.hits(item)).as("%s", item).isEqualTo(TABLE.hits(item));
        }
    }

    private static CheckRuling ruled(DeclaredContent content, CustomsChannel channel) {
        return new CheckRules(TABLE).checks(content, channel);
    }

    private static RequiredCheck customs(CheckKind kind, int hours, String row) {
        return new RequiredCheck(Authority.CUSTOMS, kind, WorkingTime.ofHours(hours), List.of(row));
    }

    /** Channel, direction, trade type, heading, origin and partner. */
    private static CheckFacts item(String words) {
        List<String> word = List.of(words.split(" ", -1));
        return new CheckFacts(
                CustomsChannel.valueOf(word.get(0)),
                Direction.valueOf(word.get(1)),
                TradeType.valueOf(word.get(2)),
                word.get(3).substring(0, 2),
                word.get(3),
                word.get(4),
                word.get(5));
    }

    private static CheckFacts item(Random random) {
        // Half of them of the chapters that some authority looks at.
        int chapter = 1 + random.nextInt(random.nextBoolean() ? 24 : 97);
        String heading = "%02d%02d".formatted(chapter, random.nextInt(12));
        return new CheckFacts(
                CustomsChannel.values()[random.nextInt(3)],
                Direction.values()[random.nextInt(2)],
                TradeType.values()[random.nextInt(TradeType.values().length)],
                heading.substring(0, 2),
                heading,
                random.nextBoolean() ? "VN" : "CN",
                random.nextBoolean() ? "LA" : "CN");
    }
}
