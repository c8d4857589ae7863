package vn.bordergate.ingest.tracking;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.Subscription;

/** Subscribes to what clearance-service publishes. */
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {

    @Bean
    Subscription tracking(ProgressTable table, DeclinedChanges declinedChanges, Onlooker onlooker) {
        return new Subscription(
                        "gate-ingest.tracking",
                        List.of(Topic.CLEARANCE_DECLARATIONS.wireName()),
                        new Tracking(table, declinedChanges, onlooker))
                .withAppends(false);
    }

    @Bean
    Subscription crossingTracking(CrossingProgressTable table, Onlooker onlooker) {
        return new Subscription(
                        "gate-ingest.crossing-tracking",
                        List.of(Topic.CLEARANCE_CROSSINGS.wireName()),
                        new CrossingTracking(table, onlooker))
                .withAppends(false);
    }
}
