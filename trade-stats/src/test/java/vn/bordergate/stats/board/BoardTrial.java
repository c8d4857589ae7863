package vn.bordergate.stats.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.events.Stage;
import vn.bordergate.events.reference.Gate;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;

class BoardTrial {

    private static final Stand STAND = Stand.shared();
    private static final Gate GATE = GateBook.shipped().gates().getFirst();

    @BeforeAll
    static void aLorryOfDurianIsCleared() {
        STAND.fold(
                List.of(
                        Facts.fact(
                                new UUID(21, 1),
                                1,
                                Stage.CLEARED,
                                GATE.code().value(),
                                "0810",
                                "CNY",
                                123_456_789,
                                1,
                                Facts.DAY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "vi;Kim ngạch qua các cửa khẩu;1.234.567,89;Xuất khẩu",
                "en;Trade through the gates;1,234,567.89;Export",
                "zh;各口岸贸易额;1,234,567.89;出口"
            })
    void theBoardIsWholeWithoutAScriptInEachLanguage(
            String language, String title, String value, String direction) {
        Document page = page("/?lang=" + language);

        assertThat(page.expectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(page.expectFirst("h1").text()).isEqualTo(title);
        Element row = page.expectFirst("tr[data-gate=" + GATE.code() + "][data-direction=EXPORT]");
        assertThat(row.hasAttr("hidden")).isFalse();
        assertThat(row.expectFirst("[data-column=cleared]").text()).isEqualTo(value);
        assertThat(row.expectFirst("td").text()).isEqualTo(direction);
        assertThat(page.select("[data-card]")).hasSize(4);
        assertThat(page.select("#fresh time").text()).contains("22/11/2026");
        assertThat(page.text()).doesNotContain("??");
        assertThat(page.select("[style], script:not([src])")).isEmpty();
    }

    @Test
    void aGateWithoutTradeWaitsHidden() {
        assertThat(page("/").select("tr[data-gate][hidden]")).isNotEmpty();
    }

    @Test
    void scriptAndStyleAreServed() {
        Document page = page("/");
        for (String address :
                List.of(
                        page.expectFirst("script[src*=board.js]").attr("src"),
                        page.expectFirst("link[href*=board.css]").attr("href"))) {
            assertThat(STAND.get(address).statusCode()).as(address).isEqualTo(200);
        }
    }

    private static Document page(String path) {
        HttpResponse<String> answer = STAND.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
