package vn.bordergate.ingest.form;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/** The limits of the form. Texts are counted in Unicode code points. */
public final class Limits {

    public static final int NAME_MAX = 200;
    public static final int REFERENCE_MAX = 35;
    public static final int IDENTITY_NUMBER_MAX = 50;
    public static final int CUSTOMS_NUMBER_MAX = 35;
    public static final int DESCRIPTION_MAX = 512;
    public static final int PACKAGE_KIND_MAX = 70;
    public static final int CODE_MAX = 40;
    public static final int PACKAGES_MAX = 10_000_000;
    public static final int ITEMS_MAX = 999;

    /** Vehicles that one submission announces with its declaration; more are announced after it. */
    public static final int VEHICLES_MAX = 50;

    public static final int SEAL_MAX = 35;
    public static final int PERMIT_MAX = 35;
    public static final int DRIVER_DOCUMENT_MAX = 35;
    public static final int PHONE_MAX = 30;

    /** A UUID as it is usually written. */
    public static final int IDENTITY_LENGTH = 36;

    /**
     * Generations of one declaration, the first included: every one is kept, and who has to say
     * more often than this what they declare is declaring something else.
     */
    public static final int GENERATIONS_MAX = 99;

    /** Ten million million: a hundred times the province's trade of a year in dong. */
    public static final BigDecimal AMOUNT_MAX = new BigDecimal("10000000000000");

    public static final int AMOUNT_DECIMALS_MAX = 4;

    /** A million tonnes, more than the largest ship carries. */
    public static final BigDecimal MASS_KG_MAX = new BigDecimal("1000000000");

    public static final int MASS_DECIMALS_MAX = 3;

    /** Characters of a written number; longer ones are not looked at. */
    public static final int NUMBER_LENGTH_MAX = 40;

    public static final Duration ARRIVAL_PAST_MAX = Duration.ofHours(24);
    public static final Duration ARRIVAL_AHEAD_MAX = Duration.ofDays(60);
    public static final LocalDate EARLIEST_DAY = LocalDate.of(2000, 1, 1);

    /** Faults told of one declaration; more would help nobody and cost the sender's patience. */
    public static final int FAULTS_MAX = 500;

    /** Nesting of a JSON document; the form itself needs four. */
    public static final int NESTING_MAX = 12;

    /** Tokens of a JSON document; 999 items with every property have about 40,000. */
    public static final int TOKENS_MAX = 60_000;

    /** The zone of the gates, in which a day is a day. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private Limits() {}
}
