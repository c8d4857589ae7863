package vn.bordergate.local.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The door of gate-ingest, for many declarations at once. */
final class Door {

    private static final int TRIES_MAX = 30;

    private final Api ingest;

    Door(Api ingest) {
        this.ingest = ingest;
    }

    /**
     * What the door said to one declaration.
     *
     * @param accepted now or at an earlier time; then it has an id
     * @param conflict whether it stands there with other content
     * @param codes faults when it was not accepted
     */
    record Answer(
            boolean accepted,
            boolean conflict,
            @Nullable String declarationId,
            SortedSet<String> codes) {}

    /**
     * Lodges declarations; one answer each, in their order. Where the door breaks off because it
     * cannot write just now, the rest is sent again.
     */
    List<Answer> lodge(List<String> declarations) throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>(declarations.size());
        int breaks = 0;
        while (answers.size() < declarations.size()) {
            List<String> rest = declarations.subList(answers.size(), declarations.size());
            int before = answers.size();
            for (JsonNode line : ingest.postLines("/api/declarations", rest)) {
                if (line.path("status").asString().equals("unavailable")) {
                    break;
                }
                answers.add(answer(line));
            }
            breaks = answers.size() > before ? 0 : breaks + 1;
            if (breaks > TRIES_MAX) {
                throw new IOException("the door has been closed for too long");
            }
            if (answers.size() < declarations.size()) {
                Api.pause();
            }
        }
        return answers;
    }

    private static Answer answer(JsonNode line) {
        SortedSet<String> codes = new TreeSet<>();
        line.path("errors").forEach(error -> codes.add(error.path("code").asString()));
        String status = line.path("status").asString();
        boolean accepted = status.equals("accepted") || status.equals("repeated");
        JsonNode id = line.path("declarationId");
        return new Answer(
                accepted, status.equals("conflict"), accepted ? id.asString() : null, codes);
    }
}
