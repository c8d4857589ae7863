package vn.bordergate.stats.totals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/totals/commodity-groups}: which headings are in which group of the national
 * statistics; public, as JSON and as CSV.
 */
@RestController
final class CommodityGroupsApi {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String LINE_END = "\r\n";

    /**
     * A group.
     *
     * @param headings such as {@code 0301-0309 1604}; empty for what is in no other
     */
    record Told(String code, String headings, String nameVi, String nameEn, String nameZh) {

        static Told of(CommodityGroup group) {
            String headings =
                    group.headings().stream()
                            .map(CommodityGroup.Headings::toString)
                            .collect(Collectors.joining(" "));
            return new Told(group.code(), headings, group.nameVi(), group.nameEn(), group.nameZh());
        }

        String line() {
            return String.join(",", code, headings, quoted(nameVi), quoted(nameEn), quoted(nameZh));
        }

        private static String quoted(String text) {
            return '"' + text + '"';
        }
    }

    @GetMapping(path = "/api/totals/commodity-groups", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Told> json() {
        return CommodityGroups.all().stream().map(Told::of).toList();
    }

    @GetMapping(path = "/api/totals/commodity-groups", produces = "text/csv")
    ResponseEntity<String> csv() {
        String lines =
                json().stream()
                        .map(Told::line)
                        .collect(
                                Collectors.joining(
                                        LINE_END,
                                        "code,headings,nameVi,nameEn,nameZh" + LINE_END,
                                        LINE_END));
        return ResponseEntity.ok().contentType(CSV).body(lines);
    }
}
