package vn.bordergate.clearance.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.revision.RuleProposals.Proposal;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.clearance.rulebook.RuleVersions;
import vn.bordergate.clearance.rulebook.RuleVersions.Version;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.rulebook.WrittenTable;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** What readers are shown of the tables and their versions. */
public final class RuleBoard {

    private final RuleVersions versions;
    private final RuleProposals proposals;
    private final RowHits hits;
    private final Rulebook book;
    private final CircuitBreaker breaker;

    public RuleBoard(
            RuleVersions versions,
            RuleProposals proposals,
            RowHits hits,
            Rulebook book,
            CircuitBreaker breaker) {
        this.versions = versions;
        this.proposals = proposals;
        this.hits = hits;
        this.book = book;
        this.breaker = breaker;
    }

    /**
     * A table and its versions.
     *
     * @param inForce the version that holds now
     * @param proposal to put another in force, that waits for a second person; or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Overview(
            String table, String inForce, List<Version> versions, @Nullable Proposal proposal) {}

    Mono<List<Overview>> tables() {
        return Flux.fromIterable(RuleTables.NAMES)
                .concatMap(this::table)
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    Mono<Overview> table(String name) {
        return Mono.zip(versions.of(name), proposal(name))
                .map(
                        all ->
                                new Overview(
                                        name,
                                        inForce(name),
                                        all.getT1(),
                                        all.getT2().orElse(null)));
    }

    /** What waits for a second person at a table. */
    Mono<Optional<Proposal>> proposal(String name) {
        return proposals.open(name).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    /** One version with all its rows. */
    Mono<RuleView> version(String table, String version, Language language) {
        return Mono.zip(
                        versions.version(table, version),
                        versions.text(table, version),
                        hits.of(table))
                .map(
                        all ->
                                RuleView.of(
                                        WrittenTable.read(table, all.getT2()),
                                        all.getT1(),
                                        all.getT3(),
                                        language))
                .switchIfEmpty(RuleUploads.refused(404, "", "RULES_VERSION_UNKNOWN"))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    String inForce(String table) {
        return book.inForce(table);
    }

    static String known(String table) {
        if (!RuleTables.NAMES.contains(table)) {
            throw FaultsException.of(404, Fault.at("", "RULES_TABLE_UNKNOWN"));
        }
        return table;
    }
}
