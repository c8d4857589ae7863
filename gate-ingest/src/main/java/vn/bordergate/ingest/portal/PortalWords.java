package vn.bordergate.ingest.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.consignment.Step;
import vn.bordergate.ingest.tracking.QueuePlace;
import vn.bordergate.web.Figures;

/** What the templates of the traders' pages ask for; in them it is the bean {@code portalWords}. */
@Component
public final class PortalWords {

    private static final int SOON_HOURS = 4;

    private final GateBook gates;
    private final MessageSource texts;
    private final Figures figures;
    private final InstantSource clock;

    PortalWords(
            GateBook declarableGates, MessageSource texts, Figures figures, InstantSource clock) {
        this.gates = declarableGates;
        this.texts = texts;
        this.figures = figures;
        this.clock = clock;
    }

    public String gate(String code, Locale locale) {
        return gates.find(new GateCode(code)).map(gate -> gate.name(locale)).orElse(code);
    }

    /** A code as its text, and as itself where there is none. */
    public String code(String kind, @Nullable String code, Locale locale) {
        return code == null ? "" : said("mine." + kind + "." + code, code, locale);
    }

    /** What happened, as a sentence. */
    public String step(Step step, Locale locale) {
        Object[] details =
                Arrays.stream(step.detail().split("\\|", -1))
                        .map(detail -> detail(step.kind(), detail, locale))
                        .toArray();
        return Objects.requireNonNullElse(
                texts.getMessage("mine.step." + step.kind(), details, step.kind(), locale),
                step.kind());
    }

    /** How a time that is due stands to now: late, soon or ahead. */
    public String urgency(Instant dueAt) {
        Duration left = Duration.between(clock.instant(), dueAt);
        return left.isNegative() ? "late" : left.toHours() < SOON_HOURS ? "soon" : "ahead";
    }

    /** Day and time to the minute, e.g. {@code 22/11 14:30}. */
    public String moment(Instant at) {
        ZonedDateTime there = at.atZone(Figures.ZONE);
        return DateTimeFormatter.ofPattern("dd/MM HH:mm", Locale.ROOT).format(there);
    }

    /** The time of day, and the day where it is another. */
    public String clock(Instant at) {
        ZonedDateTime there = at.atZone(Figures.ZONE);
        boolean today =
                there.toLocalDate().equals(clock.instant().atZone(Figures.ZONE).toLocalDate());
        String pattern = today ? "HH:mm" : "HH:mm dd/MM";
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(there);
    }

    /** Where a vehicle stands in the queue, in one line. */
    public String place(QueuePlace queue, Locale locale) {
        Integer place = queue.place();
        if (place == null) {
            return text("consignment.place.none", locale);
        }
        String stands = text("consignment.place", locale, place);
        return queue.mid() == null
                ? stands
                : stands + ". " + text("consignment.expected", locale, clock(queue.mid()));
    }

    /** The range in which the call is expected, or nothing. */
    public String spread(QueuePlace queue, Locale locale) {
        Instant early = queue.early();
        Instant late = queue.late();
        return early == null || late == null
                ? ""
                : text("consignment.spread", locale, clock(early), clock(late));
    }

    /** Why it stands there; a rule that has no text of ours is named by its id. */
    public String why(QueuePlace queue, Locale locale) {
        return text("consignment.why", locale, code("why", queue.because(), locale));
    }

    private String text(String key, Locale locale, Object... details) {
        return texts.getMessage(key, details, locale);
    }

    private String detail(String kind, String detail, Locale locale) {
        if (kind.startsWith("FEE_")) {
            return figures.whole(Long.parseLong(detail), locale);
        }
        if (kind.equals("DOCUMENT")) {
            return DocumentKind.valueOf(detail).name(locale);
        }
        return Arrays.stream(detail.split(",", -1))
                .map(one -> named(one, locale))
                .collect(Collectors.joining(", "));
    }

    /** Authorities, checks and channels have names; numbers and codes of places are themselves. */
    private String named(String one, Locale locale) {
        String authority = said("mine.authority." + one, "", locale);
        String check = authority.isEmpty() ? said("mine.check." + one, "", locale) : authority;
        return check.isEmpty() ? said("shell.channel." + one, one, locale) : check;
    }

    private String said(String key, String otherwise, Locale locale) {
        String text = texts.getMessage(key, null, otherwise, locale);
        return text == null ? otherwise : text;
    }
}
