package vn.bordergate.clearance.till;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code gate.fees}.
 *
 * @param sweep how often declarations are looked at that a quote rests on
 * @param returns how often money is sent back that could not be sent before
 * @param lapse after which a payment that was begun is not gone on with but begun anew
 * @param payments where money comes in beside the counter
 */
@ConfigurationProperties("gate.fees")
record TillProperties(
        @DefaultValue("2s") Duration sweep,
        @DefaultValue("30s") Duration returns,
        @DefaultValue("30m") Duration lapse,
        @DefaultValue Provider payments) {

    TillProperties {
        require(lapse.isPositive(), "gate.fees.lapse must be positive");
    }

    /** What kind of provider there is. */
    enum Kind {
        /** Confirms everything and moves no money: for one machine and for demonstrations. */
        LOCAL,
        /** Asked over HTTP, and answers with signed notices. */
        HTTP
    }

    /**
     * Settings under {@code gate.fees.payments}.
     *
     * @param address under which payments and returns are posted
     * @param secret shared with the provider, for HMAC-SHA256 of what is posted and of notices
     * @param publicKey the provider's Ed25519 key (X.509, Base64), where it signs notices with one
     * @param connectMax time to connect
     * @param answerMax time to answer
     * @param noticeAgeMax how old a signature may be; older ones are replays
     */
    record Provider(
            @DefaultValue("LOCAL") Kind kind,
            @Nullable URI address,
            @DefaultValue("") String secret,
            @DefaultValue("") String publicKey,
            @DefaultValue("2s") Duration connectMax,
            @DefaultValue("5s") Duration answerMax,
            @DefaultValue("5m") Duration noticeAgeMax) {

        static final int SECRET_CHARS_MIN = 32;

        Provider {
            if (kind == Kind.HTTP) {
                require(address != null, "gate.fees.payments.address is missing");
                require(
                        secret.length() >= SECRET_CHARS_MIN,
                        "gate.fees.payments.secret must have 32 characters at least");
            }
            require(connectMax.isPositive(), "gate.fees.payments.connect-max must be positive");
            require(answerMax.isPositive(), "gate.fees.payments.answer-max must be positive");
            require(
                    noticeAgeMax.isPositive(),
                    "gate.fees.payments.notice-age-max must be positive");
        }

        /** A secret is not for logs. */
        @Override
        public String toString() {
            return "Provider[" + kind + ", " + address + "]";
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
