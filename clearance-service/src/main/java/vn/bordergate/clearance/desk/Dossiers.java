package vn.bordergate.clearance.desk;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.register.AttachedDocuments;
import vn.bordergate.clearance.register.AttachedDocuments.Document;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.FileQueries.Entry;
import vn.bordergate.clearance.register.FileQueries.WholeFile;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.clearance.register.VehicleQueries;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** Opens files for officers. */
@Component
class Dossiers {

    private final FileQueries files;
    private final VehicleQueries vehicles;
    private final AttachedDocuments documents;
    private final OfficerNames names;
    private final CircuitBreaker breaker;

    Dossiers(
            FileQueries files,
            VehicleQueries vehicles,
            AttachedDocuments documents,
            OfficerNames names,
            CircuitBreaker breaker) {
        this.files = files;
        this.vehicles = vehicles;
        this.documents = documents;
        this.names = names;
        this.breaker = breaker;
    }

    /** The file as this officer may see it; a fault where there is none. */
    Mono<Dossier> open(UUID id, SignedIn reader) {
        return names.meet(reader.actor().id(), reader.name())
                .then(files.file(new DeclarationId(id)))
                .flatMap(file -> withWhatLiesBeside(file, reader))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .switchIfEmpty(
                        Mono.error(() -> FaultsException.of(404, Fault.at("", "FILE_NOT_LODGED"))));
    }

    private Mono<Dossier> withWhatLiesBeside(WholeFile file, SignedIn reader) {
        if (!(file.state() instanceof Declaration.Lodged state)) {
            throw new IllegalStateException("a file that was never lodged: " + file.id());
        }
        return Mono.zip(
                        vehicles.carrying(file.id(), Dossier.VEHICLES_MAX)
                                .map(one -> FileVehicle.of(one, reader))
                                .collectList(),
                        papers(file, reader))
                .flatMap(
                        found -> {
                            Papers papers = found.getT2();
                            return names.of(officers(file, papers.all()))
                                    .map(
                                            called ->
                                                    new Dossier(
                                                            file,
                                                            state,
                                                            found.getT1(),
                                                            papers.all(),
                                                            papers.since(),
                                                            called,
                                                            reader));
                        });
    }

    /** Documents, and since when they are listed. */
    private record Papers(List<Document> all, @Nullable Instant since) {}

    private Mono<Papers> papers(WholeFile file, SignedIn reader) {
        return reader.isMasked()
                ? Mono.just(new Papers(List.of(), null))
                : Mono.zip(documents.of(file.id()).collectList(), documents.listedSince(file.id()))
                        .map(found -> new Papers(found.getT1(), found.getT2().orElse(null)));
    }

    /**
     * A part of a file's history as this reader may see it.
     *
     * @param before version for the part before it, or null where there is none
     * @param officers names by subject of those who are in it
     */
    record Part(
            List<Entry> entries,
            @Nullable Integer before,
            Map<String, String> officers,
            SignedIn reader) {

        List<FileHistory.Step> steps(RowReasons reasons, Language language) {
            return new FileHistory(reasons, language)
                    .steps(entries).stream().map(step -> step.by(reader.shown(step.by()))).toList();
        }
    }

    /** The part of a file's history before a version; a fault where there is none. */
    Mono<Part> history(UUID id, int before, SignedIn reader) {
        return files.history(new DeclarationId(id), before)
                .filter(part -> !part.entries().isEmpty())
                .flatMap(
                        part ->
                                names.of(subjects(part.entries().stream().map(Entry::by)))
                                        .map(
                                                called ->
                                                        new Part(
                                                                part.entries(),
                                                                part.before(),
                                                                called,
                                                                reader)))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .switchIfEmpty(
                        Mono.error(() -> FaultsException.of(404, Fault.at("", "FILE_NOT_LODGED"))));
    }

    /** Everything that was decided on a file, from its beginning, as a slip is looked for in it. */
    Mono<List<Entry>> wholeHistory(UUID id) {
        return files.wholeHistory(new DeclarationId(id))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private static Set<String> officers(WholeFile file, List<Document> documents) {
        return subjects(
                Stream.concat(
                        Stream.concat(file.history().entries().stream(), file.slips().stream())
                                .map(Entry::by),
                        documents.stream().map(Document::by)));
    }

    private static Set<String> subjects(Stream<Actor> actors) {
        return actors.filter(actor -> actor.kind() == ActorKind.OFFICER)
                .map(Actor::id)
                .collect(Collectors.toSet());
    }
}
