package vn.bordergate.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One signed contribution to the totals; topic {@code trade.facts}. Facts commute, so a correction
 * is the former fact with the other sign and then the new one.
 *
 * @param generation of the declaration that the fact is about
 * @param stage which of the three measures it counts in
 * @param sign +1 or -1; multiplies every measure below
 * @param heading four digits of the Harmonized System
 * @param partner country of origin for imports, of destination for exports
 * @param day day in Asia/Ho_Chi_Minh on which the fact counts
 * @param amount value in the declared currency, never negative
 * @param unitsPerUsd units of the declared currency for one US dollar, as applied
 * @param usdCents the amount in US cents, rounded half up once an item
 * @param vnd the amount in dong, or null where no rate was in force
 * @param netMassGrams grams
 * @param declarations 1 on the first fact of a declaration's stage, else 0, so that sums count
 *     declarations and not lines
 * @param channel customs channel in which the declaration was cleared; null while it is only
 *     declared, and in facts of before this was said
 * @param park code of the industrial park that the firm stood in, {@code NONE} for a firm of none;
 *     null in facts of before this was said
 * @param declarantGroup which of sixteen groups the declarant falls into, from 0 to 15, by its
 *     number alone; null in facts of before this was said
 */
public record TradeFact(
        DeclarationId declarationId,
        int generation,
        Stage stage,
        int sign,
        GateCode gate,
        Direction direction,
        TradeType tradeType,
        String heading,
        CountryCode partner,
        LocalDate day,
        CurrencyCode currency,
        BigDecimal amount,
        BigDecimal unitsPerUsd,
        long usdCents,
        @Nullable Long vnd,
        long netMassGrams,
        int declarations,
        Instant at,
        @Nullable CustomsChannel channel,
        @Nullable String park,
        @Nullable Integer declarantGroup)
        implements PublishedEvent {

    /** A firm's park where it stands in none of them. */
    public static final String NO_PARK = "NONE";

    private static final int PARK_LENGTH_MAX = 30;

    public TradeFact {
        Form.require(sign == 1 || sign == -1, "a sign", sign);
        Form.require(heading.length() == 4 && Form.isDigits(heading), "a heading", heading);
        Form.require(amount.signum() >= 0, "an amount", amount);
        Form.require(usdCents >= 0, "an amount of cents", usdCents);
        Form.require(netMassGrams >= 0, "a mass", netMassGrams);
        Form.require(declarations == 0 || declarations == 1, "a count", declarations);
        Form.require(
                park == null || (!park.isBlank() && park.length() <= PARK_LENGTH_MAX),
                "a park",
                String.valueOf(park));
        Form.require(
                declarantGroup == null || DeclarantGroup.isOne(declarantGroup),
                "a group of declarants",
                String.valueOf(declarantGroup));
    }

    /** Without channel, park and group of declarants. */
    public TradeFact(
            DeclarationId declarationId,
            int generation,
            Stage stage,
            int sign,
            GateCode gate,
            Direction direction,
            TradeType tradeType,
            String heading,
            CountryCode partner,
            LocalDate day,
            CurrencyCode currency,
            BigDecimal amount,
            BigDecimal unitsPerUsd,
            long usdCents,
            @Nullable Long vnd,
            long netMassGrams,
            int declarations,
            Instant at) {
        this(
                declarationId,
                generation,
                stage,
                sign,
                gate,
                direction,
                tradeType,
                heading,
                partner,
                day,
                currency,
                amount,
                unitsPerUsd,
                usdCents,
                vnd,
                netMassGrams,
                declarations,
                at,
                null,
                null,
                null);
    }

    /** Coarse part of the total's cell, so that two instances never fold into the same row. */
    @Override
    public String key() {
        return gate.value() + '|' + direction + '|' + tradeType + '|' + heading.substring(0, 2);
    }

    /** The same fact taken back, or given again. */
    public TradeFact reversed(Instant when) {
        return new TradeFact(
                declarationId,
                generation,
                stage,
                -sign,
                gate,
                direction,
                tradeType,
                heading,
                partner,
                day,
                currency,
                amount,
                unitsPerUsd,
                usdCents,
                vnd,
                netMassGrams,
                declarations,
                when,
                channel,
                park,
                declarantGroup);
    }
}
