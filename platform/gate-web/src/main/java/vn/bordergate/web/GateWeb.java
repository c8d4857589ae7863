package vn.bordergate.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code gate.web.*}.
 *
 * @param bodyMax most that one request body may hold when it is read whole
 * @param answerStartMax how long a request may go without the first byte of its answer; streams
 *     that have begun are not limited by it
 * @param idleMax how long a connection may stay open without a request
 * @param retryAfter what a 503 tells the sender to wait
 * @param tokenRememberedMax how long a verified token is believed without verifying it again
 * @param tokensRememberedMax how many verified tokens are remembered
 * @param assetsCachedFor how long a browser may keep style sheets and scripts
 * @param proxies addresses of our own reverse proxies, which are believed when they say for whom
 *     they ask
 * @param apiPages paths of the API documentation, whose content policy is {@code apiPagesPolicy}
 * @param apiPagesPolicy content policy there: Swagger UI sets styles inline
 */
@Validated
@ConfigurationProperties("gate.web")
public record GateWeb(
        @NotNull @DefaultValue("256KB") DataSize bodyMax,
        @NotNull @DurationMin(millis = 100) @DefaultValue("30s") Duration answerStartMax,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("75s") Duration idleMax,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("2s") Duration retryAfter,
        @NotNull @DurationMax(seconds = 30) @DefaultValue("30s") Duration tokenRememberedMax,
        @Min(0) @Max(1_000_000) @DefaultValue("10000") int tokensRememberedMax,
        @NotNull @DefaultValue("1h") Duration assetsCachedFor,
        @NotNull @DefaultValue List<@NotBlank String> proxies,
        @NotNull @DefaultValue({"/swagger-ui/**", "/webjars/**"}) List<@NotBlank String> apiPages,
        @NotBlank @DefaultValue(GateWeb.API_PAGES_POLICY) String apiPagesPolicy) {

    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    static final String API_PAGES_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; connect-src 'self'; font-src 'self';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public GateWeb {
        proxies = List.copyOf(proxies);
        apiPages = List.copyOf(apiPages);
    }
}
