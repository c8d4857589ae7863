package vn.bordergate.ingest.declaring.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.events.Remark;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.web.Fault;

/** Each fault of the form: one case that matches and one near miss at the edge of the limit. */
class DeclarationReaderTest {

    private static final DeclarationReader READER =
            new DeclarationReader(KnownCodes.of(GateBook.shipped()));
    private static final String AMOUNT = "\"amount\":\"69600.00\"";
    private static final String NET = "\"netMassKg\":17400";
    private static final String GROSS = "\"grossMassKg\":18270.5";
    private static final String ARRIVAL = "2026-11-22T14:30:00+07:00";
    private static final String KIM_THANH = "\"gate\":\"KIM-THANH\"";

    @ParameterizedTest(name = "{0} at {1}: {3}")
    @MethodSource("cases")
    void tellsEachFaultWhereItIs(String code, String pointer, String part, String faulty) {
        assertThat(faults(Sample.with(part, faulty)))
                .extracting(Fault::code, Fault::pointer)
                .contains(org.assertj.core.groups.Tuple.tuple(code, pointer));
    }

    @ParameterizedTest(name = "no {0}: {4}")
    @MethodSource("cases")
    void acceptsWhatIsJustInside(
            String code, String pointer, String part, String faulty, String nearMiss) {
        assertThat(read(Sample.with(part, nearMiss))).isInstanceOf(Reading.Sound.class);
    }

    static Stream<Arguments> cases() {
        return Stream.of(texts(), codes(), figures(), times()).flatMap(s -> s);
    }

    private static Stream<Arguments> texts() {
        String name = "Nông sản Lào Cai";
        String goods = "Sầu riêng tươi";
        String reference = "\"KT-1\"";
        return Stream.of(
                        one(
                                "UNKNOWN_PROPERTY",
                                "/gates",
                                KIM_THANH,
                                "\"gates\":1," + KIM_THANH,
                                KIM_THANH),
                        one(
                                "UNKNOWN_PROPERTY",
                                "/a~1b~0",
                                KIM_THANH,
                                "\"a/b~\":1," + KIM_THANH,
                                KIM_THANH),
                        one("DUPLICATE_PROPERTY", "/gate", KIM_THANH, twice(KIM_THANH), KIM_THANH),
                        one("DUPLICATE_PROPERTY", "/items/0/netMassKg", NET, twice(NET), NET),
                        one("WRONG_TYPE", "/reference", reference, "7", "\"7\""),
                        one("WRONG_TYPE", "/items/0/netMassKg", NET, "\"netMassKg\":true", NET),
                        one("MISSING", "/reference", reference, "null", "\"r\""),
                        one("BLANK", "/reference", reference, "\"  \"", "\" r \""),
                        one(
                                "TEXT_TOO_LONG",
                                "/declarant/name",
                                name,
                                "a".repeat(201),
                                "ậ".repeat(200)),
                        one("TEXT_TOO_LONG", "/reference", "KT-1", "r".repeat(36), "r".repeat(35)),
                        one(
                                "TEXT_TOO_LONG",
                                "/items/0/description",
                                goods,
                                "d".repeat(513),
                                "😀".repeat(512)),
                        one(
                                "CONTROL_CHARACTER",
                                "/items/0/description",
                                goods,
                                "a\\u0000b",
                                "a\\u00e0b"),
                        one("CONTROL_CHARACTER", "/items/0/description", goods, "a\\nb", "a\\\\nb"),
                        one(
                                "CONTROL_CHARACTER",
                                "/items/0/description",
                                goods,
                                "a\\ud83d",
                                "a\\ud83d\\ude00"),
                        one(
                                "CONTROL_CHARACTER",
                                "/items/0/description",
                                goods,
                                "a\\u202eb",
                                "a\\u2026b"),
                        one("REFERENCE_FORM", "/reference", "KT-1", "Đơn 1", "Don 1~"))
                .map(Case::arguments);
    }

