package vn.bordergate.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code gate.web.rate.*}: how much of the gate one client may take.
 *
 * @param perSecond requests that an account may make each second, all day long; a file or a stream
 *     of any length is one request
 * @param burst requests that it may make at once after a pause
 * @param openPerSecond the same for an address from which nobody has signed in
 * @param openBurst the same at once
 * @param streams live streams that an account may hold open at a service at a time
 * @param openStreams the same for an address from which nobody has signed in
 * @param clientsMax clients that are remembered; who is forgotten begins with a full allowance
 */
@ConfigurationProperties("gate.web.rate")
public record RateLimits(
        @DefaultValue("1000") int perSecond,
        @DefaultValue("5000") int burst,
        @DefaultValue("1000") int openPerSecond,
        @DefaultValue("5000") int openBurst,
        @DefaultValue("30") int streams,
        @DefaultValue("100") int openStreams,
        @DefaultValue("50000") int clientsMax) {

    private static final int PER_SECOND_MAX = 1_000_000;

    public RateLimits {
        require(isWithin(perSecond, PER_SECOND_MAX), "per-second");
        require(isWithin(burst, PER_SECOND_MAX), "burst");
        require(isWithin(openPerSecond, PER_SECOND_MAX), "open-per-second");
        require(isWithin(openBurst, PER_SECOND_MAX), "open-burst");
        require(isWithin(streams, PER_SECOND_MAX), "streams");
        require(isWithin(openStreams, PER_SECOND_MAX), "open-streams");
        require(isWithin(clientsMax, PER_SECOND_MAX), "clients-max");
    }

    private static boolean isWithin(int value, int most) {
        return value >= 1 && value <= most;
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException("gate.web.rate." + name + " is out of its range");
        }
    }
}
