package vn.bordergate.stats.totals;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.Subscription;

/** The totals' place at the log: few large batches, for distinct cells are what costs. */
@Configuration(proxyBeanMethods = false)
public class FactSubscription {

    /** Consumer group, and the name under which the inbox keeps the offsets. */
    public static final String GROUP = "trade-stats";

    @Bean
    Subscription tradeFacts(TotalsWriting totals, TotalsSettings settings) {
        return new Subscription(GROUP, List.of(Topic.TRADE_FACTS.wireName()), totals)
                .withRecordsMax(settings.batchRecordsMax())
                .withBytesMax(settings.batchBytesMax())
                // One reads and adds up while the other's batch is being written. They share no
                // cell: its coarse part is the key, hence in one partition.
                .withThreads(2)
                // Sums commute; two instances that add to one row need not try again.
                .withAppends(false);
    }
}
