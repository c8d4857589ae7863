package vn.bordergate.clearance.goods;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.HsCode;

/**
 * The class of goods by their codes. The longest prefix of a code that is listed decides; what no
 * line lists is general.
 */
public final class GoodsClasses {

    private static final String SHIPPED = "/gates/goods-classes.json";
    private static final int PREFIX_DIGITS_MIN = 2;
    private static final int PREFIX_DIGITS_MAX = 8;

    /** The most demanding first: a mixed load goes the way of what asks most of the gate. */
    private static final List<GoodsClass> MOST_DEMANDING_FIRST =
            List.of(
                    GoodsClass.CHEMICAL,
                    GoodsClass.LIVE,
                    GoodsClass.FRESH,
                    GoodsClass.FROZEN,
                    GoodsClass.MINERAL,
                    GoodsClass.NEW_VEHICLE,
                    GoodsClass.GENERAL);

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final String version;
    private final Map<String, Line> byPrefix;

    private GoodsClasses(Written written) {
        version = written.version();
        byPrefix = new HashMap<>();
        for (Line line : written.lines()) {
            for (String prefix : line.prefixes()) {
                if (byPrefix.put(prefix, line) != null) {
                    throw new IllegalArgumentException("two lines for goods " + prefix);
                }
            }
        }
    }

    /**
     * Goods of one class.
     *
     * @param prefixes beginnings of their codes, 2 to 8 digits
     * @param reason why they are of it
     */
    public record Line(GoodsClass goods, Set<String> prefixes, Wording reason) {
        public Line {
            Objects.requireNonNull(goods, "a class");
            prefixes = Set.copyOf(prefixes);
            Objects.requireNonNull(reason, "a reason");
            for (String prefix : prefixes) {
                if (prefix.length() < PREFIX_DIGITS_MIN
                        || prefix.length() > PREFIX_DIGITS_MAX
                        || !prefix.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    throw new IllegalArgumentException("no beginning of a code: " + prefix);
                }
            }
        }
    }

    private record Written(String version, List<Line> lines) {}

    /** The list that comes with the product. */
    public static GoodsClasses shipped() {
        try (InputStream in = GoodsClasses.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks " + SHIPPED);
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException with what is wrong in it
     */
    public static GoodsClasses read(byte[] json) {
        try {
            return new GoodsClasses(JSON.readValue(json, Written.class));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    public String version() {
        return version;
    }

    /** The class of one kind of goods. */
    public GoodsClass of(HsCode code) {
        return of(code.value());
    }

    private GoodsClass of(String digits) {
        for (int length = Math.min(PREFIX_DIGITS_MAX, digits.length());
                length >= PREFIX_DIGITS_MIN;
                length--) {
            Line line = byPrefix.get(digits.substring(0, length));
            if (line != null) {
                return line.goods();
            }
        }
        return GoodsClass.GENERAL;
    }

    /** The class of a load: of several, the most demanding. */
    public GoodsClass ofAll(Collection<HsCode> codes) {
        return mostDemanding(codes.stream().map(this::of).toList());
    }

    /** The same where the headings alone are known, the first four digits. */
    public GoodsClass ofHeadings(Collection<String> headings) {
        return mostDemanding(headings.stream().map(this::of).toList());
    }

    private static GoodsClass mostDemanding(Collection<GoodsClass> classes) {
        for (GoodsClass goods : MOST_DEMANDING_FIRST) {
            if (classes.contains(goods)) {
                return goods;
            }
        }
        return GoodsClass.GENERAL;
    }

    /** Every line, to be shown. */
    public Collection<Line> lines() {
        return Set.copyOf(byPrefix.values());
    }
}
