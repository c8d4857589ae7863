package vn.bordergate.clearance.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** What is wrong with a table is said at its place, and nothing of it runs. */
class BadTablesTest {

    private static final String SHIPPED = shipped(ChannelTable.NAME);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(strings = {ChannelTable.NAME, CheckTable.NAME})
    void aShippedTableIsSoundAndRunsAsItReads(String name) {
        byte[] dmn = CompiledTable.shipped(name);
        WrittenTable written = WrittenTable.read(name, dmn);

        assertThat(CompiledTable.of(written, dmn).lines()).isEqualTo(written.lines());
        assertThat(written.lines()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("faultyTables")
    void aFaultIsNamedAtItsPlace(UnaryOperator<String> spoilt, String code, String pointer) {
        List<Fault> faults =
                Assertions.assertTimeoutPreemptively(AT_ONCE, () -> faults(spoilt.apply(SHIPPED)));

        assertThat(faults)
                .anySatisfy(
                        fault -> {
                            assertThat(fault.code()).isEqualTo(code);
                            assertThat(fault.pointer()).isEqualTo(pointer);
                        });
    }

    static Stream<Arguments> faultyTables() {
        return Stream.of(
                bad("RULES_NOT_XML", "", _ -> "no table at all"),
                bad("RULES_NOT_XML", "", t -> t.substring(0, t.length() / 2)),
                bad("RULES_DOCTYPE", "", _ -> laughs()),
                bad(
                        "RULES_DOCTYPE",
                        "",
                        _ -> "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hosts\">]><a>&x;</a>"),
                bad("RULES_TOO_DEEP", "", _ -> "<a>".repeat(XmlTree.DEPTH_MAX + 1)),
                bad("RULES_NOT_XML", "", t -> t + "<more/>"),
                bad("RULES_NOT_DMN", "", _ -> "<definitions/>"),
                bad("RULES_NAMESPACE", "", t -> t.replace("rules/channel/", "rules/checks/")),
                bad("RULES_TABLE_MISSING", "", t -> t.replace("name=\"rows\">", "name=\"r\">")),
                bad(
                        "RULES_ELEMENT_NOT_ALLOWED",
                        "",
                        t ->
                                t.replace(
                                        "  <decision id",
                                        "<businessKnowledgeModel name=\"f\"/><decision id")),
                bad("RULES_HIT_POLICY", "", t -> t.replace("\"COLLECT\"", "\"UNIQUE\"")),
                bad(
                        "RULES_HIT_POLICY",
                        "",
                        t -> t.replace("\"COLLECT\"", "\"COLLECT\" aggregation=\"COUNT\"")),
                bad(
                        "RULES_INPUT_UNKNOWN",
                        "",
                        t -> t.replace("<text>zeroPrice</text>", "<text>driver</text>")),
                bad(
                        "RULES_INPUT_UNKNOWN",
                        "",
                        t ->
                                t.replace(
                                        "typeRef=\"boolean\"><text>zeroPrice",
                                        "typeRef=\"string\"><text>zeroPrice")),
                bad(
                        "RULES_COLUMN_TWICE",
                        "",
                        t -> t.replace("<text>heading</text>", "<text>chapter</text>")),
                bad(
                        "RULES_OUTPUT_MISSING",
                        "",
                        t -> t.replace("name=\"zh\" typeRef", "name=\"fr\" typeRef")),
                bad("RULES_CELLS_MISMATCH", "/CH-001", t -> inFirstRow(t, "-", null)),
                bad("RULES_ROW_ID_FORM", "/row one", t -> t.replace("\"CH-051\"<", "\"row one\"<")),
                bad("RULES_ROW_ID_TWICE", "/CH-051", t -> t.replace("\"CH-052\"<", "\"CH-051\"<")),
                bad("RULES_REASON_MISSING", "/CH-001/zh", t -> t.replace("武器弹药：实货查验", " ")),
                bad(
                        "RULES_OUTCOME_NOT_ALLOWED",
                        "/CH-001/channel",
                        t -> t.replaceFirst("\"RED\"", "\"PINK\"")),
                bad(
                        "RULES_OUTCOME_NOT_ALLOWED",
                        "/CH-001/channel",
                        t -> t.replaceFirst("\"RED\"", "if true then \"RED\" else \"GREEN\"")),
                bad(
                        "RULES_FALLBACK_MISSING",
                        "",
                        t ->
                                t.replaceFirst(
                                        "(CH-099\"</text></outputEntry>\\s*.*)\"LIVE\"",
                                        "$1\"DRY_RUN\"")),
                // Cells that would run for ever, or read what they should not, or never hit.
                test("for i in 1..1000000000 return for j in 1..1000000000 return i * j"),
                test("some i in 1..99999999999 satisfies i < 0"),
                test("? = function(x) external {java: {class: \"java.lang.Runtime\"}}"),
                test("matches(?, \"(a+)+b\")"),
                test("\"93\" or true"),
                test("\"931\""),
                test("93"),
                test(""),
                test(
                        IntStream.range(0, TableProof.CELL_CHARS_MAX / 5)
                                        .mapToObj(_ -> "\"93\"")
                                        .reduce((a, b) -> a + "," + b)
                                        .orElseThrow()
                                + ",\"93\""));
    }

    @Test
    void aCellOfTheLargestSizeIsTaken() {
        String longest = "\"93\",".repeat(TableProof.CELL_CHARS_MAX / 5 - 1) + "\"93\" ";
        String cell = longest.strip();
        assertThat(cell.length()).isLessThanOrEqualTo(TableProof.CELL_CHARS_MAX);
        byte[] dmn = inFirstRow(SHIPPED, "\"93\"", cell).getBytes(StandardCharsets.UTF_8);
        WrittenTable written = WrittenTable.read(ChannelTable.NAME, dmn);

        assertThat(CompiledTable.of(written, dmn).lines()).isEqualTo(written.lines());
    }

    @Test
    void rowsAreTakenUpToTheLimit() {
        int more = TableProof.ROWS_MAX - WrittenTable.stored("channel", SHIPPED).lines().size();

        assertThat(WrittenTable.stored("channel", withRows(more)).lines())
                .hasSize(TableProof.ROWS_MAX);
        assertThat(faults(withRows(more + 1)))
                .extracting(Fault::code)
                .containsExactly("RULES_TOO_MANY_ROWS");
    }

    @Test
    void aCheckHasAnAuthorityAKindAndOneLimit() {
        String checks = shipped(CheckTable.NAME);
        String spoilt =
                checks.replaceFirst(
                        "<text>2</text></outputEntry>\\s*<outputEntry><text>0</text>",
                        "<text>2</text></outputEntry><outputEntry><text>2</text>");
        assertThatExceptionOfType(FaultsException.class)
                .isThrownBy(() -> WrittenTable.stored(CheckTable.NAME, spoilt))
                .satisfies(
                        e ->
                                assertThat(e.faults())
                                        .extracting(f -> f.code() + f.pointer())
                                        .containsExactly("RULES_CHECK_INCOMPLETE/CK-001"));
    }

    @Test
    void aFaultKnowsItsLine() {
        assertThat(faults(SHIPPED.replaceFirst("\"RED\"", "\"PINK\"")))
                .singleElement()
                .satisfies(
                        fault ->
                                assertThat(
                                                SHIPPED.lines()
                                                        .skip(
                                                                Objects.requireNonNull(fault.line())
                                                                        - 1)
                                                        .findFirst())
                                        .hasValueSatisfying(
                                                line -> assertThat(line).contains("\"RED\"")));
    }

    @Test
    void anIdStandsForOneRule() {
        RuleLine line = WrittenTable.stored("channel", SHIPPED).lines().getFirst();
        RuleLine other =
                WrittenTable.stored("channel", SHIPPED.replaceFirst("\"RED\"", "\"YELLOW\""))
                        .lines()
                        .getFirst();
        RuleLine onTrial =
                WrittenTable.stored("channel", SHIPPED.replaceFirst("\"LIVE\"", "\"DRY_RUN\""))
                        .lines()
                        .getFirst();

        assertThat(line.isSameRule(other)).isFalse();
        assertThat(line.isSameRule(onTrial)).isTrue();
    }

    private static Arguments bad(String code, String pointer, UnaryOperator<String> spoilt) {
        return Arguments.of(spoilt, code, pointer);
    }

    private static Arguments test(String cell) {
        return bad(
                "RULES_TEST_NOT_ALLOWED",
                "/CH-001/chapter",
                t -> inFirstRow(t, "\"93\"", cell.replace("<", "&lt;")));
    }

    private static String inFirstRow(String table, String cell, @Nullable String other) {
        String wanted = "<inputEntry><text>" + cell + "</text></inputEntry>";
        int at = table.indexOf(wanted);
        assertThat(at).isPositive();
        String instead = other == null ? "" : "<inputEntry><text>" + other + "</text></inputEntry>";
        return table.substring(0, at) + instead + table.substring(at + wanted.length());
    }

    private static String withRows(int more) {
        int from = SHIPPED.indexOf("<rule id=\"CH-001\">");
        String row = SHIPPED.substring(from, SHIPPED.indexOf("</rule>") + "</rule>".length());
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < more; i++) {
            rows.append(row.replace("CH-001", "NEW-" + (10_000 + i)));
        }
        return SHIPPED.substring(0, from) + rows + SHIPPED.substring(from);
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE l [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            String former = "&a%d;".formatted(i - 1);
            laughs.append("<!ENTITY a%d \"%s\">".formatted(i, former.repeat(10)));
        }
        return laughs.append("]><l>&a29;</l>").toString();
    }

    private static List<Fault> faults(String xml) {
        try {
            WrittenTable.stored(ChannelTable.NAME, xml);
            return List.of();
        } catch (FaultsException e) {
            assertThat(e.status()).isEqualTo(422);
            return e.faults();
        }
    }

    private static String shipped(String name) {
        return new String(CompiledTable.shipped(name), StandardCharsets.UTF_8);
    }
}
