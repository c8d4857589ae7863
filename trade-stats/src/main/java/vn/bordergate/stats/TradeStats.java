package vn.bordergate.stats;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** The service of the totals. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class TradeStats {

    /** The service as it is run, alone or beside others in one process. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(TradeStats.class)
                .properties("spring.config.name=trade-stats");
    }

    public static void main(String[] args) {
        var unused = builder().run(args);
    }

    @Bean
    AccessRules tradeStatsAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/", "/api/totals/**"),
                AccessRules.allow(HttpMethod.GET, "/api/park-totals")
                        .to(Roles.MANAGEMENT_BOARD, Roles.AUDITOR, Roles.ADMINISTRATOR),
                AccessRules.allow(null, "/api/recount/**").to(Roles.AUDITOR, Roles.ADMINISTRATOR));
    }

    @Bean
    PageMessages tradeStatsPages() {
        return new PageMessages("messages/trade-stats");
    }

    @Bean
    FaultMessages tradeStatsFaults() {
        return new FaultMessages("messages/faults-trade-stats");
    }

    @Bean
    GateBook gateBook() {
        return GateBook.shipped();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<UUID> recountIds() {
        return UUID::randomUUID;
    }
}
