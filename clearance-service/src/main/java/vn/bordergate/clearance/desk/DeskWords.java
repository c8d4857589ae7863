package vn.bordergate.clearance.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.Figures;
import vn.bordergate.web.GateGrants;

/** Words of the desk that depend on more than a key; in templates the bean {@code deskWords}. */
@Component("deskWords")
final class DeskWords {

    private static final long BYTES_PER_KILOBYTE = 1_000;
    private static final Duration SOON = Duration.ofHours(1);

    private final MessageSource texts;
    private final InstantSource clock;
    private final GateBook gates = GateBook.shipped();

    DeskWords(MessageSource texts, InstantSource clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /** The gate as people call it; its code where the book does not know it. */
    public String gate(String code, Locale locale) {
        return gates.gates().stream()
                .filter(gate -> gate.code().value().equals(code))
                .map(gate -> gate.name(locale))
                .findFirst()
                .orElse(code);
    }

    /** The gates at which somebody may act, in the order of the book. */
    public List<String> gates(GateGrants granted) {
        return gates.gates().stream()
                .map(gate -> gate.code().value())
                .filter(granted::covers)
                .toList();
    }

    /** What a button does, with the check that it does it to. */
    public String action(String name, @Nullable CheckKind check, Locale locale) {
        String action = code("action", name, locale);
        return check == null ? action : action + ": " + code("kind", check.name(), locale);
    }

    /** What is declared, in a word. */
    public String goods(String heading, Locale locale) {
        return text("desk.chapter." + heading.substring(0, 2), locale, heading);
    }

    /** The text of a code, or the code where there is none: codes come from partners too. */
    public String code(String kind, String code, Locale locale) {
        return text("desk." + kind + "." + code, locale, code);
    }

    /** Codes of missing items with spaces between them, as a history keeps them. */
    public String items(String codes, Locale locale) {
        return Arrays.stream(codes.split(" ", -1))
                .map(item -> code("item", item, locale))
                .collect(Collectors.joining(", "));
    }

    /** How late, or how long there still is; nothing for a check without a limit. */
    public String due(Instant dueAt, Locale locale) {
        if (!isDated(dueAt)) {
            return text("desk.due.none", locale, "");
        }
        Duration left = Duration.between(clock.instant(), dueAt);
        String key = left.isNegative() ? "desk.due.late" : "desk.due.in";
        return texts.getMessage(key, new Object[] {span(left.abs(), locale)}, locale);
    }

    /** How long it has been waiting. */
    public String since(Instant at, Locale locale) {
        Duration waited = Duration.between(at, clock.instant());
        Duration shown = waited.isNegative() ? Duration.ZERO : waited;
        return texts.getMessage("desk.due.since", new Object[] {span(shown, locale)}, locale);
    }

    /** Whether there is a limit at all. */
    public boolean isDated(Instant dueAt) {
        return dueAt.isBefore(OpenCheck.UNDATED);
    }

    /** {@code late}, {@code soon} or {@code later}. */
    public String urgency(Instant dueAt) {
        Duration left = Duration.between(clock.instant(), dueAt);
        return left.isNegative() ? "late" : left.compareTo(SOON) < 0 ? "soon" : "later";
    }

    /** Today's times without the day. */
    public String moment(Instant at, Locale locale) {
        LocalDate day = LocalDate.ofInstant(at, Figures.ZONE);
        String time = new Figures().time(at).substring(0, "HH:mm".length());
        boolean today = day.equals(LocalDate.ofInstant(clock.instant(), Figures.ZONE));
        return today ? time : time + " " + new Figures().day(day, locale);
    }

    /** A name of which a reader needs no more than to recognize it. */
    public String masked(String name) {
        return Dossier.masked(name);
    }

    /** Who did something: an officer by name, anybody else as the records call them. */
    public String who(Actor actor, Map<String, String> officers) {
        return officers.getOrDefault(actor.id(), actor.id());
    }

    /** The size of a document, e.g. {@code 483 kB}; a part of one counts as one. */
    public String size(long bytes, Locale locale) {
        long kilobytes = Math.ceilDiv(bytes, BYTES_PER_KILOBYTE);
        return new Figures().whole(kilobytes, locale) + "\u00A0kB";
    }

    private String span(Duration time, Locale locale) {
        long minutes = time.toMinutes();
        Object[] parts = {time.toDays(), time.toHoursPart(), time.toMinutesPart()};
        String key =
                minutes < 60
                        ? "desk.span.minutes"
                        : minutes < 24 * 60 ? "desk.span.hours" : "desk.span.days";
        return texts.getMessage(key, parts, locale);
    }

    private String text(String key, Locale locale, String otherwise) {
        String found = texts.getMessage(key, null, otherwise, locale);
        return found == null ? otherwise : found;
    }
}
