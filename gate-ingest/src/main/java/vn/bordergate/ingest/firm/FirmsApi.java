package vn.bordergate.ingest.firm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/** Firms over HTTP. Everything that changes something is for people who signed in. */
@RestController
@RequestMapping("/api/firms")
@Tag(name = "firms")
@SecurityRequirement(name = "token")
class FirmsApi {

    private final FirmKeeping keeping;
    private final FirmReadings readings;

    FirmsApi(FirmKeeping keeping, FirmReadings readings) {
        this.keeping = keeping;
        this.readings = readings;
    }

    /**
     * A firm for which the account acts.
     *
     * @param name where somebody was confirmed for it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mine(String firm, @Nullable String name, Set<FirmRight> rights) {}

    @Operation(operationId = "myFirms", summary = "The firms for which this account acts")
    @GetMapping
    Flux<Mine> mine(@Parameter(hidden = true) FirmRights who) {
        return readings.names(who.held().keySet())
                .flatMapIterable(
                        names ->
                                who.held().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(
                                                e ->
                                                        new Mine(
                                                                e.getKey().toString(),
                                                                names.get(e.getKey()),
                                                                e.getValue()))
                                        .toList());
    }

    /**
     * A firm as those who manage it see it.
     *
     * @param people those who work there, and those who did
     * @param requests that wait for an answer
     * @param given to brokers
     * @param received as a broker of others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Managed(
            String firm,
            @Nullable String name,
            List<Staff.Member> people,
            List<FirmReadings.Requested> requests,
            List<FirmGrants.Granted> given,
            List<FirmGrants.Granted> received) {

        static Managed of(FirmReadings.Sheet sheet) {
            Staff staff = sheet.staff();
            return new Managed(
                    staff.firm().toString(),
                    staff.name(),
                    staff.members(),
                    sheet.requests(),
                    sheet.given(),
                    sheet.received());
        }
    }

    @Operation(
            operationId = "managedFirm",
            summary = "A firm that you manage: its people, requests and grants",
            description = "Whoever does not manage it is answered 404 FIRM_NOT_FOUND.")
    @GetMapping("/{firm}/people")
    Mono<Managed> people(@PathVariable String firm, @Parameter(hidden = true) FirmRights who) {
        FirmNumber asked = FirmNumber.parse(firm);
        if (asked == null || !who.mayManage(asked)) {
            throw FaultsException.of(404, Fault.at("", "FIRM_NOT_FOUND"));
        }
        return readings.sheet(asked).map(Managed::of);
    }

    @Operation(operationId = "myFirmRequests", summary = "What this account asked for")
    @GetMapping("/requests")
    Mono<List<FirmReadings.Requested>> requests(@Parameter(hidden = true) SignedIn who) {
        return readings.askedBy(who.subject());
    }

    @Operation(operationId = "waitingFirmRequests", summary = "Requests that wait for an officer")
    @GetMapping("/requests/waiting")
    Mono<List<FirmReadings.Requested>> waiting() {
        return readings.waiting();
    }

    @Operation(operationId = "askForFirm", summary = "Ask to act for a firm")
    @PostMapping("/requests")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> ask(@RequestBody FirmForms.Request request, @Parameter(hidden = true) SignedIn who) {
        return keeping.ask(request, who);
    }

    @Operation(operationId = "answerFirmRequest", summary = "Confirm or decline a request")
    @PostMapping("/requests/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> answer(
            @PathVariable long id,
            @RequestBody FirmForms.Answer answer,
            @Parameter(hidden = true) SignedIn who) {
        return keeping.answer(id, answer, who);
    }

    @Operation(operationId = "putFirmMember", summary = "Take somebody on, or change their rights")
    @PostMapping("/members")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> put(
            @RequestBody FirmForms.Membership member, @Parameter(hidden = true) SignedIn who) {
        return keeping.put(member, who);
    }

    @Operation(operationId = "endFirmMember", summary = "End somebody's time with the firm")
    @PostMapping("/members/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(
            @RequestBody FirmForms.Membership member, @Parameter(hidden = true) SignedIn who) {
        return keeping.end(member, who);
    }

    @Operation(operationId = "grantToBroker", summary = "Let a broker act for the firm")
    @PostMapping("/grants")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> grant(@RequestBody FirmForms.Grant grant, @Parameter(hidden = true) SignedIn who) {
        return keeping.grant(grant, who);
    }

    @Operation(operationId = "endGrant", summary = "End a grant")
    @PostMapping("/grants/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> endGrant(
            @PathVariable long id,
            @RequestBody FirmForms.Ending ending,
            @Parameter(hidden = true) SignedIn who) {
        return keeping.endGrant(id, ending, who);
    }
}
