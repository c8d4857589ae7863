package vn.bordergate.clearance.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code gate.audit}.
 *
 * @param seal whether this instance seals; of several that do, one seals and the others stand by
 * @param pollEvery how often the sealer looks for new decisions once it has caught up
 * @param batchMax most decisions sealed with one statement
 * @param stepMax limit on each statement of the sealer
 * @param tellHeadEvery how often the end of the chain is written to the log
 * @param lagEvery how often it is measured how far the seals are behind
 */
@ConfigurationProperties("gate.audit")
public record AuditProperties(
        @DefaultValue("true") boolean seal,
        @DefaultValue("200ms") Duration pollEvery,
        @DefaultValue("5000") int batchMax,
        @DefaultValue("20s") Duration stepMax,
        @DefaultValue("1h") Duration tellHeadEvery,
        @DefaultValue("10s") Duration lagEvery) {

    static final int BATCH_LIMIT = 50_000;

    public AuditProperties {
        positive("poll-every", pollEvery);
        positive("step-max", stepMax);
        positive("tell-head-every", tellHeadEvery);
        positive("lag-every", lagEvery);
        require(batchMax >= 1 && batchMax <= BATCH_LIMIT, "batch-max");
    }

    private static void positive(String name, Duration duration) {
        require(duration.isPositive(), name);
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException("gate.audit." + name + " is out of its range");
        }
    }
}
