package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class TextsAndStyleTest {

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final double CONTRAST_MIN = 4.5;

    @Test
    void everyPairOfColoursInTheStyleSheetCanBeRead() throws IOException {
        String css =
                new ClassPathResource("assets/shell/gate.css")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replaceAll("(?s)/\\*.*?\\*/", "");
        Map<String, String> colours = new HashMap<>();
        Matcher named = Pattern.compile("(--[a-z-]+):\\s*(#[0-9a-f]{6})").matcher(css);
        while (named.find()) {
            colours.put(named.group(1), named.group(2));
        }
        List<String> tooFaint = new ArrayList<>();
        int pairs = 0;
        Matcher rules = RULE.matcher(css);
        while (rules.find()) {
            String ink = variable(rules.group(2), "(?<![a-z-])color");
            if (ink.isEmpty()) {
                continue;
            }
            String ground = variable(rules.group(2), "background");
            // A rule that names no ground stands on the page or on a card.
            List<String> grounds =
                    ground.isEmpty() ? List.of("--paper", "--card") : List.of(ground);
            for (String on : grounds) {
                pairs++;
                double contrast = contrast(colour(colours, ink), colour(colours, on));
                if (contrast < CONTRAST_MIN) {
                    tooFaint.add(rules.group(1).strip() + " " + ink + on + " " + contrast);
                }
            }
        }
        assertThat(tooFaint).isEmpty();
        assertThat(pairs).isGreaterThan(25);
    }

    @Test
    void figuresFollowTheReadersCustom() {
        Figures figures = new Figures();
        BigDecimal amount = new BigDecimal("-1234567.885");
        assertThat(figures.decimal(amount, 2, Locale.of("vi", "VN"))).isEqualTo("−1.234.567,89");
        assertThat(figures.decimal(amount, 2, Locale.US)).isEqualTo("−1,234,567.89");
        assertThat(figures.whole(1_234_567, Locale.CHINA)).isEqualTo("1,234,567");
        assertThat(figures.kilograms(17_400_000, Locale.of("vi"))).isEqualTo("17.400,000\u00A0kg");
        assertThat(figures.percent(new BigDecimal("1.8624"), Locale.of("vi")))
                .isEqualTo("186,2\u00A0%");
        Instant at = Instant.parse("2026-11-21T18:08:09Z");
        assertThat(figures.moment(at, Locale.of("vi"))).isEqualTo("22/11/2026 01:08:09 (GMT+7)");
        assertThat(figures.day(LocalDate.of(2026, 11, 2), Locale.ENGLISH)).isEqualTo("2 Nov 2026");
        assertThat(figures.day(LocalDate.of(2026, 11, 2), Locale.CHINESE)).isEqualTo("2026年11月2日");
    }

    private static String variable(String declarations, String property) {
        Matcher found =
                Pattern.compile(property + ":\\s*var\\((--[a-z-]+)\\)").matcher(declarations);
        return found.find() ? found.group(1) : "";
    }

    private static String colour(Map<String, String> colours, String name) {
        String colour = colours.get(name);
        assertThat(colour).as(name).isNotNull();
        return String.valueOf(colour);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int from) {
        double c = Integer.parseInt(hex.substring(from, from + 2), 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
