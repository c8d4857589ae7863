package vn.bordergate.ingest.telling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code gate.ingest.telling}.
 *
 * @param innerAddresses whether receivers may lie in the gate's own network and be called without
 *     TLS: for one machine and for trials, never where strangers have accounts
 * @param send whether this instance sends
 * @param look how often it looks for what is due
 * @param callMax how long one call may take
 * @param swiftMax how long a call may take before it makes room for those who answer at once
 * @param swiftCalls calls at once to those who answer at once
 * @param slowCalls calls at once to those who do not
 * @param kept how long a message can be sent again
 * @param logKept how long calls stay in the delivery log
 * @param failingMax after so long without a success a receiver is no longer called
 * @param formerSecretKept how long the secret before the last signs too
 * @param mailFrom the sender of e-mails; with {@code spring.mail.host} it turns e-mail on
 */
@ConfigurationProperties("gate.ingest.telling")
record TellingProperties(
        @DefaultValue("false") boolean innerAddresses,
        @DefaultValue("true") boolean send,
        @DefaultValue("200ms") Duration look,
        @DefaultValue("10s") Duration callMax,
        @DefaultValue("400ms") Duration swiftMax,
        @DefaultValue("256") int swiftCalls,
        @DefaultValue("1024") int slowCalls,
        @DefaultValue("30d") Duration kept,
        @DefaultValue("7d") Duration logKept,
        @DefaultValue("3d") Duration failingMax,
        @DefaultValue("1d") Duration formerSecretKept,
        @DefaultValue("") String mailFrom) {

    TellingProperties {
        within(look, Duration.ofMillis(20), Duration.ofMinutes(1), "look");
        within(callMax, Duration.ofSeconds(1), Duration.ofSeconds(30), "call-max");
        within(swiftMax, Duration.ofMillis(50), callMax, "swift-max");
        within(swiftCalls, 1, 4096, "swift-calls");
        within(slowCalls, 2, 16_384, "slow-calls");
        within(kept, Duration.ofDays(4), Duration.ofDays(366), "kept");
        within(logKept, Duration.ofHours(1), Duration.ofDays(366), "log-kept");
        within(failingMax, Duration.ofMinutes(1), Duration.ofDays(30), "failing-max");
        within(formerSecretKept, Duration.ZERO, Duration.ofDays(30), "former-secret-kept");
    }

    private static <T extends Comparable<T>> void within(T value, T min, T max, String name) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "gate.ingest.telling." + name + " is out of its range");
        }
    }
}
