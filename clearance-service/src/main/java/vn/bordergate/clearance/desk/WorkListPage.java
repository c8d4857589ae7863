package vn.bordergate.clearance.desk;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.net.URI;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.clearance.register.VehicleQueries;
import vn.bordergate.clearance.register.WorkFilter;
import vn.bordergate.clearance.register.WorkQueries;
import vn.bordergate.clearance.register.WorkQueries.Entry;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.web.GateGrants;

/** What waits for an officer, and files by any number. */
@Controller
class WorkListPage {

    static final int ENTRIES = 50;
    static final int NUMBER_CHARS_MAX = 64;

    private static final List<String> KINDS =
            Stream.concat(
                            Arrays.stream(CheckKind.values()).map(Enum::name),
                            Stream.of(WorkQueries.PROPOSAL, WorkQueries.ATTENTION))
                    .toList();

    private final WorkQueries queries;
    private final VehicleQueries vehicles;
    private final OfficerNames names;
    private final CircuitBreaker breaker;
    private final InstantSource clock;

    WorkListPage(
            WorkQueries queries,
            VehicleQueries vehicles,
            OfficerNames names,
            CircuitBreaker breaker,
            InstantSource clock) {
        this.queries = queries;
        this.vehicles = vehicles;
        this.names = names;
        this.breaker = breaker;
        this.clock = clock;
    }

    /** As it was asked for in the address; an empty field of the form is none. */
    record Asked(
            Authority authority,
            @Nullable String kind,
            @Nullable String channel,
            @Nullable String gate,
            @Nullable String after) {

        static Asked of(
                SignedIn officer,
                @Nullable String authority,
                @Nullable String kind,
                @Nullable String channel,
                @Nullable String gate,
                @Nullable String after) {
            Authority whose =
                    FilesApi.constant(Authority.class, "authority", filled(authority))
                                    instanceof Authority named
                            ? named
                            : officer.authority();
            if (filled(kind) instanceof String one && !KINDS.contains(one)) {
                throw FilesApi.unfit("kind");
            }
            return new Asked(whose, filled(kind), filled(channel), filled(gate), filled(after));
        }

        WorkFilter filter(SignedIn officer, int limit) {
            return new WorkFilter(
                    authority,
                    gates(officer.gates()),
                    kind,
                    FilesApi.constant(CustomsChannel.class, "channel", channel),
                    after == null ? null : WorkPlaces.read(after),
                    limit);
        }

        private @Nullable List<String> gates(GateGrants granted) {
            if (gate != null) {
                return granted.covers(gate) ? List.of(gate) : List.of();
            }
            return granted.everywhere() ? null : List.copyOf(granted.gates());
        }
    }

    /** The list, or a part of the page where htmx asks for it. */
    @GetMapping("/desk")
    Mono<String> list(
            @RequestParam(required = false) @Nullable String authority,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String gate,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String number,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Principal who,
            Model model) {
        SignedIn officer = SignedIn.of(who);
        Asked asked = Asked.of(officer, authority, kind, channel, gate, after);
        model.addAttribute("asked", asked);
        model.addAttribute("kinds", KINDS);
        model.addAttribute("channels", CustomsChannel.values());
        model.addAttribute("authorities", authorities(officer));
        model.addAttribute("grants", officer.gates());
        model.addAttribute("masked", officer.isMasked());
        model.addAttribute("at", clock.instant());
        model.addAttribute("number", number == null ? "" : number.strip());
        String view = "clearance-service/work-list" + (htmx == null ? "" : " :: #work");
        Mono<?> filled =
                filled(number) instanceof String one
                        ? search(one, officer, model)
                        : work(asked, officer, model);
        return names.meet(officer.actor().id(), officer.name())
                .then(filled)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                // The page is made where this ends: not on the thread that serves connections to
                // the database, which others wait for.
                .publishOn(Schedulers.parallel())
                .thenReturn(view);
    }

    /** On to the first file of the officer's list that is not the one before them. */
    @GetMapping("/desk/next")
    Mono<ResponseEntity<Void>> next(
            @RequestParam(required = false) @Nullable UUID after, Principal who) {
        SignedIn officer = SignedIn.of(who);
        Asked asked = Asked.of(officer, null, null, null, null, null);
        // A file may have as many entries as there are kinds.
        return queries.list(asked.filter(officer, KINDS.size() + 1))
                .filter(entry -> !entry.id().equals(after))
                .next()
                .map(entry -> "/desk/files/" + entry.id())
                .defaultIfEmpty("/desk")
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .map(to -> ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(to)))
                .map(ResponseEntity.HeadersBuilder::build);
    }

    private Mono<?> work(Asked asked, SignedIn officer, Model model) {
        return queries.list(asked.filter(officer, ENTRIES + 1))
                .collectList()
                .doOnNext(
                        found -> {
                            boolean more = found.size() > ENTRIES;
                            List<Entry> shown = more ? found.subList(0, ENTRIES) : found;
                            model.addAttribute("entries", shown);
                            model.addAttribute(
                                    "next", more ? WorkPlaces.write(shown.getLast()) : "");
                        });
    }

    private Mono<?> search(String number, SignedIn officer, Model model) {
        if (number.length() > NUMBER_CHARS_MAX) {
            throw FilesApi.unfit("number");
        }
        return Mono.zip(
                        queries.byNumber(number).collectList(),
                        vehicles.byNumber(number)
                                .map(one -> FileVehicle.of(one, officer))
                                .collectList())
                .doOnNext(
                        found -> {
                            model.addAttribute("found", found.getT1());
                            model.addAttribute("vehicles", found.getT2());
                        });
    }

    /** An officer has their own; an auditor may look at everybody's. */
    private static List<Authority> authorities(SignedIn officer) {
        List<Authority> own = new ArrayList<>(officer.officer().authorities());
        own.sort(null);
        return own.isEmpty() ? List.of(Authority.values()) : own;
    }

    private static @Nullable String filled(@Nullable String field) {
        return field == null || Objects.requireNonNull(field).isBlank() ? null : field.strip();
    }
}
