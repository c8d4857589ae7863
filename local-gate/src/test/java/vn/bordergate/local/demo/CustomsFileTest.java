package vn.bordergate.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.local.demo.FileLine.BrokenRow;
import vn.bordergate.local.demo.FileLine.CustomsRow;

class CustomsFileTest {

    private static final String SOUND = "97061800,2020-01-01,30,ZZR1LT6,440890,BE,108.0,372254.4,0";

    @Test
    void aSoundRowIsReadAsItStands() throws Exception {
        assertThat(Rows.read(SOUND))
                .containsExactly(
                        new CustomsRow(
                                2,
                                "97061800",
                                LocalDate.of(2020, 1, 1),
                                30,
                                "ZZR1LT6",
                                "440890",
                                "BE",
                                new BigDecimal("108.0"),
                                new BigDecimal("372254.4"),
                                0));
    }

    @Test
    void columnsAreFoundByNameWhateverTheirOrderAndCompany() throws Exception {
        String text =
                "\uFEFFItem Price,Net Mass,\"Country of Origin\",HS6 Code,Remarks,Declarant ID,Office"
                        + " ID,Date,Declaration ID,Critical Fraud\r\n"
                        + "1.5,2,CN,080610,\"grapes, \"\"fresh\"\"\",D1,7,2020-02-03,X1,2\r\n";
        CustomsRow row = (CustomsRow) Rows.readText(text).getFirst();
        assertThat(row.declarationId()).isEqualTo("X1");
        assertThat(row.office()).isEqualTo(7);
        assertThat(row.criticalFraud()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "97061800,2020-13-01,30,Z,440890,BE,1,1,0 | Date is \"2020-13-01\"",
                "97061800,2020-01-01,X,Z,440890,BE,1,1,0  | Office ID is \"X\"",
                "97061800,2020-01-01,1000,Z,440890,BE,1,1,0  | Office ID is \"1000\"",
                "97061800,2020-01-01,30,Z,440890,BE,NaN,1,0 | Net Mass is \"NaN\"",
                "97061800,2020-01-01,30,Z,440890,BE,1,1e999999999,0 | Item Price is \"1e999999999\"",
                "97061800,2020-01-01,30,Z,440890,BE,1,,0 | Item Price is \"\"",
                "97061800,2020-01-01,30,Z,440890,BE,1 | ends before the column Item Price",
                ",2020-01-01,30,Z,440890,BE,1,1,0 | Declaration ID is \"\"",
                "97061800,2020-01-01,30,Z,440890,BE,1,1,9 | Critical Fraud is \"9\"",
            })
    void aBrokenRowIsToldByItsLineAndTheNextOneIsRead(String line, String reason) throws Exception {
        List<FileLine> lines = Rows.read(SOUND, line, SOUND);
        assertThat(lines.get(1)).isEqualTo(new BrokenRow(3, reason));
        assertThat(lines.get(2)).isInstanceOf(CustomsRow.class);
    }

    @Test
    void anOpenQuotationMarkBreaksItsOwnRowOnly() throws Exception {
        List<FileLine> lines = Rows.read("\"97061800,2020-01-01", "", SOUND);
        assertThat(lines.getFirst()).isEqualTo(new BrokenRow(2, "a quotation mark is not closed"));
        assertThat(lines.getLast().line()).isEqualTo(4);
    }

    @Test
    void aFileWithoutTheColumnsIsRefusedWithTheirNames() {
        assertThatThrownBy(() -> Rows.readText("Declaration ID,Date\n1,2\n"))
                .isInstanceOf(CustomsFile.UnusableFileException.class)
                .hasMessageContaining("Office ID, Declarant ID");
        assertThatThrownBy(() -> Rows.readText("")).hasMessage("the file is empty");
    }
}
