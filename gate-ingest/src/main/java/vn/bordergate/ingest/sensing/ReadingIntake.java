package vn.bordergate.ingest.sensing;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.events.reference.Device;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.DoorProperties;
import vn.bordergate.ingest.door.LineGroups;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.Line;
import vn.bordergate.ingest.form.LineSplitter;
import vn.bordergate.journal.EventJson;
import vn.bordergate.web.Fault;
import vn.bordergate.web.Language;

/** Takes what a device sends to the door and back, one by one or as many as it pours. */
final class ReadingIntake {

    private final Door<Arrived, Outcome> door;
    private final EventJson json;
    private final ReadingAnswers answers;
    private final DoorProperties limits;
    private final InstantSource clock;

    ReadingIntake(
            Door<Arrived, Outcome> door,
            EventJson json,
            ReadingAnswers answers,
            DoorProperties limits,
            InstantSource clock) {
        this.door = door;
        this.json = json;
        this.answers = answers;
        this.limits = limits;
        this.clock = clock;
    }

    /** What became of a reading: what was wrong with it, or what the door said. */
    sealed interface Answer {
        record Refused(ReadingForm.Read.Faulty faulty) implements Answer {}

        record Passed(Outcome outcome) implements Answer {}
    }

    /** The only one of a request. */
    Mono<Answer> one(byte[] body, Device speaker) {
        return submit(List.of(ReadingForm.read(body, speaker)), speaker).map(List::getFirst);
    }

    /** Each line a reading; each group's answers as NDJSON, in the order of the lines. */
    Flux<byte[]> lines(Flux<DataBuffer> body, Device speaker, Language language) {
        return Flux.defer(
                () ->
                        LineGroups.of(body, LineSplitter.ofLines(ReadingForm.BYTES_MAX), limits)
                                .filter(group -> !group.isEmpty())
                                .flatMapSequentialDelayError(
                                        group -> read(group, speaker), limits.groupsMax(), 1)
                                // One group after the other: of two lines with the same number the
                                // first must win.
                                .concatMap(group -> submit(group, speaker, language), 1)
                                .takeUntil(ReadingAnswers.Group::last)
                                .map(ReadingAnswers.Group::ndjson)
                                .switchIfEmpty(Flux.error(SensingRefusals::emptyBody)));
    }

    private record Group(List<Line> lines, List<ReadingForm.Read> reads) {}

    private static Mono<Group> read(List<Line> lines, Device speaker) {
        return Mono.fromCallable(
                        () ->
                                new Group(
                                        lines,
                                        lines.stream().map(line -> read(line, speaker)).toList()))
                .subscribeOn(Schedulers.parallel());
    }

    private static ReadingForm.Read read(Line line, Device speaker) {
        if (line.tooLong()) {
            return new ReadingForm.Read.Faulty(
                    List.of(
                            Fault.at(
                                            "",
                                            FaultCode.READING_TOO_LONG.name(),
                                            java.util.Map.of("max", ReadingForm.BYTES_MAX))
                                    .on((int) line.number(), 1)),
                    false);
        }
        return switch (ReadingForm.read(line.bytes(), speaker)) {
            case ReadingForm.Read.Sound sound -> sound;
            case ReadingForm.Read.Faulty(List<Fault> faults, boolean readable) ->
                    new ReadingForm.Read.Faulty(
                            faults.stream().map(fault -> onLine(fault, line)).toList(), readable);
        };
    }

    /** The reader saw one line and called it the first. */
    private static Fault onLine(Fault fault, Line line) {
        Integer column = fault.column();
        return column == null ? fault : fault.on((int) line.number(), column);
    }

    private Mono<ReadingAnswers.Group> submit(Group group, Device speaker, Language language) {
        return submit(group.reads(), speaker)
                .map(all -> answers.group(group.lines(), all, language));
    }

    /** One answer for each, in the same order. */
    private Mono<List<Answer>> submit(List<ReadingForm.Read> reads, Device speaker) {
        List<Arrived> sound = new ArrayList<>(reads.size());
        for (ReadingForm.Read read : reads) {
            if (read instanceof ReadingForm.Read.Sound(Said said)) {
                sound.add(Arrived.of(speaker, said, clock.instant(), json));
            }
        }
        return door.lodge(sound)
                .map(outcomes -> merged(reads, outcomes, null))
                .onErrorResume(
                        UnavailableException.class, e -> Mono.just(merged(reads, List.of(), e)));
    }

    private static List<Answer> merged(
            List<ReadingForm.Read> reads,
            List<Outcome> outcomes,
            @Nullable UnavailableException notNow) {
        List<Answer> all = new ArrayList<>(reads.size());
        int next = 0;
        for (ReadingForm.Read read : reads) {
            all.add(
                    switch (read) {
                        case ReadingForm.Read.Faulty faulty -> new Answer.Refused(faulty);
                        case ReadingForm.Read.Sound _ when notNow != null ->
                                new Answer.Passed(new Outcome.NotNow(notNow));
                        case ReadingForm.Read.Sound _ -> new Answer.Passed(outcomes.get(next++));
                    });
        }
        return all;
    }
}