    private static Stream<Arguments> codes() {
        String number = "0100109106";
        String tax = "\"VN_TAX_CODE\",\"number\":\"0100109106\"";
        String customs = "305123456780";
        String scheme = "VN_TAX_CODE";
        return Stream.of(
                        one("UNKNOWN_VALUE", "/declarant/scheme", scheme, "vn_tax_code", scheme),
                        one(
                                "TAX_CODE_CHECK_DIGIT",
                                "/declarant/number",
                                number,
                                "0100109107",
                                number),
                        one(
                                "TAX_CODE_CHECK_DIGIT",
                                "/declarant/number",
                                number,
                                "0100109107-001",
                                "0100109106-001"),
                        one(
                                "TAX_CODE_FORM",
                                "/declarant/number",
                                number,
                                "0100109106-000",
                                "0100 109 106 - 999"),
                        one(
                                "CITIZEN_NUMBER_FORM",
                                "/declarant/number",
                                tax,
                                scheme("VN_CITIZEN_ID", "01020300456"),
                                scheme("VN_CITIZEN_ID", "010203004567")),
                        one(
                                "FOREIGN_ID_FORM",
                                "/declarant/number",
                                tax,
                                scheme("FOREIGN_ID", "AB"),
                                scheme("FOREIGN_ID", "AB1")),
                        one("GATE_UNKNOWN", "/gate", "KIM-THANH", "KIM-THAN", "MUONG-KHUONG"),
                        one("GATE_CLOSED", "/gate", "KIM-THANH", "HO-KIEU", "LAO-CAI-RAIL"),
                        one(
                                "TRADE_TYPE_DIRECTION",
                                "/tradeType",
                                "\"tradeType\":\"EXPORT\"",
                                "\"tradeType\":\"IMPORT\"",
                                "\"tradeType\":\"TEMP_EXPORT\""),
                        one(
                                "DESTINATION_MISSING",
                                "/destination",
                                "\"destination\":\"CN\",",
                                "",
                                "\"destination\":\"KR\","),
                        one(
                                "COUNTRY_UNKNOWN",
                                "/items/0/origin",
                                "\"origin\":\"VN\"",
                                "\"origin\":\"ZZ\"",
                                "\"origin\":\"LA\""),
                        one(
                                "COUNTRY_UNKNOWN",
                                "/destination",
                                "\"destination\":\"CN\"",
                                "\"destination\":\"cn\"",
                                "\"destination\":\"CN\""),
                        one("CURRENCY_UNKNOWN", "/items/0/value/currency", "USD", "XTS", "VND"),
                        one("HS_CODE_FORM", "/items/0/hsCode", "081060", "08106", "08106000"),
                        one("HS_CODE_FORM", "/items/0/hsCode", "081060", "0810.60", "0810600000"),
                        one("HS_CHAPTER_UNKNOWN", "/items/0/hsCode", "081060", "771060", "761010"),
                        one(
                                "CUSTOMS_NUMBER_FORM",
                                "/customsDeclaration/number",
                                customs,
                                "30512345678",
                                customs),
                        one(
                                "CUSTOMS_NUMBER_FORM",
                                "/customsDeclaration/number",
                                customs,
                                "30512345678A",
                                customs),
                        one(
                                "CUSTOMS_NUMBER_DIRECTION",
                                "/customsDeclaration/number",
                                customs,
                                "105123456780",
                                customs))
                .map(Case::arguments);
    }

