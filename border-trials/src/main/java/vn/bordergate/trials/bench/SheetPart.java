package vn.bordergate.trials.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.trials.running.GateProcess;

/** A spreadsheet of 10,000 rows: sent, checked with progress, and then lodged. */
final class SheetPart {

    private static final int ROWS = 10_000;
    private static final double GOAL_SECONDS = 5;
    private static final String[] HEADINGS = {
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
        "Loại tiền"
    };

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final Figures figures;
    private final int warmUps;
    private final int measured;

    SheetPart(boolean quick, Figures figures) {
        this.figures = figures;
        warmUps = quick ? 1 : 3;
        measured = quick ? 2 : 5;
    }

    /** What became of one file. */
    private record Run(double checkedSeconds, int progress, JsonNode view) {}

    void run(GateProcess gate) throws Exception {
        String token = gate.token("trader");
        PortalBench.say("files of " + ROWS + " rows");
        double parsed = Double.MAX_VALUE;
        double worst = 0;
        double lodged = 0;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < warmUps + measured; i++) {
            byte[] file = file("S" + Long.toString(System.currentTimeMillis(), 36) + "-" + i);
            parsed = Math.min(parsed, parseSeconds(file));
            Run run = checked(gate, token, file);
            require(run.view(), "CHECKED", "sound");
            double start = System.nanoTime();
            JsonNode view = lodged(gate, token, run.view());
            require(view, "LODGED", "accepted");
            if (i >= warmUps) {
                worst = Math.max(worst, run.checkedSeconds());
                fewest = Math.min(fewest, run.progress());
                lodged = Math.max(lodged, (System.nanoTime() - start) / 1e9);
            }
        }
        figures.limit("raw-unzip-and-parse-10000-rows", parsed, "s");
        figures.atMost("sheet-10000-rows-sent-and-checked-worst", worst, "s", GOAL_SECONDS);
        figures.atLeast("sheet-progress-events-fewest", fewest, "events", 2);
        figures.limit("sheet-10000-declarations-lodged-worst", lodged, "s");
    }

    private Run checked(GateProcess gate, String token, byte[] file) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> sent =
                http.send(
                        request(gate, token, "/api/bulk?name=bench.xlsx")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (sent.statusCode() != 202) {
            throw new IOException(sent.statusCode() + " " + sent.body());
        }
        return followed(gate, token, json.readTree(sent.body()), start);
    }

    private JsonNode lodged(GateProcess gate, String token, JsonNode view) throws Exception {
        long start = System.nanoTime();
        http.send(
                request(gate, token, view.at("/links/lodge").asString())
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return followed(gate, token, view, start).view();
    }

    /** Reads the progress to its end, as a page does. */
    private Run followed(GateProcess gate, String token, JsonNode view, long start)
            throws Exception {
        String path = view.at("/links/progress").asString();
        HttpResponse<java.util.stream.Stream<String>> events =
                http.send(
                        request(gate, token, path).GET().build(),
                        HttpResponse.BodyHandlers.ofLines());
        String[] last = {""};
        int[] count = {0};
        try (var lines = events.body()) {
            lines.filter(line -> line.startsWith("data:"))
                    .forEach(
                            line -> {
                                last[0] = line.substring("data:".length());
                                count[0]++;
                            });
        }
        return new Run((System.nanoTime() - start) / 1e9, count[0], json.readTree(last[0]));
    }

    private static HttpRequest.Builder request(GateProcess gate, String token, String path) {
        return HttpRequest.newBuilder(gate.at(0, path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token);
    }

    private static void require(JsonNode view, String state, String count) throws IOException {
        if (!view.at("/state").asString().equals(state)
                || view.at("/tally/" + count).asInt() != ROWS) {
            throw new IOException("not as it should be: " + view);
        }
    }

    private static byte[] file(String prefix) throws IOException {
        LocalDateTime tomorrow =
                LocalDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(1).withNano(0);
        var bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "bench", "1.0")) {
            Worksheet sheet = book.newWorksheet("Khai báo");
            for (int i = 0; i < HEADINGS.length; i++) {
                sheet.value(0, i, HEADINGS[i]);
            }
            for (int row = 1; row <= ROWS; row++) {
                Object[] cells = {
                    "Mã số thuế",
                    "0100109106",
                    "Nông sản Lào Cai",
                    prefix + "-" + row,
                    "KIM-THANH",
                    "Xuất khẩu",
                    "Xuất khẩu",
                    tomorrow,
                    "CN",
                    "081060",
                    "Sầu riêng tươi loại " + row % 97,
                    "VN",
                    17_400 + row,
                    69_600.5 + row,
                    "USD"
                };
                for (int i = 0; i < cells.length; i++) {
                    put(sheet, row, i, cells[i]);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void put(Worksheet sheet, int row, int column, Object value) {
        switch (value) {
            case LocalDateTime moment -> {
                sheet.value(row, column, moment);
                sheet.style(row, column).format("dd/mm/yyyy hh:mm").set();
            }
            case Number number -> sheet.value(row, column, number);
            default -> sheet.value(row, column, value.toString());
        }
    }

    /** What the machine needs to unpack the file and look at its XML, doing nothing with it. */
    private static double parseSeconds(byte[] file) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // By the directory at its end: the lengths of a part stand behind it, in a form that a
        // stream does not read.
        Path packed = Files.write(Files.createTempFile("gate-bench", ".xlsx"), file);
        long start = System.nanoTime();
        try (ZipFile zip = new ZipFile(packed.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".xml")) {
                    XMLStreamReader reader =
                            factory.createXMLStreamReader(
                                    new ByteArrayInputStream(
                                            zip.getInputStream(entry).readAllBytes()));
                    while (reader.hasNext()) {
                        reader.next();
                    }
                }
            }
        } finally {
            Files.delete(packed);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
