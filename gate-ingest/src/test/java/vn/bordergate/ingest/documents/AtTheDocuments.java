package vn.bordergate.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.declaring.form.Sample;

/** A gate with a haulier and their declarations, to which documents are attached. */
final class AtTheDocuments implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger COUNT = new AtomicInteger();

    final TrialGate gate;
    final WebTestClient haulier;
    final WebTestClient officer;

    AtTheDocuments(String... properties) {
        gate = new TrialGate(properties);
        haulier = gate.trader("haulier-1");
        officer = gate.client(TrialGate.token("officer-lan", "plant-quarantine"));
    }

    /** A fresh declaration; the path of its documents. */
    String declaration() {
        EntityExchangeResult<byte[]> lodged =
                haulier.post()
                        .uri("/api/declarations")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Sample.referenced("DOC-" + COUNT.incrementAndGet()))
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .returnResult();
        return Objects.requireNonNull(lodged.getResponseHeaders().getLocation()) + "/documents";
    }

    static MultipartBodyBuilder form(String kind, byte[] file) {
        return form(kind, file, "tệp.pdf", null);
    }

    static MultipartBodyBuilder form(
            String kind, byte[] file, String name, @Nullable String mediaType) {
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("kind", kind);
        file(form, file, name, mediaType);
        return form;
    }

    static void file(
            MultipartBodyBuilder form, byte[] file, String name, @Nullable String mediaType) {
        ByteArrayResource resource =
                new ByteArrayResource(file) {
                    @Override
                    public String getFilename() {
                        return name;
                    }
                };
        form.part(
                "file",
                resource,
                mediaType == null
                        ? MediaType.APPLICATION_OCTET_STREAM
                        : MediaType.valueOf(mediaType));
    }

    static WebTestClient.ResponseSpec attach(
            WebTestClient who, String path, MultipartBodyBuilder form) {
        return who.post()
                .uri(path)
                .header("Accept-Language", "en")
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    /** The receipt of a document that was attached. */
    JsonNode attached(WebTestClient who, String path, MultipartBodyBuilder form) {
        return json(attach(who, path, form).expectStatus().isCreated());
    }

    static JsonNode json(WebTestClient.ResponseSpec answer) {
        return JSON.readTree(
                Objects.requireNonNull(
                        answer.expectBody(String.class).returnResult().getResponseBody()));
    }

    static void problem(
            WebTestClient.ResponseSpec answer, int status, String code, String pointer) {
        JsonNode problem = json(answer.expectStatus().isEqualTo(status));
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    long documents() {
        return gate.number("select count(*) from ingest.document");
    }

    long events() {
        return gate.number(
                "select count(*) from ingest.journal"
                        + " where type = 'vn.bordergate.declaration.document-attached.v1'");
    }

    /** Files in the store, without those that are on their way. */
    List<Path> stored() {
        return files().stream().filter(file -> !file.toString().contains("incoming")).toList();
    }

    List<Path> incoming() {
        return files().stream().filter(file -> file.toString().contains("incoming")).toList();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(gate.documents())) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gate.close();
    }
}
