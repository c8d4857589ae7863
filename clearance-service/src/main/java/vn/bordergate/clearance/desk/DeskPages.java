package vn.bordergate.clearance.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.register.FileMoves;
import vn.bordergate.clearance.register.WorkQueries;
import vn.bordergate.clearance.slip.SlipPress;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** What the desk's pages need. */
@Configuration(proxyBeanMethods = false)
class DeskPages {

    @Bean
    AccessRules deskAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/webjars/htmx.org/**"),
                AccessRules.allow(HttpMethod.GET, "/desk", "/desk/**").to(Roles.readersOfFiles()),
                AccessRules.allow(HttpMethod.POST, "/desk/files/**").to(Roles.authorities()));
    }

    @Bean
    PageMessages deskMessages() {
        return new PageMessages("messages/clearance-service-desk");
    }

    @Bean
    SlipPress slipPress() {
        return new SlipPress();
    }

    @Bean
    WorkQueries workQueries(DatabaseClient database) {
        return new WorkQueries(database);
    }

    @Bean
    FileMoves fileMoves(DatabaseClient database) {
        return new FileMoves(database);
    }
}
