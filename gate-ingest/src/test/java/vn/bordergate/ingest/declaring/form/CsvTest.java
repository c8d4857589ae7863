package vn.bordergate.ingest.declaring.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.form.Line;
import vn.bordergate.ingest.form.LineSplitter;
import vn.bordergate.web.Fault;

class CsvTest {

    private static final DeclarationReader READER =
            new DeclarationReader(KnownCodes.of(GateBook.shipped()));
    private static final String HEADER =
            "declarantScheme,declarantNumber,declarantName,reference,gate,direction,tradeType,"
                    + "plannedArrival,destination,hsCode,description,origin,netMassKg,valueAmount,"
                    + "valueCurrency\n";
    private static final String ROW =
            "VN_TAX_CODE,0100109106,Nông sản,R-1,KIM-THANH,EXPORT,EXPORT,"
                    + "2026-11-22T14:30:00+07:00,CN,081060,\"Sầu \"\"riêng\"\",\n tươi\",VN,10,20,USD\n";
    private static final String ROW_PLAIN = ROW.replace("\"Sầu \"\"riêng\"\",\n tươi\"", "Sầu");

    private static final String NO_REFERENCE =
            "VN_TAX_CODE,0100109106,N,,KIM-THANH,EXPORT,EXPORT,2026-11-22T14:30:00+07:00,CN,081060,S,"
                    + "VN,10,20,USD\n";

    @Test
    void rowsOfTheSameReferenceAreOneDeclaration() {
        List<CsvDeclaration> all =
                declarations(
                        HEADER
                                + ROW_PLAIN
                                + ",0100109106,,R-1,,,,,,070310,Hành,VN,5,6,USD\r\n"
                                + ROW_PLAIN.replace("R-1", "R-2"));
        assertThat(all).extracting(CsvDeclaration::line).containsExactly(2L, 4L);
        assertThat(sound(all.getFirst()).content().items()).hasSize(2);
        assertThat(sound(all.getLast()).content().reference()).isEqualTo("R-2");
    }

    @Test
    void quotesHoldCommasQuotesAndLines() {
        List<Line> rows = lines(HEADER + ROW + ROW_PLAIN.replace("R-1", "R-2"), 7);
        assertThat(rows).extracting(Line::number).containsExactly(1L, 2L, 4L);
        assertThat(CsvRow.cells(rows.get(1).bytes())).contains("Sầu \"riêng\",\n tươi");
    }

    @Test
    void tellsLineAndColumnOfAFault() {
        List<CsvDeclaration> all =
                declarations(
                        HEADER
                                + ROW_PLAIN.replace("KIM-THANH", "NOWHERE")
                                + ROW_PLAIN.replace("KIM-THANH", "NOWHERE").replace(",10,", ",0,"));
        assertThat(faults(all.getFirst()))
                .extracting(Fault::code, Fault::line, Fault::column, CsvDeclaration::columnTitle)
                .containsExactlyInAnyOrder(
                        tuple("GATE_UNKNOWN", 2, 5, "gate"),
                        tuple("NET_MASS_MISSING", 3, 13, "netMassKg"));
    }

    @Test
    void rowsThatDisagreeAreTold() {
        List<CsvDeclaration> all =
                declarations(HEADER + ROW_PLAIN + ROW_PLAIN.replace(",CN,", ",KR,"));
        assertThat(faults(all.getFirst()))
                .extracting(Fault::code, Fault::line, CsvDeclaration::columnTitle)
                .containsExactly(tuple("CSV_ROWS_DISAGREE", 3, "destination"));
    }

    @Test
    void aWrongHeaderEndsTheFile() {
        List<CsvDeclaration> all =
                declarations(
                        HEADER.replace("origin", "orgin").replace("gate,", "reference,") + ROW);
        assertThat(all.getFirst().endsTheBody()).isTrue();
        assertThat(faults(all.getFirst()))
                .extracting(Fault::code)
                .containsExactlyInAnyOrder(
                        "CSV_COLUMN_UNKNOWN",
                        "CSV_COLUMN_TWICE",
                        "CSV_COLUMN_MISSING",
                        "CSV_COLUMN_MISSING");
    }

    @Test
    void aBrokenRowIsRefusedAndTheNextOnesAreRead() {
        String stray = ROW_PLAIN.replace("Sầu", "6\" ống").replace("R-1", "R-0");
        List<CsvDeclaration> all =
                declarations(HEADER + stray + ROW_PLAIN + ROW_PLAIN.replace("R-1", "R-2"));
        assertThat(all).extracting(CsvDeclaration::line).containsExactly(3L, 4L);
        assertThat(faults(all.getFirst()))
                .extracting(Fault::code, Fault::line)
                .containsExactly(tuple("MALFORMED_CSV", 2));
        assertThat(sound(all.getLast()).content().reference()).isEqualTo("R-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n", NO_REFERENCE})
    void aDeclarationWithABrokenRowInTheMiddleIsRefusedWhole(String broken) {
        List<CsvDeclaration> all =
                declarations(
                        HEADER + ROW_PLAIN + broken + ROW_PLAIN + ROW_PLAIN.replace("R-1", "R-2"));
        assertThat(all).extracting(CsvDeclaration::line).containsExactly(2L, 5L);
        assertThat(faults(all.getFirst())).extracting(Fault::line).containsExactly(3);
        assertThat(sound(all.getLast()).content().items()).hasSize(1);
    }