    private static Stream<Arguments> figures() {
        String count = "\"count\":870";
        return Stream.of(
                        one(
                                "ITEMS_NONE",
                                "/items",
                                Sample.EXPORT.substring(
                                        Sample.EXPORT.indexOf("[{"),
                                        Sample.EXPORT.indexOf("]}") + 1),
                                "[]",
                                items(1)),
                        one(
                                "ITEMS_TOO_MANY",
                                "/items",
                                Sample.EXPORT.substring(
                                        Sample.EXPORT.indexOf("[{"),
                                        Sample.EXPORT.indexOf("]}") + 1),
                                items(1000),
                                items(999)),
                        one(
                                "NUMBER_RANGE",
                                "/items/0/itemNo",
                                "\"itemNo\":1",
                                "\"itemNo\":0",
                                "\"itemNo\":999"),
                        one(
                                "NUMBER_RANGE",
                                "/items/0/packages/count",
                                count,
                                "\"count\":1.5",
                                "\"count\":1.0"),
                        one(
                                "NUMBER_RANGE",
                                "/items/0/packages/count",
                                count,
                                "\"count\":1e400",
                                "\"count\":1e3"),
                        one(
                                "NUMBER_FORM",
                                "/items/0/value/amount",
                                AMOUNT,
                                "\"amount\":\"1,5\"",
                                "\"amount\":\"1.5\""),
                        one(
                                "NUMBER_FORM",
                                "/items/0/value/amount",
                                AMOUNT,
                                "\"amount\":\"١\"",
                                "\"amount\":1"),
                        one(
                                "NUMBER_FORM",
                                "/items/0/value/amount",
                                AMOUNT,
                                "\"amount\":1e99999999999",
                                "\"amount\":1e13"),
                        one(
                                "AMOUNT_NEGATIVE",
                                "/items/0/value/amount",
                                AMOUNT,
                                "\"amount\":-0.0001",
                                "\"amount\":-0"),
                        one(
                                "AMOUNT_ABSURD",
                                "/items/0/value/amount",
                                AMOUNT,
                                "\"amount\":10000000000000.0001",
                                "\"amount\":10000000000000"),
                        one(
                                "AMOUNT_ABSURD",
                                "/items/0/value/amount",
                                AMOUNT,
                                "\"amount\":1e400",
                                "\"amount\":0e400"),
                        one(
                                "AMOUNT_DECIMALS",
                                "/items/0/value/amount",
                                AMOUNT,
                                "\"amount\":0.00001",
                                "\"amount\":0.00010"),
                        one(
                                "AMOUNT_DECIMALS",
                                "/items/0/value/amount",
                                AMOUNT,
                                "\"amount\":1e-999999999",
                                "\"amount\":1e-4"),
                        one(
                                "NET_MASS_MISSING",
                                "/items/0/netMassKg",
                                NET,
                                "\"netMassKg\":0.000",
                                "\"netMassKg\":0.001"),
                        one("NET_MASS_MISSING", "/items/0/netMassKg", NET + ",", "", NET + ","),
                        one(
                                "MASS_NEGATIVE",
                                "/items/0/netMassKg",
                                NET,
                                "\"netMassKg\":-1",
                                "\"netMassKg\":1"),
                        one(
                                "MASS_ABSURD",
                                "/items/0/grossMassKg",
                                GROSS,
                                "\"grossMassKg\":1000000000.001",
                                "\"grossMassKg\":1e9"),
                        one(
                                "MASS_DECIMALS",
                                "/items/0/netMassKg",
                                NET,
                                "\"netMassKg\":1.0001",
                                "\"netMassKg\":1.0010"),
                        one(
                                "GROSS_BELOW_NET",
                                "/items/0/grossMassKg",
                                GROSS,
                                "\"grossMassKg\":17399.999",
                                "\"grossMassKg\":17400.000"))
                .map(Case::arguments);
    }

