package vn.bordergate.clearance.yard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.dispatch.FirmShare;
import vn.bordergate.clearance.dispatch.HeadStart;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.dispatch.PublishedOrder.OvertakingLimit;
import vn.bordergate.clearance.dispatch.Rule;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.events.GoodsClass;

/** Orders of service as they are written: JSON in which every parameter stands with its reason. */
public final class PublishedOrders {

    private static final String SHIPPED = "/rules/queue-order.json";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private PublishedOrders() {}

    /** The order that comes with the product. */
    public static PublishedOrder shipped() {
        try (InputStream in = PublishedOrders.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks " + SHIPPED);
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an order.
     *
     * @throws IllegalArgumentException with what is wrong in it
     */
    public static PublishedOrder read(byte[] json) {
        try {
            return JSON.readValue(json, Written.class).order();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    record Written(
            String version,
            Line inOrder,
            List<HeadStartLine> headStarts,
            Line ageing,
            OvertakingLine overtaking,
            FirmLine firmShare,
            Line moved,
            Map<Obstacle, Wording> obstacles) {

        Written {
            for (Object part :
                    new Object[] {
                        version,
                        inOrder,
                        headStarts,
                        ageing,
                        overtaking,
                        firmShare,
                        moved,
                        obstacles
                    }) {
                Objects.requireNonNull(part, "a part of the order is null");
            }
        }

        PublishedOrder order() {
            return new PublishedOrder(
                    version,
                    inOrder.rule(),
                    headStarts.stream().map(HeadStartLine::headStart).toList(),
                    ageing.rule(),
                    overtaking.limit(),
                    firmShare.share(),
                    moved.rule(),
                    obstacles);
        }
    }

    private record Line(String id, Wording text) {
        Rule rule() {
            return new Rule(id, text);
        }
    }

    private record HeadStartLine(
            String id,
            Set<GoodsClass> goods,
            @Nullable Boolean priorityEnterprise,
            int minutes,
            Wording text) {

        HeadStart headStart() {
            return new HeadStart(
                    new Rule(id, text), goods, priorityEnterprise, Duration.ofMinutes(minutes));
        }
    }

    private record OvertakingLine(String id, int max, Wording text) {
        OvertakingLimit limit() {
            return new OvertakingLimit(new Rule(id, text), max);
        }
    }

    private record FirmLine(String id, int vehicles, int minutes, Wording text) {
        FirmShare share() {
            return new FirmShare(new Rule(id, text), vehicles, Duration.ofMinutes(minutes));
        }
    }
}
