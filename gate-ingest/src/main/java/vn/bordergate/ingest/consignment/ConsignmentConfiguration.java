package vn.bordergate.ingest.consignment;

import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.Subscription;

/** Puts the traders' list together. */
@Configuration(proxyBeanMethods = false)
class ConsignmentConfiguration {

    @Bean
    ConsignmentQueries consignmentQueries(DatabaseClient database) {
        return new ConsignmentQueries(database);
    }

    @Bean
    Steps consignmentSteps(DatabaseClient database) {
        return new Steps(database);
    }

    @Bean
    ConsignmentIntake consignmentIntake(DatabaseClient database, Steps steps) {
        return new ConsignmentIntake(new Consignments(database), steps);
    }

    @Bean
    LiveConsignments liveConsignments(ConnectionFactory connections) {
        return new LiveConsignments(connections);
    }

    @Bean
    Subscription consignments(ConsignmentIntake intake) {
        return new Subscription(
                        "gate-ingest.consignments",
                        List.of(
                                Topic.GATE_DECLARATIONS.wireName(),
                                Topic.GATE_CROSSINGS.wireName()),
                        intake)
                .withAppends(false);
    }
}
