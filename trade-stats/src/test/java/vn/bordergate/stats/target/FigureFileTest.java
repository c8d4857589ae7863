package vn.bordergate.stats.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

class FigureFileTest {

    private static final String HEADER = "year,period,indicator,kind,value,unit,scope,source\n";
    private static final String GOOD =
            "2026,year,trade value through border gates,target,4500000000,USD,Lao Cai,Plan 82\n";

    private final EntryReader reader =
            new EntryReader(new Indicators(), LocalDate.of(2026, 11, 22));

    @Test
    void thePublishedFiguresLoadAsTheyAre() {
        List<Entry> entries = FigureFile.read(PublishedFigures.bytes(), reader);

        assertThat(entries).hasSize(29);
        assertThat(entries.stream().filter(e -> e.key().kind() == FigureKind.TARGET)).hasSize(5);
        assertThat(entries.getFirst().value()).isEqualTo("2300000000");
        assertThat(entries.getLast().unit()).isEqualTo(Unit.BILLION_VND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026 | 26 | FIGURE_YEAR | year | 1",
                "2026 | 1944 | FIGURE_YEAR | year | 1",
                "2026 | 2057 | FIGURE_YEAR | year | 1",
                ",year, | ,Year, | FIGURE_PERIOD | period | 6",
                ",year, | ,M13, | FIGURE_PERIOD | period | 6",
                "trade value | trade volume | FIGURE_INDICATOR | indicator | 11",
                "target | plan | FIGURE_KIND | kind | 44",
                "4500000000 | 4.500.000.000 | FIGURE_VALUE | value | 51",
                "4500000000 | '\"4,5\"' | FIGURE_VALUE | value | 51",
                "4500000000 | -1 | FIGURE_VALUE | value | 51",
                "4500000000 | 1e9 | FIGURE_VALUE | value | 51",
                "4500000000 | 1234567890123456 | FIGURE_VALUE | value | 51",
                "4500000000 | 1.1234567 | FIGURE_VALUE | value | 51",
                "4500000000 | '' | FIGURE_CELL_EMPTY | value | 51",
                "USD | EUR | FIGURE_UNIT | unit | 62",
                "USD | billion VND | FIGURE_UNIT_OF_OTHER_MEASURE | unit | 62",
                "Lao Cai | Hanoi | FIGURE_SCOPE | scope | 66",
                "Plan 82 | '' | FIGURE_CELL_EMPTY | source | 74"
            })
    void aFaultNamesItsCellByPointerLineAndColumn(
            String good, String bad, String code, String column, int at) {
        String line = GOOD.replace(good, bad);

        Fault fault = onlyFault(HEADER + GOOD.replace("2026", "2025") + line);

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.pointer()).isEqualTo("/rows/2/" + column);
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.column()).isEqualTo(at);
    }

    @Test
    void whatLiesJustInsideTheLimitsIsTaken() {
        String most = GOOD.replace("4500000000", "123456789012345.123456");
        String far = GOOD.replace("2026", "2056");
        String early = GOOD.replace("2026", "1945");
        String long200 = GOOD.replace("Plan 82", "ề".repeat(200)).replace("2026", "2030");

        assertThat(read(HEADER + most + far + early + long200)).hasSize(4);
        assertThat(onlyFault(HEADER + GOOD.replace("Plan 82", "ề".repeat(201))).code())
                .isEqualTo("FIGURE_SOURCE_LONG");
    }

    @Test
    void anOccupancyOfMoreThanAllIsNone() {
        String full = "2026,year,park occupancy,target,100,percent,Lao Cai parks,Plan 82\n";

        assertThat(read(HEADER + full)).hasSize(1);
        assertThat(onlyFault(HEADER + full.replace("100", "100.01")).code())
                .isEqualTo("FIGURE_PERCENT");
    }

    @Test
    void nothingHasBeenAchievedInAPeriodThatHasNotBegun() {
        String november = GOOD.replace("year,", "M11,").replace("target", "actual");

        assertThat(read(HEADER + november)).hasSize(1);
        assertThat(onlyFault(HEADER + november.replace("M11", "M12")).code())
                .isEqualTo("FIGURE_NOT_BEGUN");
    }

    @Test
    void theSameFigureTwiceInAFileIsAFaultAtTheSecond() {
        Fault fault = onlyFault(HEADER + GOOD + GOOD.replace("4500000000", "1"));

        assertThat(fault.code()).isEqualTo("FIGURE_TWICE");
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.args()).containsEntry("value", "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "year,period,indicator,kind,value,unit,scope | FIGURES_COLUMN_MISSING",
                "year,period,indicator,kind,value,unit,scope,source,note | FIGURES_COLUMN_UNKNOWN",
                "year,year,period,indicator,kind,value,unit,scope,source | FIGURES_COLUMN_TWICE",
                "'' | FIGURES_NONE",
                "year,period,indicator,kind,value,unit,scope,source | FIGURES_NONE"
            })
    void aFileOfAnotherFormIsRefused(String header, String code) {
        String text = header.equals("''") ? "" : header + "\n";
        boolean empty = code.equals("FIGURES_NONE");

        assertThat(onlyFault(empty ? text : text + GOOD).code()).isEqualTo(code);
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        assertThat(onlyFault(HEADER + GOOD.strip() + ",more\n").code())
                .isEqualTo("FIGURES_ROW_WIDTH");
    }

    @Test
    void aQuoteThatIsNotClosedIsNamedWhereItOpens() {
        Fault fault = onlyFault(HEADER + GOOD.replace("Plan 82", "\"Plan 82"));

        assertThat(fault.code()).isEqualTo("FIGURES_QUOTE");
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.column()).isEqualTo(74);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin =
                (HEADER + GOOD.replace("Plan", "Pläne")).getBytes(StandardCharsets.ISO_8859_1);

        FaultsException refused =
                catchThrowableOfType(FaultsException.class, () -> FigureFile.read(latin, reader));

        assertThat(refused.faults()).extracting(Fault::code).containsExactly("FIGURES_NOT_UTF8");
    }

    @Test
    void aSpreadsheetsFormIsTakenToo() {
        String sheet =
                '\uFEFF' + (HEADER + GOOD).replace(',', ';').replace("\n", "\r\n") + ";;;;;;;\r\n";

        List<Entry> entries = read(sheet);

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().value()).isEqualTo(new BigDecimal("4500000000"));
    }

    @Test
    void aFileMayBeSoLongAndNoLonger() {
        assertThat(read(HEADER + rows(FigureFile.ROWS_MAX))).hasSize(FigureFile.ROWS_MAX);
        assertThat(onlyFault(HEADER + rows(FigureFile.ROWS_MAX + 1)).code())
                .isEqualTo("FIGURES_TOO_MANY");
    }

    @Test
    void noMoreFaultsAreToldThanAnybodyReads() {
        String wrong = GOOD.replace("USD", "EUR").repeat(FigureFile.FAULTS_MAX + 1);

        assertThat(faults(HEADER + wrong)).hasSize(FigureFile.FAULTS_MAX);
    }

    /** Distinct figures, by year, span, scope and kind. */
    private static String rows(int count) {
        List<String> scopes = List.of("Lao Cai", "KIM-THANH", "BAN-VUOC", "MUONG-KHUONG");
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                GOOD.replace("2026", Integer.toString(1945 + i / 48))
                                        .replace(",year,", ",M%02d,".formatted(1 + i % 12))
                                        .replace("Lao Cai", scopes.get(i / 12 % 4)))
                .collect(Collectors.joining());
    }

    private List<Entry> read(String text) {
        return FigureFile.read(text.getBytes(StandardCharsets.UTF_8), reader);
    }

    private Fault onlyFault(String text) {
        List<Fault> faults = faults(text);
        assertThat(faults).hasSize(1);
        return faults.getFirst();
    }

    private List<Fault> faults(String text) {
        FaultsException refused = catchThrowableOfType(FaultsException.class, () -> read(text));
        assertThat(refused).isNotNull();
        assertThat(refused.status()).isEqualTo(422);
        return refused.faults();
    }
}
