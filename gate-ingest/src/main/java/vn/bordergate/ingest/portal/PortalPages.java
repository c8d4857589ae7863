package vn.bordergate.ingest.portal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** What the traders' pages need. */
@Configuration(proxyBeanMethods = false)
class PortalPages {

    @Bean
    @Order(10)
    AccessRules portalAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/mine", "/mine/**").to(Roles.TRADER),
                AccessRules.allow(HttpMethod.GET, "/api/consignments", "/api/consignments/**")
                        .to(Roles.TRADER),
                AccessRules.allow(null, "/api/drafts", "/api/drafts/**").to(Roles.TRADER),
                AccessRules.open(HttpMethod.GET, "/api/goods"));
    }

    @Bean
    PageMessages portalMessages() {
        return new PageMessages("messages/portal");
    }
}
