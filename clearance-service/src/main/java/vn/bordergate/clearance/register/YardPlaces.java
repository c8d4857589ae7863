package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.yard.Occupancy;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;

/** Who finds a place in a yard for a vehicle that wants to enter. */
public interface YardPlaces {

    /**
     * How full the yards of a gate are for the caller's transaction; one that is empty may lack.
     */
    Mono<Map<String, Occupancy>> occupied(GateCode gate);

    /**
     * Finds a place and gives a ticket, in the caller's transaction; asked once for each vehicle,
     * in the order of their coming.
     *
     * @param occupied with those who were let in and called out in the same transaction before
     */
    Mono<Given> place(Wanted wanted, Map<String, Occupancy> occupied);

    /**
     * A vehicle before a yard.
     *
     * @param yard where it stands, or empty where a person lets it in without saying where
     */
    record Wanted(
            CrossingId crossing,
            GateCode gate,
            String yard,
            Direction direction,
            boolean laden,
            GoodsClass goods,
            Instant at) {}

    /** The answer. */
    sealed interface Given {
        String yard();
    }

    /**
     * It is let in.
     *
     * @param rule why into this yard, or null where there is no plan
     */
    record Ticket(String yard, String ticket, @Nullable String rule) implements Given {}

    /**
     * It is not.
     *
     * @param code such as {@code YARDS_FULL}
     */
    record Refusal(String yard, String code) implements Given {}
}
