package vn.bordergate.ingest.sensing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code gate.ingest.sensing}.
 *
 * @param deviceClaim claim of a token that names the device it was made for; where a token has none
 *     its subject, which is the client's id, is the device
 * @param kept how long a reading is known again; a device that was cut off longer than this must
 *     not send what it had sent before
 * @param pruneEvery how often older ones are removed
 * @param bookEvery how often a book that was uploaded elsewhere is looked for
 */
@ConfigurationProperties("gate.ingest.sensing")
record SensingProperties(
        @DefaultValue("device") String deviceClaim,
        @DefaultValue("3d") Duration kept,
        @DefaultValue("1m") Duration pruneEvery,
        @DefaultValue("30s") Duration bookEvery) {

    SensingProperties {
        require(!deviceClaim.isBlank(), "device-claim");
        require(kept.compareTo(Duration.ofHours(1)) >= 0, "kept");
        require(kept.compareTo(Duration.ofDays(30)) <= 0, "kept");
        require(pruneEvery.compareTo(Duration.ofSeconds(1)) >= 0, "prune-every");
        require(bookEvery.compareTo(Duration.ofSeconds(1)) >= 0, "book-every");
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "gate.ingest.sensing." + name + " is out of its range");
        }
    }
}