    @Test
    void aBrokenRowBetweenTwoDeclarationsMayBeOfEither() {
        List<CsvDeclaration> all =
                declarations(
                        HEADER
                                + ROW_PLAIN
                                + "a,b\n"
                                + ROW_PLAIN.replace("R-1", "R-2").repeat(2)
                                + ROW_PLAIN.replace("R-1", "R-3"));
        assertThat(all).extracting(CsvDeclaration::line).containsExactly(2L, 4L, 6L);
        for (CsvDeclaration neighbour : all.subList(0, 2)) {
            assertThat(faults(neighbour))
                    .extracting(Fault::code, Fault::line)
                    .containsExactly(tuple("CSV_ROW_LENGTH", 3));
        }
        assertThat(sound(all.getLast()).content().reference()).isEqualTo("R-3");
    }

    @Test
    void aBrokenLastRowIsOfTheDeclarationBeforeIt() {
        List<CsvDeclaration> all = declarations(HEADER + ROW_PLAIN + ROW_PLAIN + "\"unclosed");
        assertThat(all).hasSize(1);
        assertThat(faults(all.getFirst()))
                .extracting(Fault::code, Fault::line)
                .containsExactly(tuple("MALFORMED_CSV", 4));
    }

    @Test
    void brokenRowsWithoutANeighbourAreToldByThemselves() {
        List<CsvDeclaration> all = declarations(HEADER + "a,b\nc\n");
        assertThat(all).extracting(CsvDeclaration::line).containsExactly(2L);
        assertThat(faults(all.getFirst())).extracting(Fault::line).containsExactly(2, 3);
    }

    @Test
    void aQuotationMarkOpensATextOnlyWhereACellBegins() {
        String mark = "\uFEFF";
        String body = "a,6\" pipe,b\n" + "\"x\"y,\"\"\"z\n\",\"\"\nc, \"d\n\"e\n\",f\n";
        for (int piece = 1; piece < 40; piece++) {
            assertThat(lines(body, piece)).extracting(Line::number).containsExactly(1L, 2L, 4L, 5L);
            assertThat(lines(mark + "\"a\nb\"\nc\n", piece))
                    .extracting(Line::number)
                    .containsExactly(1L, 3L);
        }
    }

    @Test
    void aThousandthRowIsTooMany() {
        String rows = ROW_PLAIN.repeat(1000);
        assertThat(faults(declarations(HEADER + rows).getFirst()))
                .extracting(Fault::code)
                .containsExactly("ITEMS_TOO_MANY");
        assertThat(sound(declarations(HEADER + ROW_PLAIN.repeat(999)).getFirst()).content().items())
                .hasSize(999);
    }

    @Test
    void linesComeOutTheSameHoweverTheBodyIsCut() {
        String body = "one\r\n\r\n  \ntwo\nthrée";
        for (int piece = 1; piece <= body.length(); piece++) {
            assertThat(split(LineSplitter.ofLines(100), body, piece))
                    .extracting(l -> l.number() + new String(l.bytes(), UTF_8))
                    .containsExactly("1one", "4two", "5thrée");
        }
    }

    @Test
    void anOverlongLineIsOneLine() {
        String body = "a".repeat(11) + "\n" + "b".repeat(10) + "\n";
        assertThat(split(LineSplitter.ofLines(10), body, 3))
                .extracting(Line::number, Line::tooLong)
                .containsExactly(tuple(1L, true), tuple(2L, false));
    }

    private static List<CsvDeclaration> declarations(String body) {
        CsvDeclarations csv = new CsvDeclarations();
        List<CsvDeclaration> all = new ArrayList<>();
        lines(body, 100).forEach(line -> all.addAll(csv.add(line)));
        all.addAll(csv.finish());
        return all;
    }

    private static List<Line> lines(String body, int piece) {
        return split(LineSplitter.ofCsvRows(10_000), body, piece);
    }

    private static List<Line> split(LineSplitter splitter, String body, int piece) {
        List<Line> lines = new ArrayList<>();
        byte[] bytes = body.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += piece) {
            int to = Math.min(from + piece, bytes.length);
            lines.addAll(splitter.feed(java.util.Arrays.copyOfRange(bytes, from, to)));
        }
        lines.addAll(splitter.finish());
        return lines;
    }

    private static Reading.Sound sound(CsvDeclaration declaration) {
        return (Reading.Sound) declaration.read(READER, Sample.NOW);
    }

    private static List<Fault> faults(CsvDeclaration declaration) {
        return ((Reading.Faulty) declaration.read(READER, Sample.NOW)).faults();
    }
}
