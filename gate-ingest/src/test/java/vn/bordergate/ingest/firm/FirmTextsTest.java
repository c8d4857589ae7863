package vn.bordergate.ingest.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.events.IdentityScheme;

class FirmTextsTest {

    private static final Pattern CODE =
            Pattern.compile("\"((?:FIRM|DECLARANT_NOT|ANNOUNCER_NOT|PRICES_NOT)_[A-Z_]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"", "_en", "_zh"})
    void everythingIsSaidInThisLanguage(String language) throws IOException {
        for (String bundle : new String[] {"firm", "faults-firm"}) {
            Properties texts = read(bundle + language);
            assertThat(texts.keySet()).isEqualTo(read(bundle).keySet());
            assertThat(texts.values()).allSatisfy(t -> assertThat((String) t).isNotBlank());
        }
    }

    @Test
    void everyRightActAndRegisterHasAName() throws IOException {
        Properties texts = read("firm");
        for (FirmRight right : FirmRight.values()) {
            assertThat(texts).containsKey("firm.right." + right);
        }
        for (FirmChanges.Act act : FirmChanges.Act.values()) {
            assertThat(texts).containsKey("firm.act." + act);
        }
        for (IdentityScheme scheme : IdentityScheme.values()) {
            assertThat(texts).containsKey("firm.scheme." + scheme);
        }
    }

    @Test
    void everyCodeThatIsGivenIsExplained() throws IOException {
        Set<String> given = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                Matcher code = CODE.matcher(Files.readString(source));
                while (code.find()) {
                    given.add(code.group(1));
                }
            }
        }
        assertThat(given).hasSizeGreaterThan(20);
        Set<Object> explained = read("faults-firm").keySet();
        assertThat(explained).containsAll(given);
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        var bytes = FirmTextsTest.class.getResourceAsStream("/messages/" + name + ".properties");
        try (var in =
                new InputStreamReader(Objects.requireNonNull(bytes), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