    private static Stream<Arguments> times() {
        String day = "2026-11-20";
        return Stream.of(
                        one(
                                "TIME_FORM",
                                "/plannedArrival",
                                ARRIVAL,
                                "2026-11-22T14:30:00",
                                "2026-11-22T14:30:00Z"),
                        one(
                                "ARRIVAL_PAST",
                                "/plannedArrival",
                                ARRIVAL,
                                "2026-11-21T02:59:59Z",
                                "2026-11-21T03:00:00Z"),
                        one(
                                "ARRIVAL_TOO_FAR",
                                "/plannedArrival",
                                ARRIVAL,
                                "2027-01-21T03:00:01Z",
                                "2027-01-21T03:00:00Z"),
                        one(
                                "DATE_FORM",
                                "/customsDeclaration/registeredOn",
                                day,
                                "2026-11-31",
                                day),
                        one(
                                "CUSTOMS_DATE_FUTURE",
                                "/customsDeclaration/registeredOn",
                                day,
                                "2026-11-23",
                                "2026-11-22"),
                        one(
                                "CUSTOMS_DATE_TOO_OLD",
                                "/customsDeclaration/registeredOn",
                                day,
                                "2026-11-06",
                                "2026-11-07"),
                        one(
                                "DATE_BEFORE_2000",
                                "/customsDeclaration/registeredOn",
                                day,
                                "1999-12-31",
                                day))
                .map(Case::arguments);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        String spoiled =
                Sample.EXPORT
                        .replace("0100109106", "0100109107")
                        .replace("KIM-THANH", "NOWHERE")
                        .replace("\"VN\"", "\"ZZ\"")
                        .replace(NET, "\"netMassKg\":0");
        assertThat(faults(spoiled))
                .extracting(Fault::code)
                .containsExactlyInAnyOrder(
                        "TAX_CODE_CHECK_DIGIT",
                        "GATE_UNKNOWN",
                        "COUNTRY_UNKNOWN",
                        "NET_MASS_MISSING");
    }

