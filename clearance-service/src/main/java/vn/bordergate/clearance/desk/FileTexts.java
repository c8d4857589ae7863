package vn.bordergate.clearance.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.bordergate.web.PageMessages;

/** What the codes and rows mean that a file's history names. */
@Configuration(proxyBeanMethods = false)
class FileTexts {

    @Bean
    PageMessages fileTextMessages() {
        return new PageMessages("messages/clearance-service-file");
    }
}
