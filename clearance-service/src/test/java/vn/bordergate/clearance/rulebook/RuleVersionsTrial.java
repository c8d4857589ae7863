package vn.bordergate.clearance.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.bordergate.clearance.ClearanceAtWork.PATIENCE;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.TradeType;

/** Versions of the tables on a real PostgreSQL: the past stays judged as it was. */
class RuleVersionsTrial {

    private static final String SHIPPED =
            new String(CompiledTable.shipped(ChannelTable.NAME), StandardCharsets.UTF_8);
    private static final DeclaredContent PARCELS =
            Consignments.imported("84713000", "1000", "USD").of(TradeType.E_COMMERCE).content();

    private static ClearanceAtWork gate;
    private static DatabaseClient database;

    @BeforeAll
    static void open() throws Exception {
        gate = new ClearanceAtWork();
        database = gate.bean(DatabaseClient.class);
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    @Test
    void aNewVersionHoldsFromItsTimeOnAndTheOldOneForWhatWasLodgedBefore() {
        Instant from = Instant.parse("2031-03-01T00:00:00Z");
        var tables = tables();
        String before = ruled(tables.book(), from).ruling().version();
        String version = keep(live("2031-03"), from);
        tables.reread().block(PATIENCE);

        assertThat(ruled(tables.book(), from.minusMillis(1)))
                .satisfies(
                        old -> {
                            assertThat(old.channel()).isEqualTo(CustomsChannel.GREEN);
                            assertThat(old.ruling().version()).isEqualTo(before);
                            assertThat(old.dryRunRows()).containsExactly("CH-051");
                        });
        assertThat(ruled(tables.book(), from))
                .satisfies(
                        now -> {
                            assertThat(now.channel()).isEqualTo(CustomsChannel.YELLOW);
                            assertThat(now.ruling().version()).isEqualTo(version);
                            assertThat(now.ruling().rows()).containsExactly("CH-051");
                        });
    }

    @Test
    void aRecordedDecisionIsJudgedAgainWithTheSameRowsWhateverHoldsNow() {
        var id = new DeclarationId(UUID.randomUUID());
        gate.takeIn(
                List.of(
                        new DeclarationLodged(
                                id, 1, PARCELS, List.of(), Consignments.MORNING, null)));
        ChannelRuling recorded = recorded(id);
        keep(live("2031-05"), Instant.parse("2031-05-01T00:00:00Z"));
        var tables = tables();

        assertThat(
                        tables.book()
                                .channelAgain(
                                        recorded.ruling().version(),
                                        PARCELS,
                                        List.of(),
                                        new Valuation(gate.bean(Rates.class).book()),
                                        Consignments.MORNING))
                .isEqualTo(recorded);
        assertThat(ruled(tables.book(), Instant.parse("2031-06-01T00:00:00Z")))
                .isNotEqualTo(recorded);
        assertThat(tables.book().row("channel", recorded.ruling().version(), "CH-051")).isNotNull();
    }

    @Test
    void seedingAgainChangesNothing() {
        List<String> before = activations();
        tables();
        assertThat(activations()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "channel, 1970-01-01T00:00:00Z, 1",
        "checks, 1970-01-01T00:00:00Z, 1",
        "vehicle-lanes, 1970-01-01T00:00:00Z, 1",
        "fees, 1970-01-01T00:00:00Z, 2",
        "fees, 2020-07-31T17:00:00Z, 2"
    })
    void aShippedTableThatPutsItselfInForceIsAnEntryOfTheTrail(
            String table, String from, int entries) {
        tables();
        assertThat(events(Acts.idOf("rules/" + table)))
                .hasSize(entries)
                .filteredOn(entry -> entry.contains("\"validFrom\":\"" + from + "\""))
                .singleElement()
                .asString()
                .contains(
                        "\"is\":\"rules-shipped-in-force\"", "\"table\":\"" + table + "\"");
    }

    @Test
    void aVersionThatWasChangedWhereItLiesIsRefusedAndTheBookStays() {
        Instant from = Instant.parse("2032-01-01T00:00:00Z");
        var tables = tables();
        ChannelRuling before = ruled(tables.book(), from);
        String version = keep(live("2032-01"), from);
        database.sql("update rule_table set xml = xml || ' ' where version = $1")
                .bind(0, version)
                .then()
                .block(PATIENCE);
        try {
            assertThatThrownBy(() -> tables.reread().block(PATIENCE))
                    .hasMessageContaining("was changed where it lies");
            assertThat(ruled(tables.book(), from)).isEqualTo(before);
        } finally {
            forget(version);
        }
    }

    @Test
    void aNewlyShippedTableDoesNotDisplaceOneThatOfficersPutInForce() {
        var mine = live("2033-01");
        String version = keep(mine, Instant.parse("2033-01-01T00:00:00Z"));
        List<String> before = activations();
        String shipped = ChannelTable.shipped().version();
        database.sql("update rule_activation set version = $1 where version = $2")
                .bind(0, version)
                .bind(1, shipped)
                .then()
                .then(
                        database.sql("delete from rule_table where version = $1")
                                .bind(0, shipped)
                                .then())
                .block(PATIENCE);
        try {
            var tables = tables();
            assertThat(ruled(tables.book(), Consignments.MORNING).ruling().version())
                    .isEqualTo(version);
            assertThat(activations()).hasSameSizeAs(before).noneMatch(a -> a.contains(shipped));
        } finally {
            database.sql(
                            "update rule_activation set version = $1 where name = 'channel'"
                                    + " and activated_by is null")
                    .bind(0, shipped)
                    .then()
                    .block(PATIENCE);
            forget(version);
        }
    }

    private static RuleTables tables() {
        var transactions = gate.bean(TransactionalOperator.class);
        var tables = new RuleTables(database, transactions, Clock.systemUTC());
        tables.seed().then(tables.reread()).block(PATIENCE);
        return tables;
    }

    /** The shipped table of another edition, in which the row on e-commerce decides. */
    private static String live(String edition) {
        return SHIPPED.replace("/channel/2026-11", "/channel/" + edition)
                .replaceFirst(
                        "(<text>\"CH-051\"</text></outputEntry>\\s*<outputEntry><text>)\"DRY_RUN\"",
                        "$1\"LIVE\"");
    }

    private static String keep(String xml, Instant from) {
        byte[] dmn = xml.getBytes(StandardCharsets.UTF_8);
        String version = new CompiledTable(ChannelTable.NAME, dmn).version();
        database.sql(
                        "insert into rule_table (name, version, sha256, xml, uploaded_by,"
                                + " uploaded_at) values ('channel', $1, $2, $3, 'lan', now())")
                .bind(0, version)
                .bind(1, CompiledTable.sha256(dmn))
                .bind(2, xml)
                .then()
                .then(
                        database.sql(
                                        "insert into rule_activation (name, valid_from, version,"
                                                + " activated_by, activated_at)"
                                                + " values ('channel', $1, $2, 'minh', now())")
                                .bind(0, from)
                                .bind(1, version)
                                .then())
                .block(PATIENCE);
        return version;
    }

    private static void forget(String version) {
        database.sql("delete from rule_activation where version = $1")
                .bind(0, version)
                .then()
                .then(
                        database.sql("delete from rule_table where version = $1")
                                .bind(0, version)
                                .then())
                .block(PATIENCE);
    }

    private static List<String> activations() {
        return Objects.requireNonNull(
                database.sql(
                                "select name || ' ' || valid_from || ' ' || version"
                                        + " from rule_activation order by 1")
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block(PATIENCE));
    }

    private static ChannelRuling recorded(DeclarationId id) {
        return gate.bean(FileJson.class).events(events(id.value()).getFirst()).stream()
                .filter(DeclarationEvent.Lodged.class::isInstance)
                .map(e -> ((DeclarationEvent.Lodged) e).channel())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> events(UUID id) {
        return Objects.requireNonNull(
                database.sql("select events from decision where declaration_id = $1")
                        .bind(0, id)
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block(PATIENCE));
    }

    private static ChannelRuling ruled(Rulebook book, Instant at) {
        return book.channel(PARCELS, List.of(), new Valuation(Consignments.RATES), at);
    }
}
