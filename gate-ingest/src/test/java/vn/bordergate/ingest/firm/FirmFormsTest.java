package vn.bordergate.ingest.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

class FirmFormsTest {

    private static final String FARM = "0100109106";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void everyTextHasItsLengthAndNotOneMore() {
        member("a".repeat(FirmForms.ACCOUNT_CHARS_MAX), "n".repeat(Limits.NAME_MAX)).sound(false);
        told(
                () -> member("a".repeat(FirmForms.ACCOUNT_CHARS_MAX + 1), "n").sound(false),
                "/account TEXT_TOO_LONG");
        told(
                () -> member("a", "n".repeat(Limits.NAME_MAX + 1)).sound(false),
                "/name TEXT_TOO_LONG");
        new FirmForms.Ending("r".repeat(FirmForms.REASON_CHARS_MAX)).sound();
        told(
                () -> new FirmForms.Ending("r".repeat(FirmForms.REASON_CHARS_MAX + 1)).sound(),
                "/reason TEXT_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab\there", "line\nbreak", "turned\u202Earound", "\u0000"})
    void whatNobodySeesIsNotTaken(String text) {
        told(() -> new FirmForms.Ending(text).sound(), "/reason CONTROL_CHARACTER");
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        told(
                () -> new FirmForms.Request(null, " ", null, "").sound(),
                "/scheme FIELD_MISSING",
                "/number FIELD_MISSING",
                "/name FIELD_MISSING",
                "/reason FIELD_MISSING");
        told(
                () -> new FirmForms.Answer(null, null, null).sound(),
                "/confirmed FIELD_MISSING",
                "/reason FIELD_MISSING");
        told(
                () -> new FirmForms.Grant(null, null, null, List.of(), null, null, "r").sound(),
                "/firm FIRM_NUMBER_FORM",
                "/brokerScheme FIELD_MISSING",
                "/brokerNumber FIELD_MISSING",
                "/firstDay FIELD_MISSING",
                "/lastDay FIELD_MISSING",
                "/rights FIRM_RIGHTS_NONE");
    }

    @ParameterizedTest
    @CsvSource({
        "VN_TAX_CODE, 0100109107",
        "VN_TAX_CODE, 012345678901",
        "VN_CITIZEN_ID, 0100109106",
        "FOREIGN_ID, a"
    })
    void aNumberIsOfItsRegister(IdentityScheme scheme, String number) {
        told(
                () -> new FirmForms.Request(scheme, number, "n", "r").sound(),
                "/number FIRM_NUMBER_FORM");
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        FirmForms.Request spaced =
                new FirmForms.Request(IdentityScheme.VN_TAX_CODE, "01 001.091-06", "n", "r");
        assertThat(spaced.sound().firm()).hasToString(FARM);
        FirmForms.Grant grant =
                new FirmForms.Grant(
                        FARM,
                        IdentityScheme.FOREIGN_ID,
                        "cn-4481",
                        List.of(FirmRight.LOOK),
                        DAY,
                        DAY,
                        "r");
        assertThat(grant.sound().said().broker()).hasToString("FOREIGN_ID:CN-4481");
    }

    private static FirmForms.Membership member(String account, String name) {
        return new FirmForms.Membership(FARM, account, name, List.of(FirmRight.LOOK), "r");
    }

    private static void told(ThrowingCallable act, String... faults) {
        assertThatExceptionOfType(FaultsException.class)
                .isThrownBy(act)
                .satisfies(
                        e -> {
                            assertThat(e.status()).isEqualTo(422);
                            assertThat(e.faults())
                                    .extracting(FirmFormsTest::said)
                                    .containsExactly(faults);
                        });
    }

    private static String said(Fault fault) {
        return fault.pointer() + " " + fault.code();
    }
}
