package vn.bordergate.stats.recount;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.EventType;

/**
 * A fact as the recount sees it, read from its JSON by name and not through the published record:
 * what the cell is called, and what is to be added there.
 *
 * @param cell day, gate, direction, trade type, stage, heading, partner and currency
 * @param channel in which it was cleared, where it says so
 * @param park of its firm, where it says so
 * @param hour of the day at the gates in which it came about, or {@link #LATER}
 * @param group of its declarant, where it says so
 * @param sums signed US cents, dong, facts without dong, grams, declarations; and one for the fact
 */
public record RecountedFact(
        UUID declaration,
        int generation,
        String stage,
        int sign,
        String cell,
        @Nullable String channel,
        @Nullable String park,
        int hour,
        @Nullable Integer group,
        BigDecimal amount,
        long[] sums) {

    public static final int USD_CENTS = 0;
    public static final int VND = 1;
    public static final int NET_MASS_GRAMS = 3;
    public static final int DECLARATIONS = 4;
    public static final int FACTS = 5;
    public static final int MEASURES = 6;

    /** The hour of what counts on a day and came about after it. */
    static final int LATER = 24;

    private static final ZoneId GATES_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final ObjectReader JSON = JsonMapper.shared().readerFor(JsonNode.class);

    /** The only kind of event in the log that counts. */
    static final String TYPE = EventType.TRADE_FACT.typeName();

    /** Empty for what is no fact; the live totals have put that aside too. */
    public static Optional<RecountedFact> read(LoggedRecord logged) {
        if (!logged.type().equals(TYPE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(JSON.readValue(logged.value())));
        } catch (JacksonException
                | IllegalArgumentException
                | ArithmeticException
                | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static RecountedFact of(JsonNode fact) {
        int sign = fact.required("sign").asInt();
        JsonNode vnd = fact.path("vnd");
        boolean withVnd = vnd.isNumber();
        long[] sums = {
            sign * fact.required("usdCents").asLong(),
            withVnd ? sign * vnd.asLong() : 0,
            withVnd ? 0 : sign,
            sign * fact.required("netMassGrams").asLong(),
            (long) sign * fact.required("declarations").asInt(),
            1
        };
        BigDecimal amount = new BigDecimal(fact.required("amount").asString());
        return new RecountedFact(
                UUID.fromString(fact.required("declarationId").asString()),
                fact.required("generation").asInt(),
                fact.required("stage").asString(),
                sign,
                cell(
                        fact.required("day").asString(),
                        fact.required("gate").asString(),
                        fact.required("direction").asString(),
                        fact.required("tradeType").asString(),
                        fact.required("stage").asString(),
                        fact.required("heading").asString(),
                        fact.required("partner").asString(),
                        fact.required("currency").asString()),
                said(fact.path("channel")),
                said(fact.path("park")),
                hour(
                        LocalDate.parse(fact.required("day").asString()),
                        Instant.parse(fact.required("at").asString())),
                fact.path("declarantGroup").isNumber()
                        ? Integer.valueOf(fact.path("declarantGroup").asInt())
                        : null,
                sign < 0 ? amount.negate() : amount,
                sums);
    }

    /** What came about before its day is of its first hour. */
    private static int hour(LocalDate day, Instant at) {
        ZonedDateTime there = at.atZone(GATES_ZONE);
        int after = there.toLocalDate().compareTo(day);
        return after > 0 ? LATER : after < 0 ? 0 : there.getHour();
    }

    private static @Nullable String said(JsonNode part) {
        return part.isString() ? part.asString() : null;
    }

    /** One name for one cell, in the log as in the table. */
    static String cell(String... parts) {
        return String.join("|", parts);
    }
}
