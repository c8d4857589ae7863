package vn.bordergate.ingest.declaring;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.declaring.form.CrossingReader;
import vn.bordergate.ingest.declaring.form.DeclarationReader;
import vn.bordergate.ingest.declaring.form.KnownCodes;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.DoorProperties;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.ingest.tracking.CrossingProgressTable;
import vn.bordergate.ingest.tracking.ProgressTable;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.web.FaultTexts;

/** Puts the door together. */
@Configuration(proxyBeanMethods = false)
class DeclaringConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<DeclarationId> declarationIds(InstantSource clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }

    @Bean
    GateBook declarableGates(BookProperties books) {
        return GateBook.shipped(books.books());
    }

    @Bean
    DeclarationReader declarationReader(GateBook declarableGates) {
        return new DeclarationReader(KnownCodes.of(declarableGates));
    }

    @Bean
    Declarations declarations(
            DatabaseClient database,
            TransactionalOperator transactions,
            Journal journal,
            EventJson json,
            Companions companions) {
        return new Declarations(database, transactions, journal, json, companions);
    }

    @Bean
    CrossingReader crossingReader(GateBook declarableGates) {
        return new CrossingReader(declarableGates);
    }

    @Bean
    Crossings crossings(DatabaseClient database, EventJson json) {
        return new Crossings(database, json);
    }

    @Bean
    Announcements announcements(EventJson json, Supplier<DeclarationId> declarationIds) {
        return new Announcements(json, declarationIds);
    }

    @Bean
    Companions companions(
            Crossings crossings,
            Announcements announcements,
            DatabaseClient database,
            InstantSource clock) {
        return new Companions(crossings, new Carried(database), announcements, database, clock);
    }

    @Bean
    Announcing announcing(
            Crossings crossings,
            Announcements announcements,
            CrossingProgressTable progress,
            DatabaseClient database,
            Announcing.Writing writing,
            InstantSource clock) {
        return new Announcing(
                crossings, new Carried(database), announcements, progress, writing, clock);
    }

    @Bean
    Announcing.Writing announcingWriting(
            TransactionalOperator transactions, Journal journal, EventJson json) {
        return new Announcing.Writing(transactions, journal, json);
    }

    @Bean
    Door<Lodgement, Outcome> door(
            Declarations declarations,
            DoorProperties limits,
            CircuitBreakerRegistry breakers,
            TimeLimiterRegistry timeLimiters,
            MeterRegistry meters) {
        Door<Lodgement, Outcome> door =
                new Door<>(
                        declarations::lodge,
                        Outcome.UNLODGED,
                        limits,
                        breakers.circuitBreaker("door"),
                        timeLimiters.timeLimiter("door"));
        Gauge.builder("gate.door.waiting", door, Door::waiting)
                .description("declarations waiting for a transaction")
                .register(meters);
        return door;
    }

    @Bean
    Lodgements lodgements(EventJson json, Supplier<DeclarationId> declarationIds) {
        return new Lodgements(json, declarationIds);
    }

    @Bean
    Submissions submissions(
            Door<Lodgement, Outcome> door,
            Declarations declarations,
            Lodgements lodgements,
            Rights rights,
            InstantSource clock) {
        return new Submissions(door, declarations, lodgements, rights, clock);
    }

    @Bean
    Changes changes(
            Declarations declarations,
            ProgressTable progress,
            Lodgements lodgements,
            Changes.Writing writing,
            InstantSource clock) {
        return new Changes(declarations, progress, lodgements, writing, clock);
    }

    @Bean
    Changes.Writing changesWriting(
            DatabaseClient database,
            TransactionalOperator transactions,
            Journal journal,
            EventJson json) {
        return new Changes.Writing(database, transactions, journal, json);
    }

    @Bean
    Bulk bulk(
            DeclarationReader reader,
            Submissions submissions,
            FaultTexts texts,
            JsonMapper json,
            DoorProperties limits,
            InstantSource clock) {
        return new Bulk(reader, submissions, new BulkAnswers(texts, json), limits, clock);
    }
}
