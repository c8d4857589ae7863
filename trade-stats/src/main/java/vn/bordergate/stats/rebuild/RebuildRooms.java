package vn.bordergate.stats.rebuild;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** Who may rebuild the totals: administrators. */
@Configuration(proxyBeanMethods = false)
class RebuildRooms {

    @Bean
    AccessRules rebuildAccess() {
        return AccessRules.of(
                AccessRules.allow(null, "/rebuild", "/api/rebuild/**").to(Roles.ADMINISTRATOR));
    }

    @Bean
    PageMessages rebuildTexts() {
        return new PageMessages("messages/rebuild");
    }

    @Bean
    FaultMessages rebuildFaults() {
        return new FaultMessages("messages/faults-rebuild");
    }
}
