package vn.bordergate.stats.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Figures;
import vn.bordergate.web.paper.Press;

/** Writes a report as a file: spreadsheet, CSV or PDF, each made by the one press. */
@Component
class ReportFiles {

    private final Reports reports;
    private final Press press;
    private final Figures figures;

    ReportFiles(Reports reports, Press reportPress, Figures figures) {
        this.reports = reports;
        this.press = reportPress;
        this.figures = figures;
    }

    /** The forms in which a report may be had. */
    enum Form {
        CSV("csv", new MediaType("text", "csv", StandardCharsets.UTF_8)),
        XLSX(
                "xlsx",
                MediaType.parseMediaType(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
        PDF("pdf", MediaType.APPLICATION_PDF);

        private final String ending;
        private final MediaType type;

        Form(String ending, MediaType type) {
            this.ending = ending;
            this.type = type;
        }

        static Form ending(String text) {
            for (Form form : values()) {
                if (form.ending.equals(text)) {
                    return form;
                }
            }
            throw FaultsException.of(
                    404, Fault.at("", "REPORT_FORM_UNKNOWN", Map.of("value", text)));
        }
    }

    Mono<ResponseEntity<byte[]>> file(ReportFigures of, Form form, Locale locale) {
        Paper paper = reports.paper(of, locale);
        String place = of.gate() == null ? "" : "-" + of.gate();
        String name = "bao-cao-" + of.period().replace("..", "-den-") + place + "." + form.ending;
        return press.print(
                        typefaces ->
                                switch (form) {
                                    case CSV -> PaperCsv.write(paper);
                                    case XLSX -> PaperXlsx.write(paper);
                                    case PDF -> PaperPdf.write(paper, typefaces, figures);
                                })
                .map(
                        bytes ->
                                ResponseEntity.ok()
                                        .contentType(form.type)
                                        .header(
                                                HttpHeaders.CONTENT_DISPOSITION,
                                                ContentDisposition.attachment()
                                                        .filename(name)
                                                        .build()
                                                        .toString())
                                        .body(bytes));
    }
}
