package vn.bordergate.ingest.firm;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.publisher.Flux;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** Puts the room of firms together. */
@Configuration(proxyBeanMethods = false)
class FirmRooms {

    @Bean
    FirmShelf firmShelf(DatabaseClient database, FirmProperties settings, InstantSource clock) {
        return new FirmShelf(new FirmBooks(database, settings.entriesMax()), settings, clock);
    }

    /** The first rule that fits decides, so the desk of officers comes before the traders' page. */
    @Bean
    @Order(2)
    AccessRules firmRules() {
        String[] officers = FirmPerson.officers();
        String[] readers = with(officers, Roles.AUDITOR);
        String[] answerers = with(officers, Roles.TRADER);
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, FirmPage.DESK, "/api/firms/requests/waiting")
                        .to(readers),
                AccessRules.allow(
                                HttpMethod.POST,
                                "/firm/requests/{id}",
                                "/firm/members/end",
                                "/api/firms/requests/{id}",
                                "/api/firms/members/end")
                        .to(answerers),
                AccessRules.allow(null, "/firm", "/firm/**", "/api/firms", "/api/firms/**")
                        .to(Roles.TRADER));
    }

    private static String[] with(String[] roles, String another) {
        return Stream.concat(Stream.of(roles), Stream.of(another)).toArray(String[]::new);
    }

    @Bean
    FaultMessages firmFaults() {
        return new FaultMessages("messages/faults-firm");
    }

    @Bean
    PageMessages firmTexts() {
        return new PageMessages("messages/firm");
    }

    @Bean
    FirmRegister firmRegister(DatabaseClient database, FirmProperties settings) {
        return new FirmRegister(database, settings.entriesMax());
    }

    @Bean
    FirmGrants firmGrants(DatabaseClient database, FirmRegister register, FirmProperties settings) {
        return new FirmGrants(database, register, settings.entriesMax());
    }

    @Bean
    FirmTransactions firmTransactions(
            FirmRegister register,
            DatabaseClient database,
            TransactionalOperator transactions,
            FirmShelf shelf,
            ObjectProvider<RightsMoved> listeners,
            CircuitBreakerRegistry breakers,
            InstantSource clock) {
        return new FirmTransactions(
                register,
                new FirmChanges(database),
                transactions,
                shelf,
                (firm, account) ->
                        Flux.defer(() -> Flux.fromStream(listeners.orderedStream()))
                                .concatMap(one -> one.of(firm, account))
                                .then(),
                breakers.circuitBreaker("door"),
                clock);
    }

    @Bean
    FirmReadings firmReadings(
            DatabaseClient database,
            FirmRegister register,
            FirmGrants grants,
            FirmTransactions guard) {
        return new FirmReadings(database, register, grants, guard);
    }

    @Bean
    FirmKeeping firmKeeping(
            FirmRegister register, FirmGrants grants, FirmTransactions transactions) {
        return new FirmKeeping(register, grants, transactions);
    }

    @Bean
    Rights firmRights(FirmShelf shelf) {
        return new Rights(shelf);
    }

    @Bean
    WebFluxConfigurer rightsArgument(Rights rights) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new RightsArgument(rights));
            }
        };
    }
}
