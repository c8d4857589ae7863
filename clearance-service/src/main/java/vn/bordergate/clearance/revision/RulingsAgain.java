package vn.bordergate.clearance.revision;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.FileQueries.WholeFile;
import vn.bordergate.clearance.register.OpenFiles.Lodgement;
import vn.bordergate.clearance.revision.PastRulings.Judged;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.DeclarationId;

/** Looks up what a file was ruled on, and has it ruled on again. */
public final class RulingsAgain {

    private final FileQueries queries;
    private final Rulebook book;
    private final CircuitBreaker breaker;
    private final Scheduler work;

    /**
     * @param work where tables are asked, for a version of long ago is compiled first
     */
    public RulingsAgain(
            FileQueries queries, Rulebook book, CircuitBreaker breaker, Scheduler work) {
        this.queries = queries;
        this.book = book;
        this.breaker = breaker;
        this.work = work;
    }

    /**
     * A file's rulings, then and again.
     *
     * @param same whether every one of them came out as it was recorded
     */
    record Rulings(DeclarationId declarationId, boolean same, List<Judged> rulings) {
        static Rulings of(DeclarationId id, List<Judged> rulings) {
            return new Rulings(id, rulings.stream().allMatch(Judged::same), rulings);
        }
    }

    /** The file's rulings; 404 where there is no such file. */
    Mono<Rulings> of(DeclarationId id) {
        return queries.file(id)
                .flatMap(file -> Mono.zip(queries.wholeHistory(id), declared(file)))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .publishOn(work)
                .map(found -> Rulings.of(id, PastRulings.again(found.getT1(), found.getT2(), book)))
                .switchIfEmpty(RuleUploads.refused(404, "", "FILE_NOT_LODGED"));
    }

    private Mono<Map<Integer, Lodgement>> declared(WholeFile file) {
        int last =
                file.state() instanceof Declaration.Lodged lodged
                        ? lodged.standing().generation()
                        : 0;
        return Flux.range(1, last)
                .concatMap(
                        generation ->
                                queries.content(file.id(), generation)
                                        .map(content -> Map.entry(generation, content)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
