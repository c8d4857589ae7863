package vn.bordergate.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code gate.sign-in.*}. The provider itself is described by Spring's own {@code
 * spring.security.oauth2.client.*}.
 *
 * @param registration the client registration with which people sign in
 * @param rolesClaim claim that names the roles of a person or machine
 * @param gatesClaim claim that names the gates at which they may act
 * @param firmsClaim claim that names the firms for which they act
 * @param personClaim claim that is the same in every account of one person
 * @param idleMax how long a session may go without a request
 * @param sessionMax how long a session lasts at most, whatever happens in it
 * @param sessionsMax how many people may be signed in at once
 * @param pendingMax how long somebody may take at the provider's page
 * @param providerAnswerMax how long the provider may take to describe itself
 */
@Validated
@ConfigurationProperties("gate.sign-in")
public record SignInSettings(
        @NotBlank @DefaultValue("gate") String registration,
        @NotBlank @DefaultValue("roles") String rolesClaim,
        @NotBlank @DefaultValue("gates") String gatesClaim,
        @NotBlank @DefaultValue("firms") String firmsClaim,
        @NotBlank @DefaultValue("sub") String personClaim,
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) @DefaultValue("30m")
                Duration idleMax,
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) @DefaultValue("10h")
                Duration sessionMax,
        @Min(1) @Max(1_000_000) @DefaultValue("10000") int sessionsMax,
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) @DefaultValue("10m")
                Duration pendingMax,
        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 30) @DefaultValue("10s")
                Duration providerAnswerMax) {

    /** Where a browser goes to sign in; Spring Security answers there. */
    String beginPath() {
        return "/oauth2/authorization/" + registration;
    }
}
