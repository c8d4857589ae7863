package vn.bordergate.ingest.declaring;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.ingest.declaring.form.CsvDeclarations;
import vn.bordergate.ingest.declaring.form.DeclarationReader;
import vn.bordergate.ingest.declaring.form.JsonLine;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.ingest.declaring.form.Submission;
import vn.bordergate.ingest.door.DoorProperties;
import vn.bordergate.ingest.door.LineGroups;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.form.LineSplitter;
import vn.bordergate.web.Language;

/**
 * Bodies of any length. Declarations go through the door in groups, as many as a moment brings and
 * no more than a limit, so that a sender who waits for each answer gets it at once and one who
 * pours gets large transactions. Only a few groups are held; when they are, the sender is not read
 * from.
 */
final class Bulk {

    private final DeclarationReader reader;
    private final Submissions submissions;
    private final BulkAnswers answers;
    private final DoorProperties limits;
    private final InstantSource clock;

    Bulk(
            DeclarationReader reader,
            Submissions submissions,
            BulkAnswers answers,
            DoorProperties limits,
            InstantSource clock) {
        this.reader = reader;
        this.submissions = submissions;
        this.answers = answers;
        this.limits = limits;
        this.clock = clock;
    }

    /** Each line a declaration. */
    Flux<byte[]> ndjson(Flux<DataBuffer> body, FirmRights who, Language language) {
        return Flux.defer(
                () -> {
                    LineSplitter lines = LineSplitter.ofLines(lineBytesMax());
                    Flux<List<JsonLine>> groups =
                            LineGroups.of(body, lines, limits)
                                    .map(piece -> piece.stream().map(JsonLine::new).toList());
                    return lodged(groups, who, language);
                });
    }

    /** Each row an item. */
    Flux<byte[]> csv(Flux<DataBuffer> body, FirmRights who, Language language) {
        return Flux.defer(
                () -> {
                    LineSplitter rows = LineSplitter.ofCsvRows(lineBytesMax());
                    CsvDeclarations declarations = new CsvDeclarations();
                    Flux<List<? extends Submission>> groups =
                            LineGroups.of(body, rows, limits)
                                    .<List<? extends Submission>>map(
                                            piece -> {
                                                List<Submission> complete = new ArrayList<>();
                                                piece.forEach(
                                                        r -> complete.addAll(declarations.add(r)));
                                                return complete;
                                            })
                                    .concatWith(Mono.fromSupplier(declarations::finish));
                    return lodged(groups, who, language);
                });
    }

    private Flux<byte[]> lodged(
            Flux<? extends List<? extends Submission>> groups, FirmRights who, Language language) {
        return groups.filter(group -> !group.isEmpty())
                .flatMapSequentialDelayError(this::read, limits.groupsMax(), 1)
                // One group of a sender after the other: of two lines with the same reference the
                // first must win, and two transactions would leave that to chance.
                .concatMap(group -> lodge(group, who, language), 1)
                .takeUntil(BulkAnswers.Group::last)
                .map(BulkAnswers.Group::ndjson)
                .switchIfEmpty(Flux.error(Refusals::emptyBody));
    }

    private record Read(List<? extends Submission> submissions, List<Reading> readings) {}

    private Mono<Read> read(List<? extends Submission> group) {
        return Mono.fromCallable(() -> new Read(group, readings(group)))
                .subscribeOn(Schedulers.parallel());
    }

    private Mono<BulkAnswers.Group> lodge(Read group, FirmRights who, Language language) {
        return submissions
                .submit(group.readings(), who)
                .map(all -> answers.group(group.submissions(), all, language));
    }

    private List<Reading> readings(List<? extends Submission> group) {
        List<Reading> readings = new ArrayList<>(group.size());
        for (Submission submission : group) {
            readings.add(submission.read(reader, clock.instant()));
        }
        return readings;
    }

    private int lineBytesMax() {
        return (int) limits.lineBytesMax().toBytes();
    }
}
