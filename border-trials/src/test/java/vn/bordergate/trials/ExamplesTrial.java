package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bordergate.trials.running.GateProcess;

/** The example clients do what they say, against a gate that runs. */
class ExamplesTrial {

    private static final Path EXAMPLES = GateProcess.root().resolve("docs/examples");

    @TempDir static Path folder;

    private static GateProcess gate;

    @BeforeAll
    static void start() throws Exception {
        gate = SharedGate.open();
    }

    @Test
    void theClientInBashAndCurlLodges() throws Exception {
        lodges("EX-CURL", List.of("bash", EXAMPLES.resolve("lodge.sh").toString()));
    }

    @Test
    void theClientInPythonLodges() throws Exception {
        lodges("EX-PYTHON", List.of("python3", EXAMPLES.resolve("lodge.py").toString()));
    }

    @Test
    void theClientInJavaLodges() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        lodges("EX-JAVA", List.of(java, EXAMPLES.resolve("Lodge.java").toString()));
    }

    private static void lodges(String reference, List<String> command) throws Exception {
        List<String> whole = new ArrayList<>(command);
        whole.add(reference);
        whole.add(file(reference).toString());
        Path said = folder.resolve(reference + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("GATE", gate.at(0, "").toString());
        builder.environment().put("TOKEN", gate.token("trader"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process client = builder.start();
        boolean ended = client.waitFor(90, TimeUnit.SECONDS);
        client.destroyForcibly();
        String words = Files.readString(said);
        assertThat(ended).as(words).isTrue();
        assertThat(client.exitValue()).as(words).isZero();
        assertThat(words)
                .containsPattern("lodged [0-9a-f-]{36} \\(201\\)")
                .containsPattern("again [0-9a-f-]{36} \\(200\\)")
                .containsPattern("status [A-Z_]+")
                .containsPattern("file LODGED .*\"accepted\": ?1")
                .contains("6, 8 hoặc 10 chữ số");
    }

    /** One row that is sound and one that is not. */
    private static Path file(String reference) throws IOException {
        String arrival =
                LocalDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh"))
                        .plusDays(1)
                        .format(DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm"));
        String row =
                "Mã số thuế;0100109106;Nông sản;%s;KIM-THANH;Xuất khẩu;Xuất khẩu;"
                        + arrival
                        + ";CN;%s;Sầu riêng;VN;17400;69600;USD\n";
        Path file = folder.resolve(reference + ".csv");
        Files.writeString(
                file,
                "declarantScheme;declarantNumber;declarantName;reference;gate;direction;"
                        + "tradeType;plannedArrival;destination;hsCode;description;origin;"
                        + "netMassKg;valueAmount;valueCurrency\n"
                        + row.formatted(reference + "-1", "081060")
                        + row.formatted(reference + "-2", "99"),
                StandardCharsets.UTF_8);
        return file;
    }
}
