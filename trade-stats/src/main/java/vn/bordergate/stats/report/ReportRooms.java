package vn.bordergate.stats.report;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;
import vn.bordergate.web.paper.Press;

/** Who may read reports and who hands them in, and how they are put together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ReportRooms {

    private static final String[] HANDING_IN = {Roles.MANAGEMENT_BOARD, Roles.ADMINISTRATOR};

    private static final String[] READING = {
        Roles.MANAGEMENT_BOARD, Roles.ADMINISTRATOR, Roles.AUDITOR
    };

    /** Whether a page offers it; whether they may is decided at the door. */
    static boolean mayHandIn(SignedIn reader) {
        return reader.isOneOf(HANDING_IN);
    }

    @Bean
    AccessRules reportAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/reports/**", "/api/reports/**").to(READING),
                AccessRules.allow(HttpMethod.POST, "/reports", "/api/reports").to(HANDING_IN));
    }

    @Bean
    PageMessages reportTexts() {
        return new PageMessages("messages/report");
    }

    @Bean
    FaultMessages reportFaults() {
        return new FaultMessages("messages/faults-report");
    }

    @Bean(destroyMethod = "close")
    Press reportPress() {
        return new Press("report-press", "REPORTS_CROWDED");
    }
}
