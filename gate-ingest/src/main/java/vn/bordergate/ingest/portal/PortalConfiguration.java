package vn.bordergate.ingest.portal;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** Doors, texts and the API page. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    /** Only a trader's own declarations are there for a trader; the door itself sees to that. */
    @Bean
    AccessRules ingestRules() {
        return AccessRules.of(
                // First, as the rules are tried in their order and nearly all requests come here.
                AccessRules.allow(null, "/api/declarations", "/api/declarations/**")
                        .to(Roles.TRADER),
                AccessRules.allow(null, "/api/crossings", "/api/crossings/**").to(Roles.TRADER),
                AccessRules.open(HttpMethod.GET, "/"),
                AccessRules.open(
                        HttpMethod.GET,
                        "/v3/api-docs",
                        "/v3/api-docs/**",
                        "/v3/api-docs.yaml",
                        "/docs",
                        "/swagger-ui/**",
                        "/webjars/**"));
    }

    @Bean
    FaultMessages ingestFaultMessages() {
        return new FaultMessages("messages/faults-gate-ingest");
    }

    @Bean
    PageMessages ingestPageMessages() {
        return new PageMessages("messages/gate-ingest");
    }

    @Bean
    ShippedExamples ingestExamples() {
        return new ShippedExamples();
    }

    @Bean
    OpenAPI ingestApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Gate ingest")
                                .version("1")
                                .description(
                                        "Declarations to the digital border gate. Faults are"
                                                + " answered as application/problem+json (RFC"
                                                + " 9457), all at once, in Vietnamese, English or"
                                                + " Chinese by Accept-Language."))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "token",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .bearerFormat("JWT")));
    }
}
