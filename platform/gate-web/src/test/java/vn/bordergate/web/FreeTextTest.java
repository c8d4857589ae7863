package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Thiếu giấy kiểm dịch – xem lại",
                "缺少检疫证书",
                "xe 12C-345.67 🚚",
                "e\u0301"
            })
    void wordsOfEveryLanguageAreTaken(String text) {
        assertThat(FreeText.isPlain(text)).isTrue();
        assertThat(FreeText.isPlainLines(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 0x08, '\t', 0x1B, 0x1E, 0x7F, 0x85, 0x9F, 0x061C, 0x200B, 0x200F, 0x2028, 0x2029,
                0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xD800, 0xDFFF, 0xFEFF
            })
    void whatNobodySeesIsNotTaken(int character) {
        String text = "a" + Character.toString(character) + "b";
        assertThat(FreeText.isPlain(text)).isFalse();
        assertThat(FreeText.isPlainLines(text)).isFalse();
    }

    @Test
    void linesEndOnlyWhereThereMayBeSeveral() {
        assertThat(FreeText.isPlainLines("one\r\ntwo\nthree")).isTrue();
        assertThat(FreeText.isPlain("one\ntwo")).isFalse();
        assertThat(FreeText.isPlain("one\rtwo")).isFalse();
    }

    @Test
    void nothingIsPlain() {
        assertThat(FreeText.isPlain(null)).isTrue();
        assertThat(FreeText.isPlainLines(null)).isTrue();
    }
}
