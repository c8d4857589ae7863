package vn.bordergate.ingest.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.TrialToken;

/**
 * One firm never sees another's anything, at whichever address. What is mapped and stands in none
 * of the lists fails: whoever adds an address says here whose it is.
 */
class EveryAddressTrial {

    /** For everybody, and about nobody. */
    private static final Set<String> OPEN =
            Set.of(
                    "GET /",
                    "GET /api/goods",
                    "GET /api/bulk/template",
                    "GET /ticket/keys",
                    "GET /ticket/worker.js",
                    "GET /ticket/verify/manifest");

    /** For whoever was sent the link, which nobody can guess. */
    private static final Set<String> BEHIND_A_LINK =
            Set.of(
                    "GET /ticket/{token}",
                    "GET /ticket/{token}/state",
                    "GET /ticket/{token}/manifest",
                    "GET /notification-mailboxes/{token}",
                    "POST /notification-mailboxes/{token}");

    /** Not for traders at all. */
    private static final Set<String> NOT_FOR_TRADERS =
            Set.of(
                    "POST /api/readings application/json",
                    "POST /api/readings application/x-ndjson",
                    "GET /api/devices",
                    "PUT /api/devices text/csv",
                    "GET /ticket/verify",
                    "GET /firm/desk",
                    "GET /api/firms/requests/waiting");

    private static TrialGate gate;
    private static ForeignTries tries;

    @BeforeAll
    static void open() {
        gate =
                new TrialGate(
                        "gate.ingest.telling.inner-addresses=true",
                        "gate.ingest.telling.send=false");
        tries = new ForeignTries(gate);
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    static Stream<String> foreign() {
        return ForeignTries.ADDRESSES.stream();
    }

    static Stream<String> notForTraders() {
        return NOT_FOR_TRADERS.stream().sorted();
    }

    @Test
    void everyAddressSaysWhoseItIs() {
        Set<String> said = new TreeSet<>(OPEN);
        said.addAll(BEHIND_A_LINK);
        said.addAll(NOT_FOR_TRADERS);
        said.addAll(ForeignTries.ADDRESSES);
        assertThat(mapped()).isEqualTo(said);
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void anotherFirmGetsNothingAndChangesNothing(String address) {
        String before = tries.everythingKept();
        ForeignTries.Answer answer = tries.tried(address);
        assertThat(answer.status()).isIn(answer.expected());
        for (String secret : tries.secrets()) {
            assertThat(answer.body()).doesNotContain(secret);
        }
        assertThat(tries.everythingKept()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("notForTraders")
    void whatIsForOthersIsShutForTraders(String address) {
        String[] parts = address.split(" ", -1);
        WebTestClient trader =
                gate.client(TrialToken.of("lan", "trader").actingFor(TrialToken.HOME).inPerson());
        trader.method(HttpMethod.valueOf(parts[0]))
                .uri(parts[1])
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private static Set<String> mapped() {
        return gate
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(e -> ours(e.getValue().getBeanType()))
                .flatMap(e -> addresses(e.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean ours(Class<?> handler) {
        return handler.getPackageName().startsWith("vn.bordergate.ingest");
    }

    private static Stream<String> addresses(RequestMappingInfo info) {
        String consumes =
                info.getConsumesCondition().getConsumableMediaTypes().stream()
                        .map(Objects::toString)
                        .sorted()
                        .collect(Collectors.joining(" "));
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(
                        pattern ->
                                info.getMethodsCondition().getMethods().stream()
                                        .map(
                                                method ->
                                                        (method + " " + pattern + " " + consumes)
                                                                .strip()));
    }
}
