package vn.bordergate.clearance;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.bordergate.clearance.hours.GateHours;
import vn.bordergate.clearance.revision.RuleAccess;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** The service of the officers. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(GateHours.class)
public class ClearanceService {

    /** The service as it is run, alone or beside others in one process. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ClearanceService.class)
                .properties("spring.config.name=clearance-service");
    }

    public static void main(String[] args) {
        var unused = builder().run(args);
    }

    @Bean
    AccessRules clearanceAccess() {
        return AccessRules.of(
                // How many files stand where is no secret; which ones they are is.
                AccessRules.open(
                        HttpMethod.GET,
                        "/",
                        "/api/rules/channel",
                        "/api/rules/checks",
                        "/api/rules/vehicle-lanes"),
                RuleAccess.read(),
                RuleAccess.revise(),
                AccessRules.allow(HttpMethod.GET, "/api/lots/{day}").to("auditor"),
                AccessRules.allow(HttpMethod.GET, "/api/files/**").to(Roles.readersOfFiles()),
                // Which of them may do what is decided with the file.
                AccessRules.allow(HttpMethod.POST, "/api/files/**", "/api/decisions")
                        .to(Roles.authorities()));
    }

    @Bean
    PageMessages clearancePages() {
        return new PageMessages("messages/clearance-service");
    }

    @Bean
    FaultMessages clearanceFaults() {
        return new FaultMessages("messages/faults-clearance-service");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
