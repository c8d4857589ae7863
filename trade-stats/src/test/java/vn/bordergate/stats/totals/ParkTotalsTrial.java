package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;

class ParkTotalsTrial {

    private static final Stand STAND = Stand.shared();

    /** A gate that no other trial uses. */
    private static final String PATH =
            "/api/park-totals?gate=PARK-GATE&from=2024-07-01&to=2024-07-31";

    @Test
    void totalsAreToldByParkAndOnlyToThoseWhoManage() {
        TradeFact taken = fact(2, "TANG-LOONG");
        STAND.fold(
                List.of(
                        fact(1, "BAC-DUYEN-HAI"),
                        taken,
                        fact(3, TradeFact.NO_PARK),
                        taken.reversed(Facts.AT),
                        fact(4, "BAC-DUYEN-HAI")));

        JsonNode rows =
                JsonMapper.shared()
                        .readTree(
                                STAND.get(
                                                PATH,
                                                "Authorization",
                                                STAND.bearerEverywhere("management-board"))
                                        .body())
                        .get("rows");

        assertThat(rows.findValuesAsString("park")).containsExactly("BAC-DUYEN-HAI", "NONE");
        assertThat(rows.findValuesAsString("usdCents")).containsExactly("20000", "10000");
        assertThat(rows.findValuesAsString("declarations")).containsExactly("2", "1");
        assertThat(STAND.get(PATH).statusCode()).isEqualTo(401);
        assertThat(STAND.get(PATH, "Authorization", STAND.bearer("trader")).statusCode())
                .isEqualTo(403);
    }

    private static TradeFact fact(long id, String park) {
        return Facts.cleared(
                new UUID(99, id),
                "PARK-GATE",
                LocalDate.of(2024, 7, 9),
                CustomsChannel.GREEN,
                park);
    }
}
