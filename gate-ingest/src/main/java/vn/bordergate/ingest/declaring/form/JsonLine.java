package vn.bordergate.ingest.declaring.form;

import java.time.Instant;
import java.util.List;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.Line;
import vn.bordergate.web.Fault;

/** A line of NDJSON. */
public record JsonLine(Line source) implements Submission {

    @Override
    public long line() {
        return source.number();
    }

    @Override
    public Reading read(DeclarationReader reader, Instant now) {
        if (source.tooLong()) {
            Fault fault = Fault.at("", FaultCode.LINE_TOO_LONG.name()).on((int) line(), 1);
            return new Reading.Faulty(List.of(fault), false, null);
        }
        return switch (reader.read(source.bytes(), now)) {
            case Reading.Sound sound -> sound;
            case Reading.Faulty faulty ->
                    new Reading.Faulty(
                            faulty.faults().stream().map(this::onLine).toList(),
                            faulty.readable(),
                            faulty.onceSound());
        };
    }

    /** The reader saw one line and called it the first. */
    private Fault onLine(Fault fault) {
        Integer column = fault.column();
        return column == null ? fault : fault.on((int) line(), column);
    }
}
