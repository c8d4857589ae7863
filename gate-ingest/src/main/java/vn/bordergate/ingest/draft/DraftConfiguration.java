package vn.bordergate.ingest.draft;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts the drawer of drafts together. */
@Configuration(proxyBeanMethods = false)
class DraftConfiguration {

    @Bean
    Drafts drafts(DatabaseClient database) {
        return new Drafts(database);
    }

    @Bean
    DraftPruning draftPruning(Drafts drafts, DraftProperties settings, InstantSource clock) {
        return new DraftPruning(drafts, settings, clock);
    }
}
