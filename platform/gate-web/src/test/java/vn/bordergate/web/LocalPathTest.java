package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/files/1?gate=KIM-THANH&x=%20y", "/a//b"})
    void aPageOfThisServiceIsComeBackTo(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "files",
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/a\r\nSet-Cookie: x=y",
                "/\tx",
                "/có-dấu",
                "/a|b",
                "/a?b=<c>",
                "/a%zz",
                "/a%",
                "/a{b}",
                "/a\"b",
                "/a^b`",
                "/sign-out",
                "/signed-out",
                "/login/oauth2/code/gate?code=x",
                "/oauth2/authorization/gate"
            })
    void anythingElseLeadsToTheFirstPage(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }

    @Test
    void anAddressMayBeOnlySoLong() {
        String longest = "/" + "a".repeat(LocalPath.CHARS_MAX - 1);
        assertThat(LocalPath.of(longest)).isEqualTo(longest);
        assertThat(LocalPath.of(longest + "a")).isEqualTo("/");
    }
}
