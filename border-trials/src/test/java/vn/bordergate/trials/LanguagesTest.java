package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bordergate.trials.running.GateProcess;

/** Whatever the house says in Vietnamese it says in English and Chinese as well. */
class LanguagesTest {

    private static final Pattern PLACE = Pattern.compile("\\{[A-Za-z0-9]+}");
    private static final Pattern NAMED = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[}(]");
    private static final Pattern OTHER_LANGUAGE = Pattern.compile(".*_(en|zh)\\.properties");

    /** What a cell may hold is the same in every language. */
    private static final String THE_SAME_EVERYWHERE = ".example";

    static List<Path> bundles() {
        return resources("messages", ".properties")
                .filter(path -> !OTHER_LANGUAGE.matcher(path.toString()).matches())
                .toList();
    }

    @Test
    void theTestReadsTheWholeHouse() {
        assertThat(bundles()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextIsThereInAllThreeLanguagesWithTheSamePlaces(Path bundle) {
        Properties vietnamese = texts(bundle);
        for (String language : List.of("_en", "_zh")) {
            String name = bundle.getFileName().toString();
            Properties other =
                    texts(
                            bundle.resolveSibling(
                                    name.replace(".properties", language + ".properties")));
            assertThat(other.stringPropertyNames())
                    .as(name + language)
                    .containsExactlyInAnyOrderElementsOf(told(vietnamese, other));
            for (String key : other.stringPropertyNames()) {
                assertThat(other.getProperty(key)).as(key + language).isNotBlank();
                assertThat(places(other.getProperty(key)))
                        .as(key + language)
                        .isEqualTo(places(vietnamese.getProperty(key)));
            }
        }
    }

    @Test
    void everyTextThatAPageNamesIsThere() throws IOException {
        Set<String> known =
                bundles().stream()
                        .flatMap(bundle -> texts(bundle).stringPropertyNames().stream())
                        .collect(Collectors.toSet());
        List<Path> pages = resources("pages", ".html").toList();
        assertThat(pages).hasSizeGreaterThan(30);
        for (Path page : pages) {
            Set<String> named =
                    NAMED.matcher(Files.readString(page))
                            .results()
                            .map(key -> key.group(1))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertThat(known).as(page.toString()).containsAll(named);
        }
    }

    private static Set<String> told(Properties vietnamese, Properties other) {
        Set<String> keys = new TreeSet<>(vietnamese.stringPropertyNames());
        keys.removeIf(key -> key.endsWith(THE_SAME_EVERYWHERE) && !other.containsKey(key));
        return keys;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(Path file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static Stream<Path> resources(String folder, String ending) {
        Path root = GateProcess.root();
        try (Stream<Path> all = Files.walk(root, 12)) {
            return all
                    .filter(path -> path.toString().endsWith(ending))
                    .filter(path -> path.toString().contains("src/main/resources/"))
                    .filter(path -> path.toString().contains("/" + folder + "/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
