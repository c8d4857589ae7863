package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Spring asks a scheduled method for its publisher once and subscribes to it every time; what such
 * a method reads outside the publisher, such as the clock, stands still from the start.
 */
class ScheduledLooksTest {

    private static final Pattern LOOK =
            Pattern.compile(
                    "@Scheduled\\(.*?\\)\\s*\\n\\s*(?:public )?Mono<Void> \\w+\\(\\) \\{\\s*"
                            + "(?://[^\\n]*\\n\\s*)*(\\S.{0,18})",
                    Pattern.DOTALL);

    @Test
    void everyScheduledLookBeginsAnew() throws IOException {
        List<String> looks = new ArrayList<>();
        for (Path source : sources()) {
            Matcher look = LOOK.matcher(Files.readString(source));
            while (look.find()) {
                looks.add(source.getFileName() + ": " + look.group(1));
            }
        }
        assertThat(looks).hasSizeGreaterThan(10).allMatch(l -> l.contains(": return Mono.defer("));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(".."))) {
            return all.filter(p -> p.toString().contains("/src/main/java/"))
                    .filter(p -> p.toString().endsWith(".java"))
                    .toList();
        }
    }
}
