package vn.bordergate.ingest.declaring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.events.SupplementAnswered;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.FreeText;
import vn.bordergate.web.Language;

/** A declarant's answer to a request for what was missing (phiếu yêu cầu bổ sung). */
@RestController
class SupplementApi {

    static final int TEXT_CHARS_MAX = 2_000;

    private final Changes changes;
    private final Standings standings;
    private final Door<Lodgement, Outcome> door;

    SupplementApi(Changes changes, Standings standings, Door<Lodgement, Outcome> door) {
        this.changes = changes;
        this.standings = standings;
        this.door = door;
    }

    /**
     * An answer, as it was sent.
     *
     * @param slip number of the request, as the status shows it; none answers all that are open
     */
    record Answered(@Nullable Integer slip, @Nullable String text) {
        int request() {
            if (slip != null && slip < 1) {
                throw FaultsException.of(409, Fault.at("/slip", "SUPPLEMENT_NOT_ASKED"));
            }
            return slip == null ? SupplementAnswered.EVERY : slip;
        }

        List<Fault> faults() {
            List<Fault> faults = new ArrayList<>();
            if (text == null || text.isBlank()) {
                faults.add(Fault.at("/text", "FIELD_MISSING"));
            } else if (text.length() > TEXT_CHARS_MAX) {
                faults.add(Fault.at("/text", "ANSWER_TOO_LONG", Map.of("max", TEXT_CHARS_MAX)));
            } else if (!FreeText.isPlainLines(text)) {
                faults.add(Fault.at("/text", "CONTROL_CHARACTER"));
            }
            return faults;
        }
    }

    /** 202: the authorities take it up, and the status shows when they have. */
    @PostMapping("/api/declarations/{id}/supplement")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<DeclarationStatus> answer(
            @PathVariable UUID id,
            @RequestBody Answered answer,
            ServerWebExchange exchange,
            FirmRights who) {
        if (!(answer.text() instanceof String text) || !answer.faults().isEmpty()) {
            throw new FaultsException(422, answer.faults());
        }
        int slip = answer.request();
        return door.guarded(changes.supplement(id, who, slip, text))
                .then(standings.find(id, who))
                .onErrorMap(UnavailableException.class, Refusals::unavailable)
                .map(standing -> DeclarationStatus.of(standing, who, Language.of(exchange)));
    }
}
