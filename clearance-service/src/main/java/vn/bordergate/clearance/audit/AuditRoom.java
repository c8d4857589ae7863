package vn.bordergate.clearance.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.web.AccessRules;

/** How the room is furnished, and who may enter. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditRoom {

    @Bean
    AccessRules auditAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/api/audit/**").to("auditor", "administrator"));
    }

    @Bean
    Acts acts(DatabaseClient database) {
        return new Acts(database);
    }

    @Bean
    AuditTrail auditTrail(DatabaseClient database, SealQueries queries) {
        return new AuditTrail(database, queries);
    }

    @Bean
    SealQueries sealQueries(DatabaseClient database) {
        return new SealQueries(database);
    }

    @Bean
    Verification auditVerification(SealQueries queries) {
        return new Verification(queries);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Sealer auditSealer(
            ConnectionFactory database,
            AuditProperties properties,
            Clock clock,
            MeterRegistry meters) {
        Counter sealed =
                Counter.builder("gate.audit.sealed")
                        .description("decisions that were sealed by this instance")
                        .register(meters);
        return new Sealer(database, properties, clock, sealed);
    }

    @Bean
    SealingLag auditSealingHealthIndicator(
            SealQueries queries, Sealer sealer, MeterRegistry meters) {
        return new SealingLag(queries, sealer, meters);
    }
}
