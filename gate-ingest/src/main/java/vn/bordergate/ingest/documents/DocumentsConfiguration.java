package vn.bordergate.ingest.documents;

import java.time.InstantSource;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.ingest.declaring.LodgedDeclarations;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.Roles;

/** Puts the documents' room together. */
@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

    /** Threads that may wait for the disk or the store; whoever finds none free waits in line. */
    private static final int DISK_THREADS = 8;

    private static final int DISK_TASKS_MAX = 10_000;

    /** Before the rule for declarations, which only declarants may come to. */
    @Bean
    @Order(0)
    AccessRules documentRules() {
        String all = "/api/declarations/{id}/documents";
        String one = all + "/{documentId}";
        String[] writers =
                Stream.concat(Stream.of(Roles.TRADER), Stream.of(Visitor.officers()))
                        .toArray(String[]::new);
        String[] readers =
                Stream.concat(Stream.of(writers), Stream.of(Roles.AUDITOR)).toArray(String[]::new);
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, all, one).to(readers),
                AccessRules.allow(HttpMethod.POST, all).to(writers));
    }

    @Bean(destroyMethod = "dispose")
    Scheduler documentDisk() {
        return Schedulers.newBoundedElastic(DISK_THREADS, DISK_TASKS_MAX, "documents");
    }

    @Bean
    Spool documentSpool(DocumentProperties settings) {
        return new Spool(settings.directory());
    }

    @Bean
    DocumentStore documentStore(
            DocumentProperties settings, S3Properties s3, Spool spool, Scheduler documentDisk) {
        return switch (settings.store()) {
            case DIRECTORY -> new DirectoryStore(settings.directory(), documentDisk);
            case S3 -> new S3Store(s3, settings.storeMax(), spool, documentDisk);
        };
    }

    @Bean
    Documents documents(DatabaseClient database, Journal journal, EventJson json) {
        return new Documents(database, journal, json);
    }

    @Bean
    Attaching attaching(
            LodgedDeclarations declarations,
            Documents documents,
            Attaching.Intake intake,
            TransactionalOperator transactions,
            DocumentProperties limits,
            Rights rights,
            InstantSource clock) {
        return new Attaching(declarations, documents, intake, transactions, limits, rights, clock);
    }

    @Bean
    Attaching.Intake documentIntake(
            DocumentProperties limits, Spool spool, DocumentStore store, Scheduler documentDisk) {
        return new Attaching.Intake(
                new Reception(limits, documentDisk), spool, store, documentDisk);
    }

    @Bean
    Fetching fetching(
            LodgedDeclarations declarations,
            Documents documents,
            DocumentStore store,
            DocumentProperties limits,
            Scheduler documentDisk) {
        return new Fetching(declarations, documents, store, limits, documentDisk);
    }

    @Bean
    OrphanSweep orphanSweep(
            Documents documents,
            DocumentStore store,
            Spool spool,
            TransactionalOperator transactions,
            OrphanSweep.Timing timing) {
        return new OrphanSweep(documents, store, spool, transactions, timing);
    }

    @Bean
    OrphanSweep.Timing sweepTiming(
            DocumentProperties limits, InstantSource clock, Scheduler documentDisk) {
        return new OrphanSweep.Timing(
                limits.orphanKept(), limits.sweepEvery(), clock, documentDisk);
    }
}
