package vn.bordergate.stats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.target.PlanWords;
import vn.bordergate.web.Figures;
import vn.bordergate.web.paper.Typefaces;

/** The approved files were written by hand from the figures below, not copied from the output. */
class PaperTest {

    private static final Figures NUMBERS = new Figures();

    /** After the published daily template: 1,243 cleared, 328 going out, 915 coming in. */
    private static final ReportFigures DAY =
            new ReportFigures(
                    "2026-11-22",
                    null,
                    Instant.parse("2026-11-22T13:00:00Z"),
                    List.of(
                            new ReportFigures.Row(
                                    "BAN-VUOC",
                                    GoodsGroup.GOODS,
                                    new Sums(870, 0, 0, 0, 0),
                                    new Sums(
                                            865, 2_000_000_00, 52_600_000_000L, 0, 17_300_500_000L),
                                    null),
                            new ReportFigures.Row(
                                    "BAN-VUOC",
                                    GoodsGroup.VEHICLES,
                                    new Sums(50, 0, 0, 0, 0),
                                    new Sums(50, 1_000_000_00, 26_300_000_000L, 3, 90_250_000),
                                    null),
                            new ReportFigures.Row(
                                    "KIM-THANH",
                                    GoodsGroup.FRUIT,
                                    new Sums(240, 0, 0, 0, 0),
                                    new Sums(234, 1_234_567_89, 32_469_135_507L, 0, 4_212_000_001L),
                                    new Sums(125, 662_889_76, 0, 0, 0)),
                            new ReportFigures.Row(
                                    "KIM-THANH",
                                    GoodsGroup.OTHER_EXPORT,
                                    new Sums(94, 0, 0, 0, 0),
                                    new Sums(94, 500_000_00, 13_150_000_000L, 0, 1_692_000_000L),
                                    Sums.NONE)),
                    vehicles());

