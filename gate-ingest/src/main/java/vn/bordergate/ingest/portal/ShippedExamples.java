package vn.bordergate.ingest.portal;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives each operation of the published description an example of what goes in and of what comes
 * out, by its name, where it has none of its own.
 */
final class ShippedExamples implements OpenApiCustomizer {

    private static final String FILE = "/openapi/examples.json";

    private final Map<String, Example> examples;

    ShippedExamples() {
        try (InputStream in =
                Objects.requireNonNull(ShippedExamples.class.getResourceAsStream(FILE), FILE)) {
            examples =
                    JsonMapper.shared().readValue(in, new TypeReference<Map<String, Example>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What goes in and what comes out, each as plain maps, lists and texts. */
    record Example(@Nullable Object request, @Nullable Object response) {}

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(this::complete);
    }

    private void complete(Operation operation) {
        Example example = examples.get(operation.getOperationId());
        if (example == null) {
            return;
        }
        Object request = example.request();
        if (request != null && operation.getRequestBody() != null) {
            give(operation.getRequestBody().getContent(), request);
        }
        Object response = example.response();
        if (response != null) {
            operation.getResponses().entrySet().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .forEach(answer -> give(answer.getValue().getContent(), response));
        }
    }

    private static void give(@Nullable Content content, Object example) {
        if (content == null) {
            return;
        }
        content.forEach(
                (type, media) -> {
                    if (isJson(type) && isWithout(media)) {
                        media.setExample(example);
                    }
                });
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.equals("*/*");
    }

    private static boolean isWithout(MediaType media) {
        return media.getExample() == null
                && (media.getExamples() == null || media.getExamples().isEmpty());
    }
}
