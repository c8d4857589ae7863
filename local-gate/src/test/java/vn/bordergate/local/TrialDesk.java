package vn.bordergate.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import reactor.core.publisher.Mono;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.GateGrants;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/** A service with nothing but doors, so that signing in can be tried without a database. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "vn.bordergate.journal.JournalAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
class TrialDesk {

    static final TrialClock CLOCK = new TrialClock();

    /** The time of day, and what the trials have added to it. */
    static final class TrialClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void moveOn(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Bean
    Clock clock() {
        return CLOCK;
    }

    @Bean
    AccessRules trialDoors() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/open"),
                AccessRules.allow(null, "/desk/**").to(Roles.customs()),
                AccessRules.allow(null, "/lead").to(Roles.CUSTOMS_LEAD),
                AccessRules.allow(null, "/lodge").to(Roles.TRADER));
    }

    @Controller
    static class Doors {

        /** Any page of the shell will do. */
        @GetMapping({"/open", "/desk/page"})
        String page() {
            return "shell/signed-out";
        }

        @GetMapping("/desk/me")
        @ResponseBody
        Mono<String> me(SignedIn who, GateGrants grants) {
            return Mono.just(
                    who.subject() + "|" + who.displayName() + "|" + who.roles() + "|" + grants);
        }

        @PostMapping({"/desk/decide", "/lodge"})
        @ResponseBody
        Mono<String> decide(SignedIn who) {
            return Mono.just("decided by " + who.subject());
        }

        @GetMapping("/lead")
        @ResponseBody
        Mono<String> lead() {
            return Mono.just("lead");
        }
    }
}
