package vn.bordergate.clearance.traffic;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.clearance.calling.Scenes;
import vn.bordergate.clearance.goods.GoodsClasses;
import vn.bordergate.clearance.register.CrossingJson;
import vn.bordergate.clearance.register.CrossingQueries;
import vn.bordergate.clearance.register.CrossingRegister;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.clearance.register.DeviceClocks;
import vn.bordergate.clearance.register.FeesDue;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.clearance.register.PlateForgetting;
import vn.bordergate.clearance.register.PlateQuestions;
import vn.bordergate.clearance.register.Tickets;
import vn.bordergate.clearance.register.VehicleQueries;
import vn.bordergate.clearance.register.YardPlaces;
import vn.bordergate.clearance.till.PassageFees;
import vn.bordergate.clearance.till.SettledFees;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.journal.Subscription;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** How the rooms of the traffic are joined, and who may act there. */
@Configuration(proxyBeanMethods = false)
class TrafficRooms {

    /** So many vehicles are locked at a time that no barrier waits long for them. */
    private static final int RECORDS_MAX = 500;

    static final String[] ACTING = {
        Roles.YARD,
        Roles.BORDER_GUARD,
        Roles.MANAGEMENT_BOARD,
        Roles.CUSTOMS_OFFICER,
        Roles.CUSTOMS_LEAD
    };

    @Bean
    AccessRules trafficAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/api/crossings/**", "/api/plate-questions")
                        .to(ACTING),
                AccessRules.allow(
                                HttpMethod.POST,
                                "/api/crossings/**",
                                "/api/plate-questions/**",
                                "/desk/vehicles/**",
                                "/desk/needs/**")
                        .to(ACTING));
    }

    @Bean
    PageMessages vehicleTexts() {
        return new PageMessages("messages/vehicle");
    }

    @Bean
    VehicleWords vehicleWords(MessageSource texts) {
        return new VehicleWords(texts);
    }

    @Bean
    FaultMessages trafficFaults() {
        return new FaultMessages("messages/faults-traffic");
    }

    @Bean
    CrossingJson crossingJson() {
        return new CrossingJson();
    }

    @Bean
    CrossingRegister crossingRegister(
            DatabaseClient database,
            Journal journal,
            EventJson eventJson,
            CrossingJson json,
            @Qualifier("fileWork") Scheduler work) {
        return new CrossingRegister(database, journal, eventJson, json, work);
    }

    @Bean
    CrossingQueries crossingQueries(DatabaseClient database, CrossingJson json) {
        return new CrossingQueries(database, json);
    }

    @Bean
    VehicleQueries vehicleQueries(DatabaseClient database, CrossingJson json) {
        return new VehicleQueries(database, json);
    }

    @Bean
    YardPlaces yardPlaces(DatabaseClient database, GatePlans plans) {
        return new PlannedYards(database, plans, new Tickets(database));
    }

    /** Whose fee is not settled owes one, also before it was quoted. */
    @Bean
    FeesDue feesDue(SettledFees settled) {
        return vehicles ->
                settled.among(vehicles)
                        .map(
                                paid -> {
                                    Set<CrossingId> due = new HashSet<>(vehicles.keySet());
                                    due.removeAll(paid);
                                    return due;
                                });
    }

    @Bean
    CrossingWork crossingWork(
            CrossingRegister register,
            CrossingQueries queries,
            FileRegister files,
            YardPlaces yards,
            FeesDue fees,
            DatabaseClient database,
            FileJson json,
            @Qualifier("fileWork") Scheduler work) {
        return new CrossingWork(
                register,
                queries,
                files,
                yards,
                fees,
                new CargoByCodes(GoodsClasses.shipped()),
                database,
                json,
                work);
    }

    @Bean
    PlateQuestions plateQuestions(DatabaseClient database, CrossingJson json) {
        return new PlateQuestions(database, json);
    }

    @Bean
    VehicleFinder vehicleFinder(DatabaseClient database, @Qualifier("fileWork") Scheduler work) {
        return new VehicleFinder(database, work);
    }

    @Bean
    LaneCalls laneCalls(CrossingWork work) {
        return new LaneCalls(work);
    }

    @Bean
    CrossingDesk crossingDesk(
            CrossingWork work,
            CrossingQueries queries,
            PlateQuestions questions,
            JournaledTransactions transactions,
            @Qualifier("deskBreaker") CircuitBreaker breaker,
            Clock clock) {
        return new CrossingDesk(work, queries, questions, transactions, breaker, clock);
    }

    @Bean
    DeviceClocks deviceClocks(DatabaseClient database) {
        return new DeviceClocks(database);
    }

    @Bean
    NeedsPerson needsPerson(
            CrossingDesk desk,
            VehicleQueries vehicles,
            DeviceClocks clocks,
            DatabaseClient database,
            @Qualifier("deskBreaker") CircuitBreaker breaker) {
        return new NeedsPerson(desk, vehicles, clocks, database, breaker);
    }

    @Bean
    Vehicles vehicles(
            CrossingDesk desk,
            VehicleQueries queries,
            PassageFees fees,
            Scenes scenes,
            OfficerNames names,
            @Qualifier("deskBreaker") CircuitBreaker breaker) {
        return new Vehicles(desk, queries, fees, scenes, names, breaker);
    }

    @Bean
    CrossingClock crossingClock(
            CrossingQueries queries,
            CrossingWork work,
            PlateQuestions questions,
            VehicleFinder finder,
            DatabaseClient database,
            JournaledTransactions transactions,
            Clock clock,
            @Value("${gate.crossings.calls-max:2}") int callsMax) {
        return new CrossingClock(
                queries,
                work,
                new PlateForgetting(database),
                finder,
                new MissedMatches(work, finder, questions, transactions),
                transactions,
                clock,
                callsMax);
    }

    @Bean
    Subscription crossingSubscription(
            CrossingWork work,
            VehicleFinder finder,
            PlateQuestions questions,
            DeviceClocks clocks) {
        return new Subscription(
                        "clearance-crossings",
                        List.of(Topic.GATE_CROSSINGS.wireName()),
                        clocks.hearingAfter(new CrossingIntake(work, finder, questions)))
                .withRecordsMax(RECORDS_MAX);
    }

    /** By itself, so that a burst of decisions on declarations keeps no barrier waiting. */
    @Bean
    Subscription readinessSubscription(CrossingWork work) {
        return new Subscription(
                "clearance-readiness",
                List.of(Topic.CLEARANCE_CROSSINGS.wireName()),
                new CrossingReadiness(work));
    }
}
