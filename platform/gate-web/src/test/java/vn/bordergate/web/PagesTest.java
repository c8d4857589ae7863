package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

@NullUnmarked
class PagesTest extends AtTheGate {

    @Autowired FaultTexts texts;

    @ParameterizedTest
    @CsvSource({
        "vi, Bảng thử, Cửa khẩu số Kim Thành, '1.234.567,89', Luồng đỏ",
        "en, Trial board, Digital border gate, '1,234,567.89', Red channel",
        "zh, 试验板, 数字口岸, '1,234,567.89', 红色通道"
    })
    void aPageSpeaksItsReadersLanguage(
            String lang, String title, String product, String amount, String channel) {
        assertThat(page("/open/page?lang=" + lang).replaceAll("\\s+(?=[a-z-]+=)", " "))
                .contains("lang=\"" + lang + "\"", title, product, amount + "\u00A0USD", channel)
                .contains("/assets/shell/gate.css?v=", "/assets/trial/trial.js?v=")
                .contains("http://localhost:8081", "http://localhost:8083\" aria-current=\"page\"")
                .contains("GMT+7", "id=\"fresh\"")
                .doesNotContain("??", "th:", "<style", " style=");
    }

    @Test
    void theChosenLanguageIsRememberedAndOutranksTheBrowsers() {
        client.get()
                .uri("/open/page?lang=zh")
                .exchange()
                .expectCookie()
                .valueEquals("lang", "zh")
                .expectCookie()
                .httpOnly("lang", true)
                .expectBody();
        String page =
                client.get()
                        .uri("/open/page")
                        .cookie("lang", "zh")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                        .exchange()
                        .expectCookie()
                        .doesNotExist("lang")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(page).contains("试验板");
        assertThat(page("/open/page?lang=xx")).contains("Bảng thử");
    }

    @Test
    void everyCodeIsExplainedInThreeLanguages() {
        String list = page("/problems");
        for (String code : texts.codes()) {
            assertThat(list).contains(">" + code + "<");
        }
        assertThat(page("/problems/BODY_TOO_LARGE"))
                .contains("Nội dung quá lớn", "Content too large", "内容过大", "处理办法")
                .doesNotContain("??", "th:");
        client.get()
                .uri("/problems/NO_SUCH_CODE")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody();
    }

    @Test
    void assetsMayBeKeptByTheBrowser() {
        client.get()
                .uri("/assets/shell/gate.css")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=3600, public")
                .expectHeader()
                .contentTypeCompatibleWith("text/css")
                .expectBody();
        client.get().uri("/assets/trial/trial.js").exchange().expectStatus().isOk().expectBody();
    }

    private String page(String path) {
        return client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
