package vn.bordergate.ingest.sensing;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.DoorProperties;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.Roles;

/** Puts the room of readings together. */
@Configuration(proxyBeanMethods = false)
class SensingConfiguration {

    @Bean
    @Order(1)
    AccessRules sensingRules() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.POST, "/api/readings").to(Roles.DEVICE),
                AccessRules.allow(HttpMethod.PUT, DevicesApi.PATH).to(Roles.ADMINISTRATOR),
                AccessRules.allow(HttpMethod.GET, DevicesApi.PATH)
                        .to(
                                Roles.ADMINISTRATOR,
                                Roles.MANAGEMENT_BOARD,
                                Roles.BORDER_GUARD,
                                Roles.YARD,
                                Roles.AUDITOR));
    }

    @Bean
    Readings readings(
            DatabaseClient database, TransactionalOperator transactions, Journal journal) {
        return new Readings(database, transactions, journal);
    }

    @Bean
    Door<Arrived, Outcome> readingsDoor(
            Readings readings,
            DoorProperties limits,
            CircuitBreakerRegistry breakers,
            TimeLimiterRegistry timeLimiters,
            MeterRegistry meters) {
        Door<Arrived, Outcome> door =
                new Door<>(
                        readings::take,
                        Outcome.UNLODGED,
                        limits,
                        breakers.circuitBreaker("door"),
                        timeLimiters.timeLimiter("door"));
        Gauge.builder("gate.readings.waiting", door, Door::waiting)
                .description("readings waiting for a transaction")
                .register(meters);
        return door;
    }

    @Bean
    ReadingIntake readingIntake(
            Door<Arrived, Outcome> readingsDoor,
            EventJson json,
            FaultTexts texts,
            JsonMapper mapper,
            DoorProperties limits,
            InstantSource clock) {
        return new ReadingIntake(
                readingsDoor, json, new ReadingAnswers(texts, mapper), limits, clock);
    }

    @Bean
    DeviceBooks deviceBooks(DatabaseClient database, GateBook declarableGates) {
        return new DeviceBooks(database, declarableGates);
    }

    @Bean
    DeviceShelf deviceShelf(DeviceBooks books, SensingProperties settings) {
        return new DeviceShelf(books, settings.bookEvery());
    }

    @Bean
    DeviceHealth deviceHealth(DatabaseClient database) {
        return new DeviceHealth(database);
    }

    @Bean
    Speakers speakers(DeviceShelf shelf, SensingProperties settings) {
        return new Speakers(shelf, settings.deviceClaim());
    }

    @Bean
    ReadingPruning readingPruning(
            Readings readings, SensingProperties settings, InstantSource clock) {
        return new ReadingPruning(readings, settings.kept(), settings.pruneEvery(), clock);
    }
}
