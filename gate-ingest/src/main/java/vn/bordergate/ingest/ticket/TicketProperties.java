package vn.bordergate.ingest.ticket;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code gate.ingest.ticket}.
 *
 * @param keys folder of the keys that sign tickets, a file each; none for a key of this run alone
 * @param valid how long a signed code holds; a page that is opened again has a fresh one
 */
@ConfigurationProperties("gate.ingest.ticket")
record TicketProperties(@Nullable Path keys, @DefaultValue("12h") Duration valid) {

    static final Duration VALID_MIN = Duration.ofMinutes(15);
    static final Duration VALID_MAX = Duration.ofDays(3);

    TicketProperties {
        if (valid.compareTo(VALID_MIN) < 0 || valid.compareTo(VALID_MAX) > 0) {
            throw new IllegalArgumentException("gate.ingest.ticket.valid is out of its range");
        }
    }
}
