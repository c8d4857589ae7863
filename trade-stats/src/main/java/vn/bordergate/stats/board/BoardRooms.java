package vn.bordergate.stats.board;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.PageMessages;

/** What the board needs beside its page: what its charts are drawn with and from, for everybody. */
@Configuration(proxyBeanMethods = false)
class BoardRooms {

    @Bean
    AccessRules boardAccess() {
        return AccessRules.of(
                AccessRules.open(
                        HttpMethod.GET,
                        "/api/board/**",
                        "/webjars/echarts/" + BoardPage.ECHARTS + "/dist/echarts.min.js"));
    }

    @Bean
    PageMessages goodsTexts() {
        return new PageMessages("messages/goods");
    }

    @Bean
    PageMessages boardTexts() {
        return new PageMessages("messages/trade-board");
    }
}
