package vn.bordergate.clearance;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.clearance.revision.RowHits;
import vn.bordergate.clearance.revision.RuleActivations;
import vn.bordergate.clearance.revision.RuleBoard;
import vn.bordergate.clearance.revision.RuleProposals;
import vn.bordergate.clearance.revision.RuleTrials;
import vn.bordergate.clearance.revision.RuleUploads;
import vn.bordergate.clearance.revision.RulingsAgain;
import vn.bordergate.clearance.revision.TableChecks;
import vn.bordergate.clearance.revision.TrialTable;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.clearance.rulebook.RuleVersions;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;

/** How the rooms are joined in which officers revise the rule tables. */
@Configuration(proxyBeanMethods = false)
class RuleRooms {

    @Bean
    PageMessages rulePages() {
        return new PageMessages("messages/rules");
    }

    @Bean
    FaultMessages ruleFaults() {
        return new FaultMessages("messages/faults-rules");
    }

    /** What trials and rulings made again ask of a processor: one thread, whatever is asked for. */
    @Bean(destroyMethod = "dispose")
    Scheduler ruleWork() {
        return Schedulers.newBoundedElastic(1, 20, "rule-work", 60, true);
    }

    @Bean
    TableChecks tableChecks() {
        return new TableChecks(Schedulers.parallel());
    }

    @Bean
    RuleVersions ruleVersions(DatabaseClient database) {
        return new RuleVersions(database);
    }

    @Bean
    RowHits rowHits(DatabaseClient database) {
        return new RowHits(database);
    }

    @Bean
    RuleBoard ruleBoard(
            RuleVersions versions,
            RuleProposals proposals,
            RowHits hits,
            OfficerNames names,
            Rulebook book,
            @Qualifier("deskBreaker") CircuitBreaker breaker) {
        return new RuleBoard(versions, proposals, hits, names, book, breaker);
    }

    @Bean
    RuleProposals ruleProposals(DatabaseClient database) {
        return new RuleProposals(database);
    }

    @Bean
    TrialTable trialTable(DatabaseClient database, FileJson json) {
        return new TrialTable(database, json);
    }

    @Bean
    RuleTrials ruleTrials(
            TrialTable table,
            RuleVersions versions,
            Rulebook book,
            Rates rates,
            @Qualifier("ruleWork") Scheduler work,
            Clock clock) {
        return new RuleTrials(table, versions, book, rates, work, clock);
    }

    @Bean
    RuleUploads ruleUploads(
            RuleVersions versions,
            Acts acts,
            JournaledTransactions transactions,
            OfficerNames names,
            TableChecks checks,
            Clock clock) {
        return new RuleUploads(versions, acts, transactions, names, checks, clock);
    }

    @Bean
    RulingsAgain rulingsAgain(
            FileQueries queries,
            Rulebook book,
            @Qualifier("deskBreaker") CircuitBreaker breaker,
            @Qualifier("ruleWork") Scheduler work) {
        return new RulingsAgain(queries, book, breaker, work);
    }

    @Bean
    RuleActivations ruleActivations(
            RuleProposals proposals,
            RuleVersions versions,
            RuleTables tables,
            RuleTrials trials,
            Acts acts,
            JournaledTransactions transactions,
            OfficerNames names,
            Clock clock) {
        return new RuleActivations(
                proposals, versions, tables, trials, acts, transactions, names, clock);
    }
}
