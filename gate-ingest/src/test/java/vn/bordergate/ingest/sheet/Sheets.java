package vn.bordergate.ingest.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Spreadsheets put together by hand, down to what no spreadsheet program would write. */
final class Sheets {

    static final List<String> HEADER =
            List.of(
                    "Loại định danh người khai",
                    "Mã số người khai",
                    "Tên người khai",
                    "Số tham chiếu",
                    "Cửa khẩu",
                    "Chiều",
                    "Loại hình",
                    "Thời gian dự kiến đến",
                    "Nước đến",
                    "Mã HS",
                    "Tên hàng",
                    "Xuất xứ",
                    "Khối lượng tịnh (kg)",
                    "Trị giá",
                    "Loại tiền");

    private static final String STYLES =
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + "<numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/></numFmts>"
                    + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"14\"/></cellXfs>"
                    + "</styleSheet>";

    private final StringBuilder rows = new StringBuilder();
    private final Map<String, String> more = new LinkedHashMap<>();
    private String behindRows = "";
    private int row;

    /** A table with the Vietnamese header. */
    static Sheets table() {
        Sheets sheets = new Sheets();
        sheets.texts(HEADER);
        return sheets;
    }

    /** A sound row under this reference. */
    static List<String> sound(String reference) {
        return List.of(
                "Mã số thuế",
                "0100109106",
                "Nông sản Lào Cai",
                reference,
                "KIM-THANH",
                "Xuất khẩu",
                "Xuất khẩu",
                "22/11/2026 14:30",
                "CN",
                "081060",
                "Sầu riêng tươi",
                "VN",
                "17400",
                "69600.00",
                "USD");
    }

    static List<String> sound(String reference, int place, String value) {
        List<String> cells = new ArrayList<>(sound(reference));
        cells.set(place, value);
        return cells;
    }

    Sheets texts(List<String> cells) {
        return cells(cells.stream().map(Sheets::text).toList());
    }

    /** Cells as their XML, with {@code @} for the place of each. */
    Sheets cells(List<String> cells) {
        row++;
        rows.append("<row r=\"").append(row).append("\">");
        for (int i = 0; i < cells.size(); i++) {
            rows.append(cells.get(i).replace("@", CellRange.letters(i + 1) + row));
        }
        rows.append("</row>");
        return this;
    }

    /** A sound row with the XML of one cell in place of its text. */
    Sheets soundWith(String reference, int place, String cell) {
        List<String> cells = new ArrayList<>(sound(reference).stream().map(Sheets::text).toList());
        cells.set(place, cell);
        return cells(cells);
    }

    Sheets skipTo(int next) {
        row = next - 1;
        return this;
    }

    Sheets behind(String xml) {
        behindRows += xml;
        return this;
    }

    Sheets part(String name, String content) {
        more.put(name, content);
        return this;
    }

    static String text(String text) {
        return "<c r=\"@\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    byte[] bytes() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put("xl/styles.xml", STYLES);
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        + rows
                        + "</sheetData>"
                        + behindRows
                        + "</worksheet>");
        parts.putAll(more);
        return zip(parts);
    }

    static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
