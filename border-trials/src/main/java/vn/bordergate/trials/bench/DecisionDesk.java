package vn.bordergate.trials.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Programs of three authorities that decide files of five checks over HTTP, as many at once as the
 * desk takes. Each sends all checks of its authority on a file one after the other, each on the
 * version that the one before leads to.
 */
final class DecisionDesk {

    static final int CHECKS = 5;

    private static final int FILES_A_REQUEST = 500;
    private static final int PROGRAMS = 4;
    private static final String TAKEN = "\"status\":200";
    private static final List<Round> ROUNDS =
            List.of(
                    new Round("customs-officer", "DOCUMENT_CHECK", "PHYSICAL_INSPECTION"),
                    new Round("animal-quarantine", "PHYSICAL_INSPECTION", "QUARANTINE_CERTIFICATE"),
                    new Round("plant-quarantine", "QUARANTINE_CERTIFICATE"));

    private final AloneProcess service;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    DecisionDesk(AloneProcess service) {
        this.service = service;
    }

    private record Round(String role, List<String> checks) {
        Round(String role, String... checks) {
            this(role, List.of(checks));
        }
    }

    /** Passes every check of the files. */
    void passAll(List<String> declarationIds) throws IOException, InterruptedException {
        List<Future<?>> parts = new ArrayList<>();
        try (ExecutorService programs = Executors.newFixedThreadPool(PROGRAMS)) {
            for (int from = 0; from < declarationIds.size(); from += FILES_A_REQUEST) {
                int to = Math.min(from + FILES_A_REQUEST, declarationIds.size());
                List<String> some = declarationIds.subList(from, to);
                parts.add(
                        programs.submit(
                                () -> {
                                    passAllOf(some);
                                    return null;
                                }));
            }
        }
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (ExecutionException e) {
                throw new IOException("not decided", e.getCause());
            }
        }
    }

    private void passAllOf(List<String> ids) throws IOException, InterruptedException {
        int version = 1;
        for (Round round : ROUNDS) {
            StringBuilder lines = new StringBuilder(ids.size() * round.checks().size() * 140);
            for (String id : ids) {
                int on = version;
                for (String check : round.checks()) {
                    lines.append("{\"declarationId\":\"").append(id);
                    lines.append("\",\"check\":\"").append(check);
                    lines.append("\",\"outcome\":\"PASSED\",\"version\":").append(on++);
                    lines.append("}\n");
                }
            }
            version += round.checks().size();
            post(round.role(), lines.toString(), ids.size() * round.checks().size());
        }
    }

    private void post(String role, String lines, int decisions)
            throws IOException, InterruptedException {
        URI address = service.at("/api/decisions");
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofMinutes(1))
                        .header("Authorization", "Bearer " + service.token(role))
                        .header("Content-Type", "application/x-ndjson")
                        .header("Accept", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(lines))
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        int taken = count(answer.body());
        if (answer.statusCode() != 200 || taken != decisions) {
            String said = answer.body().substring(0, Math.min(600, answer.body().length()));
            throw new IOException(
                    "%d of %d decisions of %s taken, %d: %s"
                            .formatted(taken, decisions, role, answer.statusCode(), said));
        }
    }

    private static int count(String body) {
        int found = 0;
        for (int at = body.indexOf(TAKEN); at >= 0; at = body.indexOf(TAKEN, at + 1)) {
            found++;
        }
        return found;
    }
}
