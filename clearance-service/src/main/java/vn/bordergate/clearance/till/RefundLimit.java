package vn.bordergate.clearance.till;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one officer may give back alone, as it is written in {@code rules/fee-refunds.json} with its
 * reason.
 */
record RefundLimit(long aloneUpToVnd, Text text) {

    private static final String SHIPPED = "/rules/fee-refunds.json";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    RefundLimit {
        if (aloneUpToVnd < 0) {
            throw new IllegalArgumentException("a limit below zero: " + aloneUpToVnd);
        }
    }

    /** Why, in each language. */
    record Text(String vi, String en, String zh) {}

    static RefundLimit shipped() {
        try (InputStream in = RefundLimit.class.getResourceAsStream(SHIPPED)) {
            return read(in == null ? null : in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefundLimit read(byte @Nullable [] json) {
        if (json == null) {
            throw new IllegalStateException("the product lacks " + SHIPPED);
        }
        return JSON.readValue(json, RefundLimit.class);
    }
}
