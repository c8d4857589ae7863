package vn.bordergate.stats.vehicles;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.Subscription;
import vn.bordergate.web.AccessRules;

/** The vehicles' place at the log, and who may read them: everybody. */
@Configuration(proxyBeanMethods = false)
class VehicleRooms {

    /** Consumer group, and the name under which the inbox keeps the offsets. */
    static final String GROUP = "trade-stats-vehicles";

    @Bean
    Subscription crossingsForVehicles(VehicleWriting vehicles) {
        return new Subscription(GROUP, List.of(Topic.CLEARANCE_CROSSINGS.wireName()), vehicles)
                .withAppends(false);
    }

    @Bean
    AccessRules vehicleAccess() {
        return AccessRules.of(AccessRules.open(HttpMethod.GET, "/api/vehicles", "/api/waiting"));
    }
}
