package vn.bordergate.clearance.till;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.OverHttp.json;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.TradeType;

/** Payments through a provider: what it says counts by its signature and its amount alone. */
class ProviderTrial {

    private static final String SECRET = "a-secret-of-the-trial-0123456789ab";
    private static final AtomicInteger NOTICES = new AtomicInteger();

    /** What the provider was asked, and with which status it answers. */
    private static final List<JsonNode> ASKED = new CopyOnWriteArrayList<>();

    private static final AtomicInteger STATUS = new AtomicInteger(200);

    private static HttpServer provider;
    private static KeyPair keys;
    private static AtTheTill till;
    private static NoticeSeal seal;

    @BeforeAll
    static void start() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provider.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    String signature = exchange.getRequestHeaders().getFirst(NoticeSeal.HEADER);
                    boolean genuine =
                            seal.check(signature, body, Instant.now())
                                    == NoticeSeal.Verdict.GENUINE;
                    ASKED.add(OverHttp.json(new String(body, StandardCharsets.UTF_8)));
                    byte[] answer =
                            "{\"reference\":\"P-1\",\"payAt\":\"https://pay.example/p/1\"}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(genuine ? STATUS.get() : 401, answer.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(answer);
                    }
                });
        provider.start();
        String address = "http://127.0.0.1:" + provider.getAddress().getPort();
        String publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        seal =
                new NoticeSeal(
                        new TillProperties.Provider(
                                TillProperties.Kind.LOCAL,
                                null,
                                SECRET,
                                publicKey,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(5)));
        till =
                new AtTheTill(
                        "--gate.fees.payments.kind=HTTP",
                        "--gate.fees.payments.address=" + address,
                        "--gate.fees.payments.secret=" + SECRET,
                        "--gate.fees.payments.public-key=" + publicKey,
                        "--resilience4j.circuitbreaker.instances.payments.minimum-number-of-calls=100");
    }

    @AfterAll
    static void stop() throws Exception {
        till.close();
        provider.stop(0);
    }

    @BeforeEach
    void answersAgain() {
        STATUS.set(200);
    }

    @Test
    void whoPaysIsSentToTheProviderAndIsSettledByItsNotice() throws Exception {
        CrossingId id = till.machines(3_500);
        JsonNode begun = begun(id);
        assertThat(begun.at("/state").asString()).isEqualTo("ASKED");
        assertThat(begun.at("/payAt").asString()).isEqualTo("https://pay.example/p/1");
        assertThat(till.fee(id).at("/settled").asBoolean()).isFalse();
        assertThat(begun(id).at("/paymentId")).isEqualTo(begun.at("/paymentId"));

        assertThat(applied(paid(begun, 80_000))).isEqualTo("SETTLED");
        assertThat(till.fee(id).at("/settled").asBoolean()).isTrue();
    }

    @Test
    void theProviderIsAskedForWhatTheTariffSays() throws Exception {
        CrossingId id = till.machines(10_000);
        JsonNode begun = begun(id);
        assertThat(ASKED)
                .filteredOn(asked -> asked.at("/paymentId").equals(begun.at("/paymentId")))
                .extracting(asked -> asked.at("/vnd").asLong() + asked.at("/currency").asString())
                .containsOnly("500000VND");
    }

    @Test
    void theSameNoticeAgainChangesNothing() throws Exception {
        CrossingId id = till.machines(3_500);
        JsonNode begun = begun(id);
        String notice = paid(begun, 80_000);
        assertThat(applied(notice)).isEqualTo("SETTLED");
        assertThat(applied(notice)).isEqualTo("REPEAT");
        // The same payment told once more under another number.
        assertThat(applied(paid(begun, 80_000))).isEqualTo("REPEAT");
        assertThat(till.fee(id).at("/receipts")).hasSize(1);
        assertThat(till.fee(id).at("/paidVnd").asLong()).isEqualTo(80_000);
    }

    @Test
    void anotherAmountSettlesNothingAndTheBoardSeesIt() throws Exception {
        for (long came : List.of(79_999L, 80_001L, 0L)) {
            CrossingId id = till.machines(3_500);
            assertThat(applied(paid(begun(id), came))).isEqualTo("MISMATCHED");
            assertThat(till.fee(id).at("/settled").asBoolean()).isFalse();
            assertThat(till.fee(id).at("/receipts")).isEmpty();
        }
        String page = till.http.page("/desk/fees?gate=KIM-THANH", till.board("mai")).body();
        assertThat(page).contains("79,999", "80,001");
    }

    @Test
    void theRightAmountAfterAWrongOneSettles() throws Exception {
        CrossingId id = till.machines(3_500);
        JsonNode begun = begun(id);
        assertThat(applied(paid(begun, 70_000))).isEqualTo("MISMATCHED");
        assertThat(applied(paid(begun, 80_000))).isEqualTo("SETTLED");
        assertThat(applied(paid(begun, 70_000))).isEqualTo("MISMATCHED");
        assertThat(till.fee(id).at("/settled").asBoolean()).isTrue();
    }

    @Test
    void aNoticeWithoutTheProvidersSignatureIsNotHeard() throws Exception {
        CrossingId id = till.machines(3_500);
        String notice = paid(begun(id), 80_000);
        byte[] body = notice.getBytes(StandardCharsets.UTF_8);
        String genuine = seal.sign(body, Instant.now());
        assertThat(code(send(notice, null))).isEqualTo("NOTICE_SIGNATURE");
        assertThat(code(send(notice, "t=1,v1=abc"))).isEqualTo("NOTICE_SIGNATURE");
        assertThat(code(send(notice + " ", genuine))).isEqualTo("NOTICE_SIGNATURE");
        assertThat(code(send(notice, genuine.substring(0, genuine.length() - 1) + "0x")))
                .isEqualTo("NOTICE_SIGNATURE");
        assertThat(
                        code(
                                send(
                                        notice,
                                        ed25519(
                                                body,
                                                KeyPairGenerator.getInstance("Ed25519")
                                                        .generateKeyPair()))))
                .isEqualTo("NOTICE_SIGNATURE");
        assertThat(till.fee(id).at("/settled").asBoolean()).isFalse();
    }

    @Test
    void aSignatureOfAnotherTimeIsAReplay() throws Exception {
        CrossingId id = till.machines(3_500);
        String notice = paid(begun(id), 80_000);
        byte[] body = notice.getBytes(StandardCharsets.UTF_8);
        for (Duration off : List.of(Duration.ofSeconds(-310), Duration.ofSeconds(310))) {
            HttpResponse<String> answer = send(notice, seal.sign(body, Instant.now().plus(off)));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(code(answer)).isEqualTo("NOTICE_STALE");
        }
        assertThat(till.fee(id).at("/settled").asBoolean()).isFalse();
        assertThat(send(notice, seal.sign(body, Instant.now().minusSeconds(280))).statusCode())
                .isEqualTo(200);
        assertThat(till.fee(id).at("/settled").asBoolean()).isTrue();
    }

    @Test
    void theProviderMaySignWithItsEd25519Key() throws Exception {
        CrossingId id = till.machines(3_500);
        String notice = paid(begun(id), 80_000);
        HttpResponse<String> answer =
                send(notice, ed25519(notice.getBytes(StandardCharsets.UTF_8), keys));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(till.fee(id).at("/settled").asBoolean()).isTrue();
    }

    @Test
    void whatIsNoNoticeIsRefusedAndNothingIsKept() throws Exception {
        JsonNode begun = begun(till.machines(3_500));
        for (String bad :
                List.of(
                        "",
                        "no json",
                        "[]",
                        "{}",
                        paid(begun, 80_000).replace("VND\"", "USD\""),
                        paid(begun, 80_000).replace("80000", "80000.5"),
                        paid(begun, 80_000).replace("80000", "-1"),
                        paid(begun, 80_000).replace("PAID", "GIVEN"),
                        paid(begun, 80_000) + "{}")) {
            HttpResponse<String> answer = signed(bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(422);
            assertThat(code(answer)).as(bad).isEqualTo("NOTICE_FORM");
        }
        String unknown =
                paid(begun, 80_000)
                        .replace(begun.at("/paymentId").asString(), UUID.randomUUID().toString());
        assertThat(code(signed(unknown))).isEqualTo("NOTICE_PAYMENT_UNKNOWN");
    }

    @Test
    void withTheProviderAwayNothingIsTakenAndTheCounterGoesOn() throws Exception {
        CrossingId id = till.machines(3_500);
        STATUS.set(500);
        HttpResponse<String> answer = till.pay(id, till.trader());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("PAYMENTS_AWAY");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        till.paid(id, till.board("mai"));
        STATUS.set(200);
        // Whoever had gone on to pay all the same is given it back.
        assertThat(till.fee(id).at("/settled").asBoolean()).isTrue();
    }

    @Test
    void whatComesInTwiceCanGoBack() throws Exception {
        CrossingId id = till.machines(3_500);
        JsonNode begun = begun(id);
        till.paid(id, till.board("mai"));
        assertThat(applied(paid(begun, 80_000))).isEqualTo("SETTLED");
        assertThat(till.fee(id).at("/overpaidVnd").asLong()).isEqualTo(80_000);
    }

    @Test
    void aRefundIsDoneWhenTheProviderSaysThatItsMoneyIsBack() throws Exception {
        var goods =
                till.lodged(
                        Consignments.imported("24022000", "10", "USD")
                                .of(TradeType.TEMP_IMPORT)
                                .content());
        CrossingId id =
                till.announced(till.vehicle(3_500, 0, goods, AtTheTill.KIM_THANH), AtTheTill.NOW);
        JsonNode begun = begun(id);
        applied(paid(begun, 1_000_000));
        till.ended(id);
        STATUS.set(500);
        HttpResponse<String> asked = till.refund(id, "NOT_CROSSED", till.board("mai"));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(till.fee(id).at("/refund/agreed").asBoolean()).isTrue();

        STATUS.set(200);
        till.gate.bean(Returns.class).sendBack().block(ClearanceAtWork.PATIENCE);
        String refundId = till.fee(id).at("/refund/refundId").asString();
        assertThat(ASKED)
                .anySatisfy(a -> assertThat(a.at("/refundId").asString()).isEqualTo(refundId));
        String notice =
                notice(begun, "RETURNED", 1_000_000)
                        .replace("}", ",\"refundId\":\"" + refundId + "\"}");
        assertThat(applied(notice.replace("1000000", "999999"))).isEqualTo("MISMATCHED");
        assertThat(till.fee(id).at("/refund").isMissingNode()).isFalse();
        String right =
                notice(begun, "RETURNED", 1_000_000)
                        .replace("}", ",\"refundId\":\"" + refundId + "\"}");
        assertThat(applied(right)).isEqualTo("RETURNED");
        assertThat(till.fee(id).at("/refund").isMissingNode()).isTrue();
        assertThat(till.fee(id).at("/paidVnd").asLong()).isZero();
        assertThat(
                        till.one(
                                "select count(*) from fee_ledger where crossing_id = '" + id + "'",
                                Long.class))
                .isEqualTo(2);
    }

    @Test
    void aPaymentThatFailedIsBegunAnew() throws Exception {
        CrossingId id = till.machines(3_500);
        JsonNode begun = begun(id);
        assertThat(applied(notice(begun, "FAILED", 0))).isEqualTo("FAILED");
        assertThat(begun(id).at("/paymentId")).isNotEqualTo(begun.at("/paymentId"));
    }

    private static JsonNode begun(CrossingId id) throws Exception {
        HttpResponse<String> answer = till.pay(id, till.trader());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer);
    }

    private static String paid(JsonNode begun, long vnd) {
        return notice(begun, "PAID", vnd);
    }

    private static String notice(JsonNode begun, String outcome, long vnd) {
        return "{\"noticeId\":\"N-%d\",\"paymentId\":\"%s\",\"outcome\":\"%s\",\"vnd\":%d,\"currency\":\"VND\"}"
                .formatted(
                        NOTICES.incrementAndGet(), begun.at("/paymentId").asString(), outcome, vnd);
    }

    private static String applied(String notice) throws Exception {
        HttpResponse<String> answer = signed(notice);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).at("/applied").asString();
    }

    private static HttpResponse<String> signed(String notice) throws Exception {
        return send(notice, seal.sign(notice.getBytes(StandardCharsets.UTF_8), Instant.now()));
    }

    private static HttpResponse<String> send(String notice, @Nullable String signature)
            throws Exception {
        var request =
                till.http
                        .request("/api/payments/notices", "")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(notice));
        return till.http.send(
                signature == null ? request : request.header(NoticeSeal.HEADER, signature));
    }

    private static String ed25519(byte[] body, KeyPair by) throws Exception {
        long at = Instant.now().getEpochSecond();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(by.getPrivate());
        signature.update((at + ".").getBytes(StandardCharsets.US_ASCII));
        signature.update(body);
        return "t=" + at + ",ed25519=" + Base64.getEncoder().encodeToString(signature.sign());
    }
}
