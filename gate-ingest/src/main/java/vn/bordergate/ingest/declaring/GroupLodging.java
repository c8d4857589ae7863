package vn.bordergate.ingest.declaring;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.ingest.declaring.form.DeclarationReader;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.ingest.declaring.form.Submission;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.web.Fault;

/**
 * The door for declarations that another room has taken apart: the same reader, the same door, the
 * same answers as for those that come one by one.
 */
@Component
public final class GroupLodging {

    private final DeclarationReader reader;
    private final Submissions submissions;
    private final InstantSource clock;

    GroupLodging(DeclarationReader reader, Submissions submissions, InstantSource clock) {
        this.reader = reader;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** What became of one. */
    public enum Landing {
        ACCEPTED,
        /** The same had been lodged before; nothing was changed. */
        REPEATED,
        /** Its reference was used for something else. */
        CONFLICT,
        REFUSED,
        /** Sound, but the gate could not write; it may be sent again. */
        UNAVAILABLE
    }

    /**
     * One answer.
     *
     * @param declarationId of what is held under its reference, where that may be told
     */
    public record Landed(
            Landing landing, @Nullable DeclarationId declarationId, List<Fault> faults) {}

    /**
     * What it says, judged as of now for this sender; nothing is lodged. Whoever may not declare
     * for the declarant is told at the first line of it.
     */
    public Reading read(Submission submission, FirmRights who) {
        Reading reading = submission.read(reader, clock.instant());
        if (reading instanceof Reading.Sound sound
                && !who.mayDeclareFor(sound.content().declarant())) {
            Fault fault =
                    FaultList.inColumn(
                            Refusals.notYours(),
                            submission.line(),
                            CsvColumn.DECLARANT_NUMBER.title(),
                            0);
            return new Reading.Faulty(List.of(fault), true, null);
        }
        return reading;
    }

    /** Lodges what is sound in it; one answer for each, in the same order. */
    public Mono<List<Landed>> lodge(List<Reading> readings, FirmRights who) {
        return submissions
                .submit(readings, who)
                .map(answers -> answers.stream().map(GroupLodging::landed).toList());
    }

    private static Landed landed(Submissions.Answer answer) {
        return switch (answer) {
            case Submissions.Answer.Refused(var faulty) ->
                    new Landed(Landing.REFUSED, null, faulty.faults());
            case Submissions.Answer.NotYours(var fault) ->
                    new Landed(Landing.REFUSED, null, List.of(fault));
            case Submissions.Answer.NotNow _ -> new Landed(Landing.UNAVAILABLE, null, List.of());
            case Submissions.Answer.Passed(var outcome) -> landed(outcome);
        };
    }

    private static Landed landed(Outcome.Decided outcome) {
        return switch (outcome) {
            case Outcome.Accepted(Receipt receipt) ->
                    new Landed(Landing.ACCEPTED, receipt.declarationId(), List.of());
            case Outcome.Repeated(Receipt receipt) ->
                    new Landed(Landing.REPEATED, receipt.declarationId(), List.of());
            case Outcome.Conflict conflict ->
                    new Landed(
                            Landing.CONFLICT,
                            conflict.declarationId(),
                            List.of(Refusals.conflictFault(conflict)));
            case Outcome.VehiclesRefused(var faults) -> new Landed(Landing.REFUSED, null, faults);
        };
    }
}
