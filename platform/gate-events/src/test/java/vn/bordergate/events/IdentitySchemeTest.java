package vn.bordergate.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitySchemeTest {

    /** 0100109106: 31*0+29*1+23*0+19*0+17*1+13*0+7*9+5*1+3*0 = 114 = 10*11 + 4, and 10 - 4 = 6. */
    @Test
    void aTaxCodeWithItsCheckDigitIsAccepted() {
        assertThat(IdentityScheme.VN_TAX_CODE.accepts("0100109106")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0100109105, last digit off by one",
        "0100109160, two digits swapped",
        "010010910, nine digits",
        "01001091060, eleven digits",
        "0100109106-000, no branch has number zero",
        "0100109106-01, a branch of two digits",
        "01001O9106, a letter",
        "0000000000, a remainder of zero has no check digit"
    })
    void aTaxCodeThatIsNoneIsNotAccepted(String number, String why) {
        assertThat(IdentityScheme.VN_TAX_CODE.accepts(number)).as(why).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0100109106-001, 0100109106-001",
        "0100109106001, 0100109106-001",
        "01.00.10.91.06 - 999, 0100109106-999",
        "0100 109 106, 0100109106"
    })
    void aTaxCodeIsWrittenInOneWay(String number, String normalized) {
        assertThat(IdentityScheme.VN_TAX_CODE.accepts(number)).isTrue();
        assertThat(IdentityScheme.VN_TAX_CODE.normalized(number)).isEqualTo(normalized);
    }

    @Test
    void aCitizenNumberHasTwelveDigits() {
        assertThat(IdentityScheme.VN_CITIZEN_ID.accepts("010 203 004 005")).isTrue();
        assertThat(IdentityScheme.VN_CITIZEN_ID.accepts("01020300400")).isFalse();
        assertThat(IdentityScheme.VN_CITIZEN_ID.accepts("0102030040056")).isFalse();
    }

    @Test
    void aForeignNumberIsThreeToThirtyFiveCharacters() {
        assertThat(IdentityScheme.FOREIGN_ID.accepts("zzr1lt6")).isTrue();
        assertThat(IdentityScheme.FOREIGN_ID.normalized("zzr1lt6")).isEqualTo("ZZR1LT6");
        assertThat(IdentityScheme.FOREIGN_ID.accepts("AB")).isFalse();
        assertThat(IdentityScheme.FOREIGN_ID.accepts("A".repeat(35))).isTrue();
        assertThat(IdentityScheme.FOREIGN_ID.accepts("A".repeat(36))).isFalse();
        assertThat(IdentityScheme.FOREIGN_ID.accepts("AB C")).isFalse();
    }
}
