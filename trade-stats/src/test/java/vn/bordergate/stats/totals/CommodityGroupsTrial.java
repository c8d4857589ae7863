package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.events.reference.CsvTable;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;

/** Totals by the groups of the national statistics. */
class CommodityGroupsTrial {

    private static final Stand STAND = Stand.shared();
    private static final String AUDITOR = STAND.bearer("auditor");
    private static final String GATE = "GROUPED";

    @ParameterizedTest
    @CsvSource({
        "0810,VEGETABLES_FRUIT",
        "0714,CASSAVA",
        "2704,COAL",
        "3102,FERTILISERS",
        "3808,PESTICIDES",
        "3809,CHEMICAL_PRODUCTS",
        "7204,SCRAP_IRON",
        "7205,IRON_STEEL",
        "8517,PHONES",
        "8704,CARS",
        "8708,CAR_PARTS",
        "0102,OTHER",
        "0000,OTHER",
        "9999,OTHER"
    })
    void aHeadingIsInTheGroupOfTheNationalTable(String heading, String group) {
        assertThat(CommodityGroups.of(heading)).isEqualTo(group);
    }

    @Test
    void noHeadingIsInTwoGroupsAndEveryEndIsAHeading() {
        List<String> headings = headings();
        for (String heading : headings) {
            long groups =
                    CommodityGroups.all().stream()
                            .flatMap(group -> group.headings().stream())
                            .filter(some -> some.holds(heading))
                            .count();
            assertThat(groups).as(heading).isLessThanOrEqualTo(1);
        }
        CommodityGroups.all().stream()
                .flatMap(group -> group.headings().stream())
                .forEach(some -> assertThat(headings).contains(some.first(), some.last()));
    }

    @Test
    void theDatabaseTellsTheSameGroupOfEveryHeading() {
        List<String> all =
                Stream.concat(headings().stream(), Stream.of("0000", "9998", "*")).toList();
        Map<String, String> told =
                STAND.bean(DatabaseClient.class)
                        .sql(
                                "select heading, "
                                        + CommodityGroups.ofHeading("heading")
                                        + " from unnest(:headings::text[]) as t (heading)")
                        .bind("headings", all.toArray(String[]::new))
                        .map(
                                row ->
                                        Map.entry(
                                                Objects.requireNonNull(row.get(0, String.class)),
                                                Objects.requireNonNull(row.get(1, String.class))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                        .blockOptional()
                        .orElseThrow();

        assertThat(told).hasSize(all.size());
        all.forEach(
                heading ->
                        assertThat(told.get(heading))
                                .as(heading)
                                .isEqualTo(
                                        heading.equals("*") ? "*" : CommodityGroups.of(heading)));
    }

    @Test
    void totalsAreToldByGroupAndKeptToOne() {
        STAND.fold(
                List.of(
                        fact(1, "0810", 700),
                        fact(2, "0701", 50),
                        fact(3, "2704", 9),
                        fact(4, "0102", 3)));
        String of = "/api/totals?stage=CLEARED&period=2026-08&gate=" + GATE;

        assertThat(cents(of + "&by=commodityGroup"))
                .isEqualTo(Map.of("VEGETABLES_FRUIT", 750L, "COAL", 9L, "OTHER", 3L));
        assertThat(cents(of + "&by=heading&commodityGroup=VEGETABLES_FRUIT"))
                .isEqualTo(Map.of("0810", 700L, "0701", 50L));
        assertThat(STAND.get(of + "&commodityGroup=FRUIT").body())
                .contains("TOTALS_VALUE_MALFORMED");
        assertThat(STAND.get(of + "&by=commodityGroup").body())
                .as("of fewer than three firms, for everybody")
                .contains("\"commodityGroup\":\"*\"")
                .doesNotContain("COAL");
    }

    @Test
    void theTableIsThereForProgramsAndSpreadsheets() {
        JsonNode table = STAND.json("/api/totals/commodity-groups");
        assertThat(table).hasSize(CommodityGroups.codes().size());
        assertThat(table.get(0).get("headings").asString()).isEqualTo("0301-0309 1604-1605");
        assertThat(table.get(0).get("nameVi").asString()).isEqualTo("Hàng thủy sản");

        HttpResponse<String> csv = STAND.get("/api/totals/commodity-groups", "Accept", "text/csv");
        assertThat(csv.body().lines())
                .hasSize(CommodityGroups.codes().size() + 1)
                .startsWith("code,headings,nameVi,nameEn,nameZh")
                .contains("COAL,2701-2704,\"Than các loại\",\"Coal\",\"煤炭\"");
    }

    private static Map<String, Long> cents(String path) {
        Map<String, Long> cents = new TreeMap<>();
        JsonMapper.shared()
                .readTree(STAND.get(path, "Authorization", AUDITOR).body())
                .get("rows")
                .forEach(
                        row ->
                                cents.put(
                                        row.propertyStream()
                                                .findFirst()
                                                .orElseThrow()
                                                .getValue()
                                                .asString(),
                                        row.get("usdCents").asLong()));
        return cents;
    }

    private static List<String> headings() {
        return CsvTable.shipped("/reference/hs2022.csv").rows().stream()
                .map(row -> row.get("hscode"))
                .filter(code -> code.length() == 4)
                .toList();
    }

    private static TradeFact fact(long id, String heading, long cents) {
        return Facts.fact(
                new UUID(9091, id),
                1,
                Stage.CLEARED,
                GATE,
                heading,
                "CNY",
                cents,
                1,
                LocalDate.of(2026, 8, 3));
    }
}
