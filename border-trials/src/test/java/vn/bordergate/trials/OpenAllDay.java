package vn.bordergate.trials;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import vn.bordergate.clearance.yard.GatePlans;

/**
 * The shipped yards and lanes, open around the clock, as trials are run at any hour; and one
 * vehicle called to a lane at a time, so that few fill them.
 */
final class OpenAllDay {

    private OpenAllDay() {}

    /** The place of the file, written into the folder. */
    static URI plans(Path folder) throws IOException {
        try (InputStream shipped =
                Objects.requireNonNull(
                        GatePlans.class.getResourceAsStream("/gates/gate-plans.json"))) {
            String plans =
                    new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("\"opens\": \"[0-9:]+\"", "\"opens\": \"00:00\"")
                            .replaceAll("\"closes\": \"[0-9:]+\"", "\"closes\": \"23:59\"")
                            .replaceAll(
                                    "\"extendableTo\": \"[0-9:]+\"", "\"extendableTo\": \"23:59\"")
                            .replaceAll("\"approachSeconds\": [0-9]+", "\"approachSeconds\": 0");
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("gate-plans.json"), plans)
                    .toAbsolutePath()
                    .toUri();
        }
    }
}
