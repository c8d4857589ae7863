package vn.bordergate.clearance.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.intake.AwaitedRates;
import vn.bordergate.clearance.intake.CorrectedRates;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;

/** What was counted by a rate that was wrong is taken back as it was, and counts again. */
class CorrectedRatesTrial {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ClearanceAtWork gate;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork("--gate.rates.settling=0s");
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void aCorrectedRateReversesAndCountsAgainOnce() throws Exception {
        assertThat(upload("2026-01-01,LAK,20000", "management-board")).isEqualTo(200);
        apply();
        DeclarationId id = lodged("LAK", "100000");
        DeclarationId other = lodged("USD", "7");
        assertThat(cents(id)).containsExactly(500L);

        assertThat(upload("2026-01-01,LAK,25000", "management-board")).isEqualTo(200);
        apply();
        apply();

        assertThat(cents(id)).containsExactly(500L, -500L, 400L);
        assertThat(cents(other)).hasSize(1);
        assertThat(open()).isZero();

        // The same again is no correction.
        assertThat(upload("2026-01-01,LAK,25000.0", "management-board")).isEqualTo(200);
        apply();
        assertThat(cents(id)).hasSize(3);
    }

    @Test
    void whatWaitedForARateIsCountedWhenItIsUploaded() throws Exception {
        DeclarationId id = lodged("MMK", "21000");
        assertThat(cents(id)).isEmpty();

        assertThat(upload("2026-01-01;MMK;2100", "customs-lead")).isEqualTo(200);
        apply();

        assertThat(cents(id)).containsExactly(1_000L);
    }

    @Test
    void aRateOfLaterChangesNothingOfBefore() throws Exception {
        assertThat(upload("2026-01-01,KHR,4000", "administrator")).isEqualTo(200);
        apply();
        DeclarationId id = lodged("KHR", "4000");

        assertThat(upload("2026-11-21,KHR,8000", "administrator")).isEqualTo(200);
        apply();

        assertThat(cents(id)).containsExactly(100L);
    }

    @Test
    void onlyWhoKeepsRatesEntersThemAndAFileWithAFaultChangesNothing() throws Exception {
        assertThat(upload("2026-01-01,THB,35", "customs-officer")).isEqualTo(403);
        assertThat(upload("2026-01-01,THB,35\n2026-01-01,THB,0", "management-board"))
                .isEqualTo(400);
        apply();
        assertThat(
                        count(
                                "select count(*) from rate where entered_at is not null and currency = 'THB'"))
                .isZero();
    }

    private static void apply() {
        gate.bean(AwaitedRates.class)
                .apply()
                .then(gate.bean(CorrectedRates.class).apply())
                .block(ClearanceAtWork.PATIENCE);
    }

    private static int upload(String lines, String role) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(gate.address() + "/api/rates"))
                        .header("Content-Type", "text/csv")
                        .header("Authorization", "Bearer " + gate.token("khanh", role))
                        .POST(HttpRequest.BodyPublishers.ofString(RateFile.HEADING + "\n" + lines))
                        .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static DeclarationId lodged(String currency, String amount) {
        DeclarationId id = new DeclarationId(UUID.randomUUID());
        gate.takeIn(
                List.of(
                        new DeclarationLodged(
                                id,
                                1,
                                Consignments.exported("22042100", amount, currency).content(),
                                List.of(),
                                Consignments.MORNING)));
        return id;
    }

    /** Signed cents of every fact of its being declared, in the order in which they were told. */
    private static List<Long> cents(DeclarationId id) {
        return gate.published(TradeFact.class).stream()
                .filter(f -> f.declarationId().equals(id))
                .filter(f -> f.stage() == Stage.DECLARED)
                .map(f -> f.sign() * f.usdCents())
                .toList();
    }

    private static long open() {
        return count("select count(*) from rate_correction where done_at is null");
    }

    private static long count(String sql) {
        return Objects.requireNonNull(
                gate.bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block());
    }
}
