package vn.bordergate.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A service with one handler for each way to fail, as the trials need it. */
@SpringBootConfiguration
@EnableAutoConfiguration
class SmallGate {

    @Bean
    AccessRules trialRules() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/open/**"),
                AccessRules.open(HttpMethod.POST, "/open/said"),
                AccessRules.allow(null, "/trader/**").to("trader"));
    }

    @Bean
    PageMessages trialMessages() {
        return new PageMessages("messages/trial");
    }

    record Weighed(int kilograms) {}

    @Controller
    static class Doors {

        private final LiveShare share;

        Doors(LiveShare share) {
            this.share = share;
        }

        @GetMapping(
                path = {"/open/live", "/trader/live"},
                produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        @ResponseBody
        Flux<String> live(ServerWebExchange exchange) {
            return share.of(exchange, Flux.concat(Mono.just("here"), Mono.never()));
        }

        @GetMapping("/open/hello")
        @ResponseBody
        Mono<String> hello() {
            return Mono.just("hello");
        }

        @GetMapping("/open/later")
        @ResponseBody
        Mono<String> later() {
            return Mono.just("later").delayElement(Duration.ofMillis(50));
        }

        @GetMapping("/open/page")
        String page(Model model) {
            model.addAttribute("cents", 123_456_789L);
            return "trial/page";
        }

        @GetMapping("/open/faults")
        @ResponseBody
        Mono<String> faults() {
            return Mono.error(
                    new FaultsException(
                            400,
                            List.of(
                                    Fault.at("/a~1b", "PARAMETER_MISSING", Map.of("name", "gate")),
                                    Fault.at("/items/0", "VALUE_INVALID").on(3, 14))));
        }

        @GetMapping("/open/broken")
        @ResponseBody
        Mono<String> broken() {
            return Mono.error(new IllegalStateException("secret detail"));
        }

        @GetMapping("/open/away")
        @ResponseBody
        Mono<String> away() {
            return Mono.error(new RuntimeException(new TimeoutException("pool")));
        }

        @GetMapping("/open/slow")
        @ResponseBody
        Mono<String> slow() {
            return Mono.never();
        }

        @GetMapping(path = "/open/stream", produces = MediaType.APPLICATION_NDJSON_VALUE)
        @ResponseBody
        Flux<Weighed> stream() {
            return Flux.interval(Duration.ZERO, Duration.ofMillis(400))
                    .take(7)
                    .map(n -> new Weighed(n.intValue()));
        }

        @GetMapping("/open/number")
        @ResponseBody
        Mono<Integer> number(@RequestParam("n") int n) {
            return Mono.just(n);
        }

        @GetMapping(path = "/open/json", produces = "application/json")
        @ResponseBody
        Mono<Weighed> json() {
            return Mono.just(new Weighed(1));
        }

        @PostMapping("/open/said")
        @ResponseBody
        Mono<String> said() {
            return Mono.just("heard");
        }

        @PostMapping(path = "/trader/weigh", consumes = "application/json")
        @ResponseBody
        Mono<Weighed> weigh(@RequestBody Weighed weighed) {
            return Mono.just(weighed);
        }

        @GetMapping("/trader/elsewhere")
        @ResponseBody
        Mono<String> elsewhere() {
            return Mono.error(FaultsException.of(403, Fault.at("", "ACCESS_DENIED")));
        }

        @GetMapping("/trader/declined")
        @ResponseBody
        Mono<ResponseEntity<String>> declined() {
            return Mono.just(ResponseEntity.status(403).body("declined"));
        }

        @GetMapping("/forgotten")
        @ResponseBody
        Mono<String> forgotten() {
            return Mono.just("nobody wrote a rule for this");
        }
    }
}
