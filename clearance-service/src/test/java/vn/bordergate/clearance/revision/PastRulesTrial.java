package vn.bordergate.clearance.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.ClearanceAtWork.PATIENCE;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.OverHttp.json;
import static vn.bordergate.clearance.revision.AtRevision.CHANNEL;
import static vn.bordergate.clearance.revision.AtRevision.CHECKS;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.revision.RulingsAgain.Rulings;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.events.DeclarationAmended;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.TradeType;

/** What was ruled once is ruled again with the same result, whatever holds now. */
class PastRulesTrial {

    private static final int FILES = 1_500;
    private static final long SEED = 20_261_122;

    private static final List<String> GOODS =
            List.of("84713000", "08106000", "93020000", "22042100", "02023000", "31021000");
    private static final List<String> AMOUNTS = List.of("90", "1000", "16000", "250000");
    private static final List<String> CURRENCIES = List.of("USD", "CNY", "XAF");

    private static final DeclaredContent ARMS =
            Consignments.imported("93020000", "100", "USD").content();

    private static AtRevision desk;

    @BeforeAll
    static void start() throws Exception {
        desk = new AtRevision();
    }

    @AfterAll
    static void stop() throws Exception {
        desk.close();
    }

    @Test
    void thousandsOfRulingsComeOutTheSameUnderTheVersionsThatRuledThem() throws Exception {
        List<DeclarationId> ids = lodgedAtRandom();
        inForceYesterday("channel", CHANNEL, AtRevision.parcelsDecide("later"));
        inForceYesterday("checks", CHECKS, AtRevision.fruitGoesFree("later"));
        // Rates that become known later must not change what was ruled without them.
        desk.gate
                .bean(DatabaseClient.class)
                .sql("insert into rate values ('XAF', '2020-01-01', 1, 'late')")
                .then()
                .then(desk.gate.bean(vn.bordergate.clearance.rate.Rates.class).reread())
                .block(PATIENCE);

        RulingsAgain again = desk.gate.bean(RulingsAgain.class);
        List<Rulings> found =
                Objects.requireNonNull(
                        Flux.fromIterable(ids)
                                .flatMap(again::of, 8)
                                .collectList()
                                .block(Duration.ofMinutes(2)));
        assertThat(found).hasSize(FILES);
        for (Rulings file : found) {
            assertThat(file.same()).as("seed %d: %s", SEED, file).isTrue();
        }
        long rulings = found.stream().mapToLong(file -> file.rulings().size()).sum();
        assertThat(rulings).isGreaterThan(2 * FILES);
        assertThat(newlyRuled()).as("what holds now is another table").contains("CH-051");
    }

    @Test
    void whoDoubtsARulingHasItMadeAgainOnAPage() throws Exception {
        DeclarationId id = desk.lodged(ARMS);
        JsonNode found = json(desk.http.get("/api/rules/rulings?declaration=" + id, officer()));
        assertThat(found.at("/same").asBoolean()).isTrue();
        assertThat(found.at("/rulings/0/again/outcome/0").asString()).isEqualTo("RED");
        assertThat(found.at("/rulings/1/again/rows/0").asString()).startsWith("CK-");

        for (String language : List.of("vi", "en", "zh")) {
            String page = page("/rules/rulings?lang=" + language + "&declaration=" + id);
            assertThat(page).contains("CH-001", "pill-green").doesNotContain("??", "\"pill-red\"");
        }
        assertThat(page("/rules/rulings")).contains("name=\"declaration\"");
        for (String nothing : List.of(UUID.randomUUID().toString(), "x")) {
            HttpResponse<String> answer =
                    desk.http.page("/rules/rulings?declaration=" + nothing, officer());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("FILE_NOT_LODGED");
        }
        String trader = desk.gate.token("tu", "trader");
        assertThat(code(desk.http.get("/api/rules/rulings?declaration=" + id, trader)))
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void aRulingThatWasChangedWhereItLiesIsToldFromOneThatWasNot() throws Exception {
        DeclarationId id = desk.lodged(ARMS);
        desk.gate
                .bean(DatabaseClient.class)
                .sql(
                        "update generation set content = replace(content, '9302', '8471')"
                                + " where declaration_id = $1")
                .bind(0, id.value())
                .then()
                .block(PATIENCE);
        JsonNode found = json(desk.http.get("/api/rules/rulings?declaration=" + id, officer()));
        assertThat(found.at("/same").asBoolean()).isFalse();
        assertThat(found.at("/rulings/0/recorded/outcome/0").asString()).isEqualTo("RED");
        assertThat(found.at("/rulings/0/again/outcome/0").asString()).isNotEqualTo("RED");
    }

    private static List<DeclarationId> lodgedAtRandom() {
        var random = new Random(SEED);
        List<DeclarationLodged> lodgings = new ArrayList<>();
        List<DeclarationAmended> amendments = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            var id = new DeclarationId(UUID.randomUUID());
            Instant at = Instant.now().minus(random.nextInt(20), ChronoUnit.DAYS);
            lodgings.add(new DeclarationLodged(id, 1, goods(random), List.of(), at, null));
            if (random.nextInt(4) == 0) {
                amendments.add(
                        new DeclarationAmended(
                                id, 2, goods(random), List.of(), at.plusSeconds(60)));
            }
        }
        desk.gate.takeIn(lodgings);
        desk.gate.takeIn(amendments);
        return lodgings.stream().map(DeclarationLodged::declarationId).toList();
    }

    private static DeclaredContent goods(Random random) {
        Consignments.Goods goods =
                random.nextBoolean()
                        ? Consignments.imported(
                                any(GOODS, random), any(AMOUNTS, random), any(CURRENCIES, random))
                        : Consignments.exported(
                                any(GOODS, random), any(AMOUNTS, random), any(CURRENCIES, random));
        if (random.nextInt(3) == 0) {
            goods.item(any(GOODS, random), any(AMOUNTS, random), any(CURRENCIES, random));
        }
        return (random.nextInt(5) == 0 ? goods.of(TradeType.E_COMMERCE) : goods).content();
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** As if two had put it in force long ago: all that was lodged was ruled without it. */
    private static void inForceYesterday(String table, String path, String dmn) throws Exception {
        String version = desk.uploaded(table, dmn, "lan");
        desk.gate
                .bean(DatabaseClient.class)
                .sql(
                        "insert into rule_activation (name, valid_from, version, activated_by,"
                                + " activated_at) values ($1, now() - interval '30 days', $2,"
                                + " 'minh', now())")
                .bind(0, table)
                .bind(1, version)
                .then()
                .then(desk.gate.bean(RuleTables.class).reread())
                .block(PATIENCE);
        assertThat(json(desk.http.get(path + "/" + version, officer())).at("/activations"))
                .hasSize(1);
    }

    private static String newlyRuled() throws Exception {
        DeclarationId id = desk.lodged(AtRevision.PARCELS);
        return desk.http.get("/api/rules/rulings?declaration=" + id, officer()).body();
    }

    private static String officer() throws Exception {
        return desk.officer();
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> page = desk.http.page(path, officer());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }
}
