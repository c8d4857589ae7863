package vn.bordergate.journal;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/**
 * {@code GET /actuator/deadletters} counts what waits to be sent again; {@code POST
 * /actuator/deadletters/{topic}} sends it.
 */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    private final DeadLetters deadLetters;

    DeadLettersEndpoint(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @ReadOperation
    Mono<Map<String, Long>> waiting() {
        return deadLetters.waiting();
    }

    @WriteOperation
    Mono<Map<String, Object>> sendAgain(@Selector String topic) {
        return deadLetters.sendAgain(topic).map(count -> Map.of("topic", topic, "sent", count));
    }
}
