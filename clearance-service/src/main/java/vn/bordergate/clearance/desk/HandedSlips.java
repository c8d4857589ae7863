package vn.bordergate.clearance.desk;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.HandedOutSlips;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.events.Actor;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Finds slips with what they said when they were given: the goods of that generation, the checks
 * and appointments of that moment, the officer by the name of that day. What a declarant holds on
 * paper and what is printed again are the same.
 */
@Component
class HandedSlips {

    private final Dossiers dossiers;
    private final FileQueries files;
    private final OfficerNames names;
    private final HandedOutSlips handedOut;
    private final CircuitBreaker breaker;

    HandedSlips(
            Dossiers dossiers,
            FileQueries files,
            OfficerNames names,
            HandedOutSlips handedOut,
            CircuitBreaker breaker) {
        this.dossiers = dossiers;
        this.files = files;
        this.names = names;
        this.handedOut = handedOut;
        this.breaker = breaker;
    }

    /**
     * A slip as it was given.
     *
     * @param dossier of the file, as its reader may see it
     * @param content that stood when the slip was given
     * @param officer who signs it by name, or nothing
     */
    record Handed(Dossier dossier, GivenSlip given, DeclaredContent content, String officer) {}

    /**
     * The slip of that kind; a fault where there is none.
     *
     * @param number of the slip among those of its file; the last of its kind where it is null
     * @param onPaper whether it is handed out now; whoever does so first has signed it
     */
    Mono<Handed> find(
            UUID id, SlipKind kind, @Nullable Integer number, SignedIn reader, boolean onPaper) {
        return Mono.zip(dossiers.open(id, reader), dossiers.wholeHistory(id))
                .flatMap(
                        found -> {
                            Dossier dossier = found.getT1();
                            GivenSlip given =
                                    GivenSlip.find(
                                            dossier.file().id(), found.getT2(), kind, number);
                            if (given == null) {
                                throw FaultsException.of(404, Fault.at("", "SLIP_NOT_FOUND"));
                            }
                            return handed(dossier, given, onPaper)
                                    .transformDeferred(CircuitBreakerOperator.of(breaker));
                        });
    }

    private Mono<Handed> handed(Dossier dossier, GivenSlip given, boolean onPaper) {
        int generation = given.after().standing().generation();
        return Mono.zip(
                        files.content(dossier.file().id(), generation),
                        officer(dossier, given, onPaper))
                .map(all -> new Handed(dossier, given, all.getT1().content(), all.getT2()));
    }

    private Mono<String> officer(Dossier dossier, GivenSlip given, boolean onPaper) {
        Actor decided = given.officer();
        if (decided != null) {
            return names.at(decided.id(), given.at()).defaultIfEmpty(dossier.shown(decided).id());
        }
        var id = dossier.file().id();
        SignedIn reader = dossier.reader();
        // Nobody, where somebody prints it who speaks for no authority.
        if (reader.officer().authorities().isEmpty()) {
            return handedOut.first(id, given.number()).defaultIfEmpty("");
        }
        return onPaper
                ? handedOut.handOut(id, given.number(), reader.name())
                : handedOut.first(id, given.number()).defaultIfEmpty(reader.name());
    }
}
