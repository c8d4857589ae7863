package vn.bordergate.stats.release;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.Subscription;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** The study's place at the log, and who may read what of it. */
@Configuration(proxyBeanMethods = false)
class StudyRooms {

    /** Consumer group, and the name under which the inbox keeps the offsets. */
    static final String GROUP = "trade-stats-release-times";

    static final String[] READING_CHECKS = {
        Roles.MANAGEMENT_BOARD, Roles.AUDITOR, Roles.ADMINISTRATOR
    };

    @Bean
    Subscription eventsForTheStudy(StudyWriting study) {
        return new Subscription(
                        GROUP,
                        List.of(
                                Topic.CLEARANCE_CROSSINGS.wireName(),
                                Topic.CLEARANCE_DECLARATIONS.wireName()),
                        study)
                .withAppends(false);
    }

    @Bean
    AccessRules studyAccess() {
        return AccessRules.of(
                AccessRules.open(
                        HttpMethod.GET, "/release-times", "/api/release-times", "/api/channels"),
                AccessRules.allow(HttpMethod.GET, "/api/checks").to(READING_CHECKS));
    }

    @Bean
    PageMessages studyTexts() {
        return new PageMessages("messages/release");
    }

    @Bean
    PeakHours peakHours() {
        return PeakHours.shipped();
    }
}
