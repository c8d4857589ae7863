package vn.bordergate.local.day;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** The model days that come with the product, and any other that is written in the same form. */
public final class ModelDays {

    static final long FILE_BYTES_MAX = 1_000_000;

    private static final List<String> SHIPPED =
            List.of("kim-thanh-700", "kim-thanh-700-closure", "kim-thanh-700-slow");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private ModelDays() {}

    public static List<ModelDay> shipped() throws IOException {
        List<ModelDay> days = new ArrayList<>();
        for (String name : SHIPPED) {
            try (InputStream in =
                    ModelDays.class.getResourceAsStream("/gate-day/" + name + ".json")) {
                if (in == null) {
                    throw new IOException("the product lacks its model day " + name);
                }
                days.add(read(in.readAllBytes()));
            }
        }
        return days;
    }

    /**
     * Reads a day from a file.
     *
     * @throws IllegalArgumentException with what is wrong in it, for the person who wrote it
     */
    public static ModelDay read(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("there is no model day to read at \"" + file + "\"");
        }
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a model day has " + FILE_BYTES_MAX + " bytes at most, not those of " + file);
        }
        try {
            return read(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is no model day: " + e.getMessage(), e);
        }
    }

    static ModelDay read(byte[] json) {
        try {
            return JSON.readValue(json, ModelDay.class);
        } catch (ValueInstantiationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(place(e) + cause.getMessage(), e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(place(e) + e.getOriginalMessage(), e);
        }
    }

    private static String place(JacksonException e) {
        StringBuilder place = new StringBuilder();
        e.getPath()
                .forEach(
                        step -> {
                            String name = step.getPropertyName();
                            place.append(place.isEmpty() ? "" : ".")
                                    .append(name == null ? step.getIndex() : name);
                        });
        return place.isEmpty() ? "" : place + ": ";
    }
}