    @Test
    void tellsLineAndColumnOfMalformedJson() {
        Reading.Faulty faulty = faulty("{\"reference\":\n  \"KT-1\",,}".getBytes(UTF_8));
        assertThat(faulty.readable()).isFalse();
        assertThat(faulty.faults())
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.code()).isEqualTo("MALFORMED_JSON");
                            assertThat(fault.line()).isEqualTo(2);
                            assertThat(fault.column()).isBetween(10, 11);
                        });
    }

    @Test
    void tellsWhereUtf8Ends() {
        byte[] latin1 = "{\n\"reference\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(faulty(latin1).faults())
                .singleElement()
                .isEqualTo(Fault.at("", "INVALID_UTF8").on(2, 14));
    }

    @Test
    void refusesWhatIsNoDocument() {
        assertThat(faulty(new byte[0]).faults()).extracting(Fault::code).contains("BODY_EMPTY");
        assertThat(codes(" \n")).containsExactly("BODY_EMPTY");
        assertThat(codes("[]")).containsExactly("WRONG_TYPE");
        assertThat(codes("{} {}")).containsExactly("MALFORMED_JSON");
        assertThat(codes("{\"a\":01}")).containsExactly("MALFORMED_JSON");
        assertThat(codes("{\"a\":NaN}")).containsExactly("MALFORMED_JSON");
        assertThat(codes("[".repeat(5000))).containsExactly("JSON_BEYOND_LIMIT");
        assertThat(codes("{\"a\":[" + "1,".repeat(70_000) + "1]}"))
                .containsExactly("JSON_BEYOND_LIMIT");
        assertThat(faulty("{}".getBytes(StandardCharsets.UTF_16LE)).readable()).isFalse();
    }

    @Test
    void cutsTheListOfFaultsAtItsLimit() {
        assertThat(codes("{" + many("\"p%d\":1", 600) + "}"))
                .hasSize(Limits.FAULTS_MAX + 1)
                .endsWith("MORE_FAULTS");
    }

    @Test
    void remarksWhatAnOfficerShouldSee() {
        String unusual = Sample.with(AMOUNT, "\"amount\":0").replace("081060", "081099");
        assertThat(((Reading.Sound) read(unusual)).remarks())
                .containsExactly(
                        new Remark("HS_CODE_NOT_IN_EDITION", "/items/0/hsCode"),
                        new Remark("VALUE_ZERO", "/items/0/value/amount"));
    }

    @Test
    void keepsTheExactFigures() {
        var item = sound(Sample.with(AMOUNT, "\"amount\":1.5E+2")).items().getFirst();
        assertThat(item.value().amount()).isEqualTo(new BigDecimal("150"));
        assertThat(item.grossMassKg()).isEqualTo(new BigDecimal("18270.5"));
    }

    @Test
    void oldWordsAreRememberedAsOnceSound() {
        var late = (Reading.Faulty) read(Sample.with(ARRIVAL, "2026-10-22T14:30:00+07:00"));
        assertThat(late.onceSound()).isNotNull();
        var wrong = (Reading.Faulty) read(Sample.with(NET, "\"netMassKg\":0"));
        assertThat(wrong.onceSound()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\u061C', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u202A', '\u202E',
                '\u2060', '\u2066', '\u2069', '\uFEFF'
            })
    void noTextHoldsAMarkThatNobodySees(char mark) {
        for (String text : List.of("KT-1", "tươi", "Nông sản", "KIM-THANH")) {
            String marked = text.charAt(0) + String.valueOf(mark) + text.substring(1);
            assertThat(codes(Sample.with(text, marked))).containsExactly("CONTROL_CHARACTER");
        }
    }

    @Test
    void importsOfTheKoreanBookMayShowOldDeclarations() {
        String korean =
                Sample.EXPORT
                        .replace("KIM-THANH", "KCS-010")
                        .replace("EXPORT", "IMPORT")
                        .replace("305123456780", "97061800")
                        .replace("2026-11-20", "2020-01-01")
                        .replace("\"destination\":\"CN\",", "");
        assertThat(read(korean)).isInstanceOf(Reading.Sound.class);
        assertThat(codes(korean.replace("IMPORT", "EXPORT")))
                .contains("GATE_DIRECTION_CLOSED", "DESTINATION_MISSING");
        assertThat(codes(korean.replace("2026-11-22", "2026-11-22").replace("KCS-010", "BAN-QUAN")))
                .contains("CUSTOMS_NUMBER_FORM", "CUSTOMS_DATE_TOO_OLD");
    }

    @Test
    void theSameWordsHaveTheSameHashHoweverTheyAreWritten() {
        String other =
                Sample.EXPORT
                        .replace(ARRIVAL, "2026-11-22T07:30:00Z")
                        .replace(AMOUNT, "\"amount\":6.96e4")
                        .replace("\"itemNo\":1,", "")
                        .replace("0100109106", "0100-109.106");
        assertThat(CanonicalForm.hash(sound(other)))
                .isEqualTo(CanonicalForm.hash(sound(Sample.EXPORT)))
                .hasSize(64);
        assertThat(CanonicalForm.hash(sound(Sample.with("KT-1", "KT-2"))))
                .isNotEqualTo(CanonicalForm.hash(sound(Sample.EXPORT)));
    }

    private static String items(int count) {
        return "["
                + many(
                        "{\"hsCode\":\"081060\",\"description\":\"d%d\",\"origin\":\"VN\",\"netMassKg\":1,\"value\":{\"amount\":1,\"currency\":\"USD\"}}",
                        count)
                + "]";
    }

    private static String many(String pattern, int count) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(pattern.replace("%d", Integer.toString(i)));
        }
        return String.join(",", all);
    }

    private static String scheme(String scheme, String number) {
        return "\"" + scheme + "\",\"number\":\"" + number + "\"";
    }

    private static String twice(String part) {
        return part + "," + part;
    }

    private static Reading read(String json) {
        return READER.read(json.getBytes(UTF_8), Sample.NOW);
    }

    private static vn.bordergate.events.DeclaredContent sound(String json) {
        return ((Reading.Sound) read(json)).content();
    }

    private static Reading.Faulty faulty(byte[] json) {
        return (Reading.Faulty) READER.read(json, Sample.NOW);
    }

    private static List<Fault> faults(String json) {
        return faulty(json.getBytes(UTF_8)).faults();
    }

    private static List<String> codes(String json) {
        return faults(json).stream().map(Fault::code).toList();
    }

    private static Case one(
            String code, String pointer, String part, String faulty, String nearMiss) {
        return new Case(code, pointer, part, faulty, nearMiss);
    }

    private record Case(String code, String pointer, String part, String faulty, String nearMiss) {
        Arguments arguments() {
            return Arguments.arguments(code, pointer, part, faulty, nearMiss);
        }
    }
}
