package vn.bordergate.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlateFormTest {

    @ParameterizedTest
    @CsvSource({
        "24C-123.45, VN_CIVIL",
        "80B-123.45, VN_CIVIL",
        "24C-1234, VN_CIVIL_OLD",
        "30AA-123.45, VN_TWO_LETTERS",
        "24R-012.34, VN_TRAILER",
        "15R-1234, VN_TRAILER",
        "24RM-012.34, VN_TRAILER",
        "T24-1234, VN_TEMPORARY",
        "T24-123.45, VN_TEMPORARY",
        "T24-123.456, VN_TEMPORARY",
        "80-NG-123-45, VN_DIPLOMATIC",
        "29-QT-123-45, VN_DIPLOMATIC",
        "29-CV-123-45, VN_DIPLOMATIC",
        "24-NN-123-45, VN_FOREIGN",
        "24LD-012.34, VN_SPECIAL",
        "24LD-1234, VN_SPECIAL",
        "24DA-012.34, VN_SPECIAL",
        "24KT-012.34, VN_SPECIAL",
        "24CD-012.34, VN_SPECIAL",
        "24HC-012.34, VN_SPECIAL",
        "24TĐ-012.34, VN_SPECIAL",
        "TM-12-34, VN_MILITARY",
        "KA-12-34, VN_MILITARY",
        "云G·12345, CN_CIVIL",
        "云G·1A2B5, CN_CIVIL",
        "云G·D12345, CN_NEW_ENERGY",
        "云G·DA1234, CN_NEW_ENERGY",
        "云G·12345D, CN_NEW_ENERGY",
        "云G·1234挂, CN_TRAILER",
        "云G·A123挂, CN_TRAILER",
        "临云G12345, CN_TEMPORARY",
        "云G临12345, CN_TEMPORARY",
        "云G12345临, CN_TEMPORARY",
        "云G1234警, CN_SPECIAL",
        "粤Z1234港, CN_SPECIAL"
    })
    void everyFormIsKnown(String plate, PlateForm form) {
        assertThat(PlateForm.of(PlateNumber.of(plate))).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "10C12345, no place has the code",
        "04C12345, no code begins with nought",
        "24I12345, not a letter of a series",
        "24RR12345, the letter of trailers is not doubled",
        "24C123456, a digit too many",
        "24C123, a digit too few",
        "24AA1234, two letters with the old four digits",
        "24ABC1234, three letters",
        "24NG1234, a mission has five digits",
        "T24123, too short to be temporary",
        "T241234567, too long to be temporary",
        "T1012345, a temporary plate of no place",
        "ZM1234, not a letter of the army",
        "TM12345, a digit too many for the army",
        "云I12345, not a letter of an authority",
        "美G12345, not a province",
        "云G1234, a character too few",
        "云G1ABC5, three letters",
        "云G1O345, a letter that looks like a digit",
        "云G123456, six without the letter of new energy",
        "云GL12345, not a letter of new energy",
        "云G12345挂, a trailer has four",
        "云G1临2345, the mark in the middle",
        "ABC1234, of another country"
    })
    void aNearMissIsUnknownAndNoFault(String plate, String why) {
        assertThat(PlateForm.of(PlateNumber.of(plate))).as(why).isEqualTo(PlateForm.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "24C12345, WHITE YELLOW BLUE",
        "24N12345, WHITE YELLOW",
        "TM1234, RED",
        "80NG12345, WHITE",
        "云G12345, YELLOW BLUE",
        "云GD12345, GREEN",
        "云G1234挂, YELLOW"
    })
    void theBackgroundIsToldAsFarAsLettersTell(String plate, String colours) {
        assertThat(PlateForm.coloursOf(PlateNumber.of(plate)))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(colours.split(" "));
    }

    @ParameterizedTest
    @EnumSource(PlateForm.class)
    void aFormTellsItsCountryUnlessItIsUnknown(PlateForm form) {
        assertThat(form.country() != null).isEqualTo(form.isKnown());
    }

    @Test
    void trailersAreKnownByTheirLetters() {
        assertThat(PlateForm.VN_TRAILER.isTrailer()).isTrue();
        assertThat(PlateForm.CN_TRAILER.isTrailer()).isTrue();
        assertThat(PlateForm.VN_CIVIL.isTrailer()).isFalse();
    }
}
