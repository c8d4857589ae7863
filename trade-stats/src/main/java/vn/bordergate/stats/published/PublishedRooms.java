package vn.bordergate.stats.published;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** Who may publish a day; everybody may read what was published. */
@Configuration(proxyBeanMethods = false)
class PublishedRooms {

    static final String[] PUBLISHING = {Roles.MANAGEMENT_BOARD, Roles.ADMINISTRATOR};

    @Bean
    AccessRules publishedAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/api/published/{day}/facts")
                        .to(Roles.MANAGEMENT_BOARD, Roles.AUDITOR, Roles.ADMINISTRATOR),
                AccessRules.open(
                        HttpMethod.GET,
                        "/published",
                        "/published/{day}",
                        "/api/published",
                        "/api/published/{day}"),
                AccessRules.allow(HttpMethod.POST, "/published", "/api/published/{day}")
                        .to(PUBLISHING));
    }

    @Bean
    PageMessages publishedTexts() {
        return new PageMessages("messages/published");
    }

    @Bean
    FaultMessages publishedFaults() {
        return new FaultMessages("messages/faults-published");
    }
}