    /** After the same template: 369 waiting to go out at 20:00, 216 with fruit and 153 others. */
    private static VehicleFigures vehicles() {
        return new VehicleFigures(
                LocalDate.of(2026, 11, 22),
                List.of(
                        new VehicleFigures.Row(
                                "BAN-VUOC", Direction.IMPORT, true, GoodsClass.GENERAL, 865, 0, 12),
                        new VehicleFigures.Row(
                                "BAN-VUOC",
                                Direction.IMPORT,
                                true,
                                GoodsClass.NEW_VEHICLE,
                                50,
                                0,
                                0),
                        new VehicleFigures.Row(
                                "KIM-THANH", Direction.EXPORT, true, GoodsClass.FRESH, 234, 3, 216),
                        new VehicleFigures.Row(
                                "KIM-THANH",
                                Direction.EXPORT,
                                true,
                                GoodsClass.GENERAL,
                                64,
                                1,
                                150),
                        new VehicleFigures.Row(
                                "KIM-THANH",
                                Direction.EXPORT,
                                false,
                                GoodsClass.GENERAL,
                                30,
                                0,
                                3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en", "zh"})
    void theDailyReportAsCsvIsTheApprovedFile(String language) throws IOException {
        String csv = new String(PaperCsv.write(paper(DAY, language)), StandardCharsets.UTF_8);

        assertThat(csv.replace("\uFEFF", "").replace("\r\n", "\n").replace('\u00A0', ' '))
                .isEqualTo(approved("daily_" + language + ".csv"));
    }

    /** What the other kinds of period say otherwise than a day: title, summary, groups of goods. */
    @ParameterizedTest
    @ValueSource(strings = {"vi", "en", "zh"})
    void eachOtherKindOfReportIsAsTheApprovedFileSays(String language) throws IOException {
        Sums fruit = new Sums(234, 1_234_567_89, 32_469_135_507L, 0, 4_212_000_001L);
        Sums coal = new Sums(2, 500_00, 13_150_000, 0, 40_000_000);
        List<GroupRow> groups =
                List.of(
                        group("VEGETABLES_FRUIT", fruit),
                        new GroupRow(Direction.IMPORT, "COAL", coal));
        List<String> said = new ArrayList<>();
        List<String> told = List.of();
        for (String period :
                List.of(
                        "2026-W47",
                        "2026-11",
                        "2026-Q4",
                        "2026-H2",
                        "2026",
                        "2026-11-10..2026-11-15")) {
            var figures = new ReportFigures(period, null, DAY.asOf(), DAY.rows(), DAY.vehicles());
            Paper paper =
                    paper(figures, language)
                            .with(
                                    List.of(),
                                    List.of(
                                            new GroupWords(texts(), Locale.of(language))
                                                    .table(groups)));
            List<String> lines = lines(paper);
            said.add(lines.getFirst());
            said.add(lines.get(3));
            told = lines.subList(lines.size() - 4, lines.size());
        }
        said.addAll(told);
        assertThat(said).isEqualTo(approved("other_periods_" + language + ".csv").lines().toList());
    }

    private static List<String> lines(Paper paper) {
        return new String(PaperCsv.write(paper), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .replace('\u00A0', ' ')
                .lines()
                .toList();
    }

    @Test
    void aSpreadsheetHoldsNumbersAndTheirFormats() throws IOException {
        byte[] xlsx = PaperXlsx.write(paper(DAY, "vi"));

        String sheet = part(xlsx, "xl/worksheets/sheet1.xml");
        // 1,234,567.89 dollars and 4,212.000001 tonnes, not texts.
        assertThat(sheet).contains("<v>1234567.89</v>").contains("<v>4212.000001</v>");
        assertThat(part(xlsx, "xl/styles.xml")).contains("#,##0.00").contains("#,##0.000");
        assertThat(part(xlsx, "xl/workbook.xml"))
                .contains("B&#xe1;o c&#xe1;o ng&#xe0;y 22 11 2026");
    }

    @Test
    void aPrintIsWrittenInVietnameseNumbersAndCarriesItsLetters() throws IOException {
        byte[] pdf = PaperPdf.write(paper(DAY, "vi"), new Typefaces(), NUMBERS);

        String text = text(pdf);
        assertThat(text)
                .contains("Báo cáo ngày 22/11/2026")
                .contains("1.243 tờ khai")
                .contains("1.234.567,89")
                .contains("186,24");
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("/Lang(vi)", "+Tinos");
    }

    @Test
    void aChinesePrintIsInChinese() throws IOException {
        byte[] pdf = PaperPdf.write(paper(DAY, "zh"), new Typefaces(), NUMBERS);

        assertThat(text(pdf)).contains("日报");
    }

    @Test
    void anEmptyPeriodSaysSo() {
        ReportFigures nothing = new ReportFigures("2026-02", null, DAY.asOf(), List.of(), null);

        Paper paper = paper(nothing, "vi");

        assertThat(paper.title()).isEqualTo("Báo cáo tháng 2 năm 2026");
        assertThat(paper.paragraphs())
                .containsExactly(
                        "Kỳ này không có tờ khai nào được đếm.",
                        "Phương tiện tồn lúc 20:00 và phương tiện quay đầu: chưa có số liệu phương"
                                + " tiện.");
        assertThat(paper.tables().getFirst().rows()).isEmpty();
    }

    @Test
    void beforeEightTheStockIsStillToCome() {
        Period day = Period.day(LocalDate.of(2026, 11, 22));
        Instant justBefore = Instant.parse("2026-11-22T12:59:59Z");

        assertThat(VehicleFigures.of(day, List.of(), justBefore).stockDay()).isNull();
        assertThat(VehicleFigures.of(day, List.of(), justBefore.plusSeconds(1)).stockDay())
                .isEqualTo(day.to());
    }

    @Test
    void aNameThatLooksLikeAFormulaIsNone() {
        Paper.Cell formula = new Paper.Cell.Words("=1+1");
        Paper paper =
                new Paper(
                        "en",
                        "t",
                        List.of(),
                        List.of(),
                        List.of(
                                new Paper.Table(
                                        "c",
                                        List.of("h"),
                                        List.of(new Paper.Row(false, List.of(formula))))));

        assertThat(new String(PaperCsv.write(paper), StandardCharsets.UTF_8)).endsWith("'=1+1\r\n");
    }

    @Test
    void whatChangedSinceItWasHandedInIsNamedFigureByFigure() {
        List<ReportFigures.Row> rows = new java.util.ArrayList<>(DAY.rows());
        ReportFigures.Row fruit = rows.get(2);
        rows.set(
                2,
                new ReportFigures.Row(
                        fruit.gate(),
                        fruit.group(),
                        fruit.declared(),
                        fruit.cleared().plus(new Sums(1, 100, 0, 0, 0)),
                        fruit.clearedLastYear()));
        ReportFigures now = new ReportFigures(DAY.period(), null, DAY.asOf(), rows, vehicles());

        ReportComparison comparison = ReportComparison.of(DAY, now);

        assertThat(ReportComparison.of(DAY, DAY).isSame()).isTrue();
        assertThat(comparison.differences())
                .containsExactly(
                        new ReportComparison.Difference(
                                "KIM-THANH", GoodsGroup.FRUIT, "cleared.declarations", 234L, 235L),
                        new ReportComparison.Difference(
                                "KIM-THANH",
                                GoodsGroup.FRUIT,
                                "cleared.usdCents",
                                123_456_789L,
                                123_456_889L));
    }

    @Test
    void vehiclesAreComparedToo() {
        List<VehicleFigures.Row> rows = new java.util.ArrayList<>(vehicles().rows());
        VehicleFigures.Row fresh = rows.remove(2);
        rows.add(
                new VehicleFigures.Row(
                        fresh.gate(),
                        fresh.direction(),
                        true,
                        fresh.goods(),
                        fresh.crossed() + 1,
                        fresh.turnedBack(),
                        fresh.waiting() - 1));
        rows.remove(0);
        var counted = new VehicleFigures(vehicles().stockDay(), rows);
        var now = new ReportFigures(DAY.period(), null, DAY.asOf(), DAY.rows(), counted);

        ReportComparison comparison = ReportComparison.of(DAY, now);

        assertThat(comparison.isSame()).isFalse();
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.vehicles())
                .containsExactly(
                        vehicle(
                                "BAN-VUOC",
                                Direction.IMPORT,
                                GoodsClass.GENERAL,
                                "crossed",
                                865,
                                0),
                        vehicle("BAN-VUOC", Direction.IMPORT, GoodsClass.GENERAL, "waiting", 12, 0),
                        vehicle(
                                "KIM-THANH",
                                Direction.EXPORT,
                                GoodsClass.FRESH,
                                "crossed",
                                234,
                                235),
                        vehicle(
                                "KIM-THANH",
                                Direction.EXPORT,
                                GoodsClass.FRESH,
                                "waiting",
                                216,
                                215));
        var before = new ReportFigures(DAY.period(), null, DAY.asOf(), DAY.rows(), null);
        assertThat(ReportComparison.of(before, now).isSame())
                .as("a report of before vehicles were counted says nothing of them")
                .isTrue();
    }

    @Test
    void groupsOfTheNationalStatisticsAreATableAndAreComparedToo() {
        Sums coal = new Sums(2, 500_00, 0, 0, 40_000_000);
        Sums fruit = new Sums(1, 700_00, 0, 0, 18_000_000);
        var then = DAY.withGroups(List.of(group("COAL", coal), group("VEGETABLES_FRUIT", fruit)));
        var now = DAY.withGroups(List.of(group("COAL", fruit), group("TEA", fruit)));

        assertThat(ReportComparison.of(then, then).isSame()).isTrue();
        assertThat(ReportComparison.of(DAY, then).groups()).isEmpty();
        assertThat(ReportComparison.of(then, now).groups())
                .containsExactly(
                        new GroupComparison.Difference(Direction.EXPORT, "COAL", coal, fruit),
                        new GroupComparison.Difference(
                                Direction.EXPORT, "VEGETABLES_FRUIT", fruit, Sums.NONE),
                        new GroupComparison.Difference(Direction.EXPORT, "TEA", Sums.NONE, fruit));

        Paper.Table table =
                new GroupWords(texts(), Locale.of("vi")).table(List.of(group("COAL", coal)));
        assertThat(table.rows().getFirst().cells())
                .startsWith(
                        new Paper.Cell.Words("Xuất khẩu"), new Paper.Cell.Words("Than các loại"));
    }

    private static GroupRow group(String code, Sums cleared) {
        return new GroupRow(Direction.EXPORT, code, cleared);
    }

    private static VehicleComparison.Difference vehicle(
            String gate,
            Direction direction,
            GoodsClass goods,
            String figure,
            long then,
            long now) {
        return new VehicleComparison.Difference(gate, direction, true, goods, figure, then, now);
    }

    @Test
    void aRowThatIsNewOrGoneIsADifferenceToo() {
        ReportFigures less =
                new ReportFigures(DAY.period(), null, DAY.asOf(), DAY.rows().subList(1, 4), null);

        assertThat(ReportComparison.of(DAY, less).differences())
                .extracting(ReportComparison.Difference::figure)
                .contains("cleared.usdCents", "declared.declarations");
        assertThat(ReportComparison.of(less, DAY).differences())
                .extracting(ReportComparison.Difference::now)
                .contains(2_000_000_00L);
    }

    private static ResourceBundleMessageSource texts() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames("messages/report", "messages/target");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    private static Paper paper(ReportFigures figures, String language) {
        ResourceBundleMessageSource texts = texts();
        return new ReportWriting(
                        figures,
                        texts,
                        new PlanWords(texts, NUMBERS),
                        NUMBERS,
                        GateBook.shipped(),
                        Locale.of(language))
                .write();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf)) {
            StringBuilder all = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                all.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
            }
            return all.toString();
        }
    }

    static String part(byte[] xlsx, String name) throws IOException {
        Path file = Files.createTempFile("report", ".xlsx");
        try {
            Files.write(file, xlsx);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipEntry entry = Objects.requireNonNull(zip.getEntry(name), name);
                return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String approved(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PaperTest.class.getResourceAsStream("/report/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
