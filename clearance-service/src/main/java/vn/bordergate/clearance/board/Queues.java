package vn.bordergate.clearance.board;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.calling.Scene.UnderWay;
import vn.bordergate.clearance.calling.Scenes;
import vn.bordergate.clearance.dispatch.PublishedOrder;

/** The public queue of each gate, made and written once a second at most for all who ask. */
final class Queues {

    private static final int TAG_CHARS = 16;
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private final Scenes scenes;
    private final PublishedOrder order;
    private final Map<String, Mono<Snapshot>> shared = new ConcurrentHashMap<>();

    Queues(Scenes scenes, PublishedOrder order) {
        this.scenes = scenes;
        this.order = order;
    }

    /**
     * A queue as it is sent.
     *
     * @param tag the same as long as nothing but the time has changed
     * @param seen the same as long as nothing has changed for officers, who see more
     */
    record Snapshot(PublicQueue queue, byte[] json, String tag, String seen) {
        static Snapshot of(PublicQueue queue, List<UnderWay> underWay) {
            // What is read at another second and says the same shall look the same.
            var timeless =
                    new PublicQueue(
                            queue.gate(),
                            java.time.Instant.EPOCH,
                            queue.order(),
                            queue.directions(),
                            queue.lastCalls(),
                            queue.measures(),
                            queue.goodsMoved(),
                            queue.intake(),
                            queue.forecasts(),
                            Map.of());
            String tag = sha256(JSON.writeValueAsString(timeless));
            // Everybody sees who is called; only the board says who has reached the barrier.
            String stages =
                    underWay.stream()
                            .map(one -> one.ticket() + one.stage())
                            .collect(Collectors.joining(" "));
            return new Snapshot(queue, JSON.writeValueAsBytes(queue), tag, tag + stages);
        }
    }

    Set<String> gates() {
        return scenes.gates();
    }

    boolean has(String gate) {
        return scenes.has(gate);
    }

    /** Nothing for a gate without yards and lanes. */
    Mono<Snapshot> of(String gate) {
        if (!scenes.has(gate)) {
            return Mono.empty();
        }
        return shared.computeIfAbsent(
                gate,
                _ ->
                        Mono.defer(
                                        () ->
                                                scenes.of(gate)
                                                        .map(
                                                                scene ->
                                                                        Snapshot.of(
                                                                                PublicQueue.of(
                                                                                        scene,
                                                                                        order),
                                                                                scene.underWay())))
                                .cacheInvalidateWhen(
                                        _ -> Mono.delay(Duration.ofSeconds(1)).then()));
    }

    PublishedOrder order() {
        return order;
    }

    private static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, TAG_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
