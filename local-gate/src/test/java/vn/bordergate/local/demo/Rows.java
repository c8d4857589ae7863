package vn.bordergate.local.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.bordergate.local.demo.FileLine.CustomsRow;

/** Rows for tests, written as the file writes them. */
final class Rows {

    static final String HEADER =
            "Declaration ID,Date,Office ID,Declarant ID,HS6 Code,Country of Origin,Net Mass,Item"
                    + " Price,Critical Fraud";

    private Rows() {}

    static List<FileLine> read(String... lines) throws IOException {
        return readText(HEADER + "\n" + String.join("\n", lines) + "\n");
    }

    static List<FileLine> readText(String text) throws IOException {
        List<FileLine> all = new ArrayList<>();
        try (CustomsFile file =
                new CustomsFile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            for (FileLine line = file.next(); line != null; line = file.next()) {
                all.add(line);
            }
        }
        return all;
    }

    static CustomsRow row(String line) {
        try {
            return (CustomsRow) read(line).getFirst();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
