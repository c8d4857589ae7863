package vn.bordergate.ingest.sheet;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.web.Language;

/** The page on which a file is sent, watched, corrected and lodged. */
@Controller
class BulkPage {

    private final ColumnTexts columns;
    private final SheetProperties limits;

    BulkPage(ColumnTexts columns, SheetProperties limits) {
        this.columns = columns;
        this.limits = limits;
    }

    /** One column as the page explains it. */
    record Line(String heading, boolean required, String hint, String example) {}

    @GetMapping(path = "/bulk", produces = MediaType.TEXT_HTML_VALUE)
    String bulk(Model model, ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        List<Line> lines =
                Arrays.stream(CsvColumn.values())
                        .map(
                                column ->
                                        new Line(
                                                columns.heading(column, language),
                                                column.required(),
                                                columns.hint(column, language),
                                                columns.example(column)))
                        .toList();
        model.addAttribute("columns", lines);
        model.addAttribute("rowsMax", limits.rowsMax());
        model.addAttribute("megabytesMax", limits.fileBytesMax().toMegabytes());
        model.addAttribute("bytesMax", limits.fileBytesMax().toBytes());
        return "gate-ingest/bulk";
    }
}
