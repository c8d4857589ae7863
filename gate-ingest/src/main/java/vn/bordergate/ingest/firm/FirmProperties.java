package vn.bordergate.ingest.firm;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code gate.ingest.firms}.
 *
 * @param lookEvery how often an instance looks whether another has changed somebody's rights
 * @param believedFor how long rights are believed that could not be looked at again
 * @param entriesMax members, and grants, that there may be, as all are kept in memory; nobody is
 *     taken on beyond
 */
@ConfigurationProperties("gate.ingest.firms")
record FirmProperties(
        @DefaultValue("2s") Duration lookEvery,
        @DefaultValue("1m") Duration believedFor,
        @DefaultValue("200000") int entriesMax) {

    FirmProperties {
        require(lookEvery.compareTo(Duration.ofMillis(100)) >= 0, "look-every");
        require(believedFor.compareTo(lookEvery) > 0, "believed-for");
        require(believedFor.compareTo(Duration.ofHours(1)) <= 0, "believed-for");
        require(entriesMax >= 1 && entriesMax <= 2_000_000, "entries-max");
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "gate.ingest.firms." + name + " is out of its range");
        }
    }
}
