package vn.bordergate.stats.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import vn.bordergate.web.Figures;

/**
 * Enters the shipped published figures where nothing was entered yet: what the board has entered,
 * or taken back, stands.
 */
@Component
final class PublishedFigures implements ApplicationRunner {

    static final String FILE = "/targets/published-figures.csv";

    /** Who is said to have entered them. */
    static final String WHO = "published-figures.csv";

    private static final Logger LOG = LoggerFactory.getLogger(PublishedFigures.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FigureBook book;
    private final Indicators indicators;
    private final Clock clock;

    PublishedFigures(FigureBook book, Indicators indicators, Clock clock) {
        this.book = book;
        this.indicators = indicators;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Figures.ZONE);
        List<Entry> entries = FigureFile.read(bytes(), new EntryReader(indicators, today));
        // The gate works without them; the next start tries again.
        book.addFirst(entries, WHO, clock.instant())
                .doOnError(failure -> LOG.warn("The published figures were not entered", failure))
                .onErrorComplete()
                .block(PATIENCE);
    }

    static byte[] bytes() {
        try (InputStream in = PublishedFigures.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + FILE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
