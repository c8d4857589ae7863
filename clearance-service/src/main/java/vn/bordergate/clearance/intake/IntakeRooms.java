package vn.bordergate.clearance.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.hours.GateHours.Calendars;
import vn.bordergate.clearance.park.Parks;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.register.AttachedDocuments;
import vn.bordergate.clearance.register.CrossingQueries;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.NoticeTray;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.journal.Subscription;

/** Puts the room of intake together: what comes in is examined, decided on, and watched. */
@Configuration(proxyBeanMethods = false)
class IntakeRooms {

    /** Waits for its table, and for today's seed: nothing green may be decided before. */
    @Bean
    @DependsOnDatabaseInitialization
    RandomChecks randomChecks(
            DatabaseClient database,
            Clock clock,
            @Value("${gate.random-checks.share}") double share) {
        var random = new RandomChecks(database, clock, share);
        random.prepare().block();
        return random;
    }

    @Bean
    @DependsOnDatabaseInitialization
    PriorityEnterprises priorityEnterprises(
            DatabaseClient database,
            @Value("${gate.priority.suspicion-rows}") List<String> suspicionRows) {
        var priority = new PriorityEnterprises(database, suspicionRows);
        priority.reread().block();
        return priority;
    }

    @Bean
    CustomsLink customsLink(@Value("${gate.customs.link}") List<String> gates) {
        return new CustomsLink(gates);
    }

    @Bean
    Examination examination(
            Rulebook rulebook,
            PriorityEnterprises priority,
            RandomChecks random,
            CustomsLink link,
            Calendars calendars) {
        return new Examination(rulebook, priority, random, link, calendars);
    }

    @Bean
    Subscription declarationSubscription(
            FileRegister register,
            Examination examination,
            Calendars calendars,
            Rates rates,
            Parks parks,
            AttachedDocuments documents) {
        // Two, so that one decides while the other's batch is being written. They share no file: a
        // declaration is always in the same partition.
        return new Subscription(
                        "clearance-intake",
                        List.of(Topic.GATE_DECLARATIONS.wireName()),
                        new DeclarationIntake(
                                register, examination, calendars, rates, parks, documents))
                .withThreads(2);
    }

    @Bean
    @SuppressWarnings("TooManyParameters") // one for each thing that a notice is looked up in
    CustomsIntake customsIntake(
            FileRegister register,
            FileQueries queries,
            CrossingQueries crossings,
            NoticeTray tray,
            Rulebook rulebook,
            CustomsLink link,
            Calendars calendars,
            MeterRegistry metrics) {
        return new CustomsIntake(
                register, queries, crossings, tray, rulebook, link, calendars, metrics);
    }

    /** By itself, so that a stuck customs link stops no declarant. */
    @Bean
    Subscription customsSubscription(CustomsIntake intake) {
        return new Subscription(
                "clearance-customs", List.of(Topic.CUSTOMS_NOTICES.wireName()), intake);
    }

    @Bean
    WaitingNotices waitingNotices(NoticeTray tray, MeterRegistry metrics) {
        return new WaitingNotices(tray, metrics);
    }

    @Bean
    @SuppressWarnings("TooManyParameters") // one for each thing that a sweep looks at
    DueTimes dueTimes(
            FileQueries queries,
            FileRegister register,
            NoticeTray tray,
            CustomsIntake customs,
            WaitingNotices waiting,
            Calendars calendars,
            JournaledTransactions transactions,
            Clock clock) {
        return new DueTimes(
                queries, register, tray, customs, waiting, calendars, transactions, clock);
    }
}
