package vn.bordergate.clearance.board;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.bordergate.clearance.board.PublicQueue.Line;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.Figures;
import vn.bordergate.web.Language;

/** What the boards say, in each language. */
final class BoardWords {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int MINUTES_PER_HOUR = 60;

    private final MessageSource texts;
    private final GateBook gates;
    private final Map<String, Wording> rules;

    BoardWords(MessageSource texts, GateBook gates, PublishedOrder order) {
        this.texts = texts;
        this.gates = gates;
        this.rules = PublicQueue.rules(order);
    }

    String gate(String code, Language language) {
        return gates.find(new GateCode(code))
                .map(gate -> gate.name(language.locale()))
                .orElse(code);
    }

    Spoken in(Language language) {
        return new Spoken(language);
    }

    /** In one language; templates ask it by name. */
    public final class Spoken {
        private final Language language;

        private Spoken(Language language) {
            this.language = language;
        }

        public String text(String key, Object... args) {
            return String.valueOf(texts.getMessage(key, args, key, language.locale()));
        }

        /** Goods, or that the vehicle is empty. */
        public String load(Line line) {
            return line.laden() ? text("board.goods." + line.goods()) : text("board.empty");
        }

        /** The text of a rule or an obstacle. */
        public String because(String id) {
            Wording wording = rules.get(id);
            return wording == null ? id : said(wording);
        }

        /** A wording of the published data. */
        public String said(Wording wording) {
            return switch (language) {
                case VI -> wording.vi();
                case EN -> wording.en();
                case ZH -> wording.zh();
            };
        }

        /** The same in few words. */
        public String why(String id) {
            return text("board.why." + id);
        }

        /** The time of day. */
        public String clock(@Nullable Instant at) {
            return at == null ? "" : CLOCK.format(at.atZone(Figures.ZONE));
        }

        /** Day and time of day where it is another day. */
        public String moment(Instant at, Instant now) {
            ZonedDateTime there = at.atZone(Figures.ZONE);
            return there.toLocalDate().equals(now.atZone(Figures.ZONE).toLocalDate())
                    ? CLOCK.format(there)
                    : DateTimeFormatter.ofPattern("dd/MM HH:mm", Locale.ROOT).format(there);
        }

        public String iso(Instant at) {
            return at.toString();
        }

        /** What was done to what. */
        public String measure(PublicQueue.Act act) {
            Integer amount = act.amount();
            String value =
                    amount == null
                            ? ""
                            : act.kind().name().equals("DAY_EXTENDED")
                                    ? "%02d:%02d"
                                            .formatted(
                                                    amount / MINUTES_PER_HOUR,
                                                    amount % MINUTES_PER_HOUR)
                                    : String.valueOf(amount);
            return text("board.measure." + act.kind(), subject(act), value);
        }

        private String subject(PublicQueue.Act act) {
            return switch (act.kind()) {
                case ROUTE_CLOSED, DAY_EXTENDED -> text("board.direction." + act.subject());
                // The page is that gate's; how it is called there is said by its title.
                case GATE_CLOSED -> "";
                case INTAKE_SET -> text("board.goods." + act.subject());
                case TO_FRONT, TO_BACK, HOLD_BACK, LANE_CLOSED -> act.subject();
            };
        }

        /** The first so many. */
        public <T> List<T> first(List<T> all, int most) {
            return all.subList(0, Math.min(most, all.size()));
        }
    }
}
