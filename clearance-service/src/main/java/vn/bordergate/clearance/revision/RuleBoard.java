package vn.bordergate.clearance.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.OfficerNames;
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
    private final OfficerNames names;
    private final Rulebook book;
    private final CircuitBreaker breaker;

    public RuleBoard(
            RuleVersions versions,
            RuleProposals proposals,
            RowHits hits,
            OfficerNames names,
            Rulebook book,
            CircuitBreaker breaker) {
        this.versions = versions;
        this.proposals = proposals;
        this.hits = hits;
        this.names = names;
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

    /** What those are called who uploaded, proposed and put in force, by subject. */
    Mono<Map<String, String>> officers(Collection<Overview> tables) {
        Set<String> subjects = new HashSet<>();
        for (Overview table : tables) {
            table.versions().forEach(version -> addSubjects(version, subjects));
            if (table.proposal() instanceof Proposal waiting) {
                subjects.add(waiting.by());
            }
        }
        return names.of(subjects).transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private static void addSubjects(Version version, Set<String> subjects) {
        if (version.uploadedBy() instanceof String by) {
            subjects.add(by);
        }
        for (RuleVersions.Activation activation : version.activations()) {
            if (activation.by() instanceof String by) {
                subjects.add(by);
            }
        }
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
        return book.version(table);
    }

    static String known(String table) {
        if (!RuleTables.NAMES.contains(table)) {
            throw FaultsException.of(404, Fault.at("", "RULES_TABLE_UNKNOWN"));
        }
        return table;
    }
}
