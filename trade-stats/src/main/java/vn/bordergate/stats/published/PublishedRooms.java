package vn.bordergate.stats.published;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
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

    private static final Logger LOG = LoggerFactory.getLogger(PublishedRooms.class);

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
                        "/api/open/published",
                        "/api/published/{day}"),
                AccessRules.allow(HttpMethod.POST, "/published", "/api/published/{day}")
                        .to(PUBLISHING));
    }

    /** Without a file the seals still chain, but each run signs with a key of its own. */
    @Bean
    SealKey sealKey(@Value("${gate.published.key-file:}") String file) {
        if (file.isEmpty()) {
            LOG.warn("gate.published.key-file is not set: publications are signed by a fresh key");
            return SealKey.fresh();
        }
        return SealKey.keptIn(Path.of(file));
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
