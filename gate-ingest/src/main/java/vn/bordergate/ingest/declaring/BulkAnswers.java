package vn.bordergate.ingest.declaring;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.ingest.declaring.form.CsvDeclaration;
import vn.bordergate.ingest.declaring.form.Submission;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.Language;

/** Words the answers to a long body, as NDJSON. */
final class BulkAnswers {

    private final FaultTexts texts;
    private final ObjectWriter writer;

    BulkAnswers(FaultTexts texts, JsonMapper json) {
        this.texts = texts;
        this.writer = json.writerFor(BulkAnswer.class);
    }

    /**
     * A group's answers.
     *
     * @param last whether the gate reads no further
     */
    record Group(byte[] ndjson, boolean last) {}

    Group group(
            List<? extends Submission> submissions,
            List<Submissions.Answer> answers,
            Language language) {
        ByteArrayOutputStream ndjson = new ByteArrayOutputStream(answers.size() * 160);
        boolean last = false;
        for (int i = 0; i < answers.size(); i++) {
            Submission submission = submissions.get(i);
            BulkAnswer answer = answer(submission.line(), answers.get(i), language);
            ndjson.writeBytes(writer.writeValueAsBytes(answer));
            ndjson.write('\n');
            last |= submission.endsTheBody() || answer.status().equals(BulkAnswer.UNAVAILABLE);
        }
        return new Group(ndjson.toByteArray(), last);
    }

    private BulkAnswer answer(long line, Submissions.Answer answer, Language language) {
        return switch (answer) {
            case Submissions.Answer.Refused(var faulty) ->
                    BulkAnswer.errors(line, "refused", null, errors(faulty.faults(), language));
            case Submissions.Answer.NotYours(var fault) ->
                    BulkAnswer.errors(line, "refused", null, errors(List.of(fault), language));
            case Submissions.Answer.NotNow(var reason) ->
                    BulkAnswer.unavailable(line, reason.retryAfter().toSeconds());
            case Submissions.Answer.Passed(var outcome) -> outcome(line, outcome, language);
        };
    }

    private BulkAnswer outcome(long line, Outcome.Decided outcome, Language language) {
        return switch (outcome) {
            case Outcome.Accepted(Receipt receipt) -> BulkAnswer.receipt(line, "accepted", receipt);
            case Outcome.Repeated(Receipt receipt) -> BulkAnswer.receipt(line, "repeated", receipt);
            case Outcome.Conflict conflict ->
                    BulkAnswer.errors(
                            line,
                            "conflict",
                            conflict.declarationId(),
                            errors(List.of(Refusals.conflictFault(conflict)), language));
            case Outcome.VehiclesRefused(var faults) ->
                    BulkAnswer.errors(line, "refused", null, errors(faults, language));
        };
    }

    private List<BulkAnswer.LineError> errors(List<Fault> faults, Language language) {
        List<BulkAnswer.LineError> errors = new ArrayList<>(faults.size());
        for (Fault fault : faults) {
            errors.add(
                    new BulkAnswer.LineError(
                            fault.code(),
                            fault.pointer(),
                            fault.line(),
                            fault.column(),
                            CsvDeclaration.columnTitle(fault),
                            texts.message(fault, language)));
        }
        return errors;
    }
}
