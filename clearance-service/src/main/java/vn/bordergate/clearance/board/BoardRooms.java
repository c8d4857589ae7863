package vn.bordergate.clearance.board;

import java.time.Clock;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.board.LiveQueues.Seen;
import vn.bordergate.clearance.calling.MeasureBook;
import vn.bordergate.clearance.calling.Scenes;
import vn.bordergate.clearance.calling.YardFloor;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.traffic.NeedsPerson;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** How the boards are put together, and who may see and use them. */
@Configuration(proxyBeanMethods = false)
class BoardRooms {

    static final String[] ACTING = {Roles.YARD, Roles.MANAGEMENT_BOARD};

    /**
     * Reading the desk's pages is allowed with the desk; before its rules, as these are narrower.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    AccessRules boardAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/queue", "/queue/**", "/api/queue/**"),
                AccessRules.allow(HttpMethod.POST, "/desk/yard/**").to(ACTING));
    }

    @Bean
    PageMessages boardTexts() {
        return new PageMessages("messages/board");
    }

    @Bean
    Scenes scenes(
            DatabaseClient database,
            YardFloor floor,
            MeasureBook measures,
            GatePlans plans,
            Clock clock) {
        return new Scenes(database, floor, measures, plans, clock);
    }

    @Bean
    Queues queues(Scenes scenes, PublishedOrder order) {
        return new Queues(scenes, order);
    }

    @Bean
    @Primary
    LiveQueues liveQueues(Queues queues, Clock clock) {
        return new LiveQueues(queues::has, gate -> queues.of(gate).map(BoardRooms::seen), clock);
    }

    /** Officers are told of what needs them as well. */
    @Bean
    LiveQueues liveBoards(Queues queues, NeedsPerson needs, Clock clock) {
        return new LiveQueues(
                queues::has,
                gate ->
                        Mono.zip(queues.of(gate), needs.mark(gate))
                                .map(
                                        both ->
                                                new Seen(
                                                        both.getT1().seen() + both.getT2(),
                                                        both.getT1().queue().at())),
                clock);
    }

    private static Seen seen(Queues.Snapshot snapshot) {
        return new Seen(snapshot.tag(), snapshot.queue().at());
    }

    @Bean
    BoardWords boardWords(MessageSource texts, PublishedOrder order) {
        return new BoardWords(texts, GateBook.shipped(), order);
    }
}
