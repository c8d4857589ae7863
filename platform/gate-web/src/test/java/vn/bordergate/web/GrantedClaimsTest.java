package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.jwt.Jwt;
import vn.bordergate.events.GateCode;

class GrantedClaimsTest {

    static Stream<Arguments> gates() {
        return Stream.of(
                Arguments.of(List.of("KIM-THANH", "BAN-VUOC"), "BAN-VUOC KIM-THANH"),
                Arguments.of("KIM-THANH BAN-VUOC", "BAN-VUOC KIM-THANH"),
                Arguments.of("*", "*"),
                Arguments.of(List.of("KIM-THANH", "*"), "*"),
                Arguments.of(List.of("**", "kim-thanh", 7, "A"), ""),
                Arguments.of(Map.of("KIM-THANH", true), ""),
                Arguments.of(true, ""),
                Arguments.of(null, ""));
    }

    @ParameterizedTest
    @MethodSource("gates")
    void gatesAreGrantedByWordsOfTheClaimAndByNothingElse(@Nullable Object claim, String granted) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("gates", claim);
        assertThat(grants(settings(), claims)).hasToString(granted);
    }

    @Test
    void aMissingClaimGrantsNoGate() {
        GateGrants none = grants(settings(), Map.of("roles", List.of("customs-officer")));
        assertThat(none.covers(new GateCode("KIM-THANH"))).isFalse();
        assertThat(none).isEqualTo(GateGrants.none());
    }

    @Test
    void aGrantCoversItsOwnGateAndAStarAllOfThem() {
        GateGrants one = grants(settings(), Map.of("gates", List.of("KIM-THANH")));
        assertThat(one.covers("KIM-THANH")).isTrue();
        assertThat(one.covers("KIM")).isFalse();
        assertThat(one.covers("*")).isFalse();
        assertThat(GateGrants.allGates().covers("BAN-VUOC")).isTrue();
    }

    @Test
    void moreWordsThanTheMostAreNotRead() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= GrantedClaims.WORDS_MAX; i++) {
            many.add("GATE-" + i);
        }
        assertThat(grants(settings(), Map.of("gates", many)).gates())
                .hasSize(GrantedClaims.WORDS_MAX)
                .doesNotContain("GATE-" + GrantedClaims.WORDS_MAX);
    }

    @Test
    void theClaimsMayHaveOtherNames() {
        SignInSettings named =
                settings(
                        Map.of(
                                "gate.sign-in.roles-claim", "groups",
                                "gate.sign-in.gates-claim", "places"));
        Map<String, Object> claims =
                Map.of("groups", "auditor", "places", "LUNG-PO", "gates", "*", "roles", "yard");
        assertThat(new GrantedClaims(named).authorities(claims))
                .extracting(Object::toString)
                .containsExactly("ROLE_auditor", "GATE_LUNG-PO");
    }

    @Test
    void whoSignedInIsAPersonUnderEachOfTheirAccounts() {
        GrantedClaims claims =
                new GrantedClaims(settings(Map.of("gate.sign-in.person-claim", "staff_number")));
        Map<String, Object> officer = Map.of("sub", "lan", "staff_number", "HQ-7");
        Map<String, Object> lead = Map.of("sub", "lan-lead", "staff_number", "HQ-7");
        assertThat(claims.ofPerson(officer)).extracting(Object::toString).contains("PERSON_HQ-7");
        assertThat(claims.ofPerson(officer)).isEqualTo(claims.ofPerson(lead));
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                // Of somebody who signed in, and whose program has a name of its own.
                Arguments.of(Map.of("sub", "lan", "auth_time", 1_795_000_000L), true),
                Arguments.of(
                        Map.of("sub", "lan", "auth_time", 1_795_000_000L, "client_id", "tablet"),
                        true),
                // Made beforehand, or for a program itself.
                Arguments.of(Map.of("sub", "local-customs-officer"), false),
                Arguments.of(Map.of("sub", "machine-1", "client_id", "machine-1"), false),
                Arguments.of(
                        Map.of("sub", "machine-1", "azp", "machine-1", "auth_time", 1L), false),
                Arguments.of(Map.of("sub", "  ", "auth_time", 1L), false));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenIsOfAPersonOnlyWhenSomebodySignedInForIt(
            Map<String, Object> claims, boolean ofPerson) {
        Jwt.Builder token = Jwt.withTokenValue("token").header("alg", "RS256");
        claims.forEach(token::claim);
        assertThat(
                        new GrantedClaims(settings())
                                .convert(token.build())
                                .map(Object::toString)
                                .filter(name -> name.startsWith("PERSON_"))
                                .collectList()
                                .block())
                .hasSize(ofPerson ? 1 : 0);
    }

    @Test
    void theSettingsHaveDefaults() {
        assertThat(settings())
                .hasToString(
                        "SignInSettings[registration=gate, rolesClaim=roles, gatesClaim=gates,"
                                + " personClaim=sub, idleMax=PT30M, sessionMax=PT10H, sessionsMax=10000,"
                                + " pendingMax=PT10M, providerAnswerMax=PT10S]");
    }

    private static GateGrants grants(SignInSettings settings, Map<String, Object> claims) {
        return GateGrants.of(new GrantedClaims(settings).authorities(claims));
    }

    private static SignInSettings settings() {
        return settings(Map.of());
    }

    private static SignInSettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("gate.sign-in", SignInSettings.class);
    }
}
