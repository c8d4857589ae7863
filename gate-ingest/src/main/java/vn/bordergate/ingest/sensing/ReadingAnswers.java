package vn.bordergate.ingest.sensing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.form.Line;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.Language;

/** Words the answers to a long body of readings, as NDJSON. */
final class ReadingAnswers {

    private static final String UNAVAILABLE = "unavailable";

    private final FaultTexts texts;
    private final ObjectWriter writer;

    ReadingAnswers(FaultTexts texts, JsonMapper json) {
        this.texts = texts;
        this.writer = json.writerFor(LineAnswer.class);
    }

    /**
     * A group's answers.
     *
     * @param last whether the gate reads no further
     */
    record Group(byte[] ndjson, boolean last) {}

    /**
     * One line of the answer.
     *
     * @param line line of the body
     * @param status accepted, repeated, conflict, refused or unavailable; after unavailable nothing
     *     more is read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineAnswer(
            long line,
            String status,
            @Nullable Long number,
            @Nullable Instant at,
            @Nullable Boolean clockWrong,
            @Nullable Instant receivedAt,
            @Nullable List<Remark> remarks,
            @Nullable List<LineError> errors,
            @Nullable Long retryAfterSeconds) {

        static LineAnswer receipt(long line, String status, ReadingReceipt receipt) {
            return new LineAnswer(
                    line,
                    status,
                    receipt.number(),
                    receipt.at(),
                    receipt.clockWrong(),
                    receipt.receivedAt(),
                    receipt.remarks().isEmpty() ? null : receipt.remarks(),
                    null,
                    null);
        }

        static LineAnswer errors(long line, String status, List<LineError> errors) {
            return new LineAnswer(line, status, null, null, null, null, null, errors, null);
        }

        static LineAnswer unavailable(long line, long seconds) {
            return new LineAnswer(line, UNAVAILABLE, null, null, null, null, null, null, seconds);
        }
    }

    /** What is wrong. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineError(
            String code,
            String pointer,
            @Nullable Integer line,
            @Nullable Integer column,
            String message) {}

    Group group(List<Line> lines, List<ReadingIntake.Answer> answers, Language language) {
        ByteArrayOutputStream ndjson = new ByteArrayOutputStream(answers.size() * 140);
        boolean last = false;
        for (int i = 0; i < answers.size(); i++) {
            LineAnswer answer = answer(lines.get(i).number(), answers.get(i), language);
            ndjson.writeBytes(writer.writeValueAsBytes(answer));
            ndjson.write('\n');
            last |= answer.status().equals(UNAVAILABLE);
        }
        return new Group(ndjson.toByteArray(), last);
    }

    private LineAnswer answer(long line, ReadingIntake.Answer answer, Language language) {
        return switch (answer) {
            case ReadingIntake.Answer.Refused(var faulty) ->
                    refused(line, "refused", faulty.faults(), language);
            case ReadingIntake.Answer.Passed(var outcome) -> outcome(line, outcome, language);
        };
    }

    private LineAnswer outcome(long line, Outcome outcome, Language language) {
        return switch (outcome) {
            case Outcome.Accepted(ReadingReceipt receipt) ->
                    LineAnswer.receipt(line, "accepted", receipt);
            case Outcome.Repeated(ReadingReceipt receipt) ->
                    LineAnswer.receipt(line, "repeated", receipt);
            case Outcome.Conflict conflict ->
                    refused(
                            line,
                            "conflict",
                            List.of(SensingRefusals.conflictFault(conflict)),
                            language);
            case Outcome.Forgotten forgotten ->
                    refused(
                            line,
                            "conflict",
                            List.of(SensingRefusals.forgottenFault(forgotten)),
                            language);
            case Outcome.NotStorable _ ->
                    refused(line, "refused", List.of(SensingRefusals.notStorableFault()), language);
            case Outcome.NotNow(var reason) ->
                    LineAnswer.unavailable(line, reason.retryAfter().toSeconds());
        };
    }

    private LineAnswer refused(long line, String status, List<Fault> faults, Language language) {
        List<LineError> errors = new ArrayList<>(faults.size());
        for (Fault fault : faults) {
            errors.add(
                    new LineError(
                            fault.code(),
                            fault.pointer(),
                            fault.line(),
                            fault.column(),
                            texts.message(fault, language)));
        }
        return LineAnswer.errors(line, status, errors);
    }
}
