package vn.bordergate.stats.target;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/** Who may read plans and who may enter figures. */
@Configuration(proxyBeanMethods = false)
class TargetRooms {

    private static final String[] ENTERING = {Roles.MANAGEMENT_BOARD, Roles.ADMINISTRATOR};

    private static final String[] READING = {
        Roles.MANAGEMENT_BOARD, Roles.ADMINISTRATOR, Roles.AUDITOR
    };

    /** Whether a page offers them the forms; what they may do is decided at the door. */
    static boolean mayEnter(SignedIn reader) {
        return reader.grants().everywhere() && reader.isOneOf(ENTERING);
    }

    /** Whether they may see who entered what. */
    static boolean mayRead(SignedIn reader) {
        return reader.isOneOf(READING);
    }

    @Bean
    AccessRules targetAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/plan", "/api/plan", "/api/figures/indicators"),
                AccessRules.allow(HttpMethod.GET, "/api/figures").to(READING),
                AccessRules.allow(HttpMethod.POST, "/plan/**", "/api/figures/**").to(ENTERING));
    }

    @Bean
    PageMessages targetTexts() {
        return new PageMessages("messages/target");
    }

    @Bean
    FaultMessages targetFaults() {
        return new FaultMessages("messages/faults-target");
    }
}
