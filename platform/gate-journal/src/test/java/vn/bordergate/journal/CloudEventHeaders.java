package vn.bordergate.journal;

import static vn.bordergate.journal.EventSchemas.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.bordergate.events.EventType;

/** The headers of records as schemas. */
final class CloudEventHeaders {

    private CloudEventHeaders() {}

    /** Those of every event. */
    static Map<String, Object> schema() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(Envelope.SPEC_VERSION, constant("1.0"));
        headers.put(
                Envelope.ID,
                text(
                        "The journal's id and the record's place in it; a repeat has the id of the"
                                + " first sending."));
        headers.put(Envelope.JOURNAL, text("Id of the journal that the record comes from."));
        headers.put(
                Envelope.PLACE,
                text(
                        "Its place there: transaction id / position, compared as two numbers. What"
                                + " is not later than what was applied is a repeat."));
        headers.put(Envelope.SOURCE, text("`/gate/` and the service that wrote it."));
        headers.put(Envelope.TYPE, text("Type and version of the fact."));
        Map<String, Object> time = text("When it became true, not when it was sent.");
        time.put("format", "date-time");
        headers.put(Envelope.TIME, time);
        headers.put(Envelope.CONTENT_TYPE, constant("application/json"));
        List<String> required = new ArrayList<>(headers.keySet());
        headers.put(
                Envelope.SENT_AGAIN_FOR,
                text(
                        "On a record that is sent again: the one reader that it is for. Others"
                                + " pass over it."));
        headers.put(
                Envelope.SENT_AGAIN_ATTEMPTS,
                text("On a record that is sent again: how often it was put aside before."));
        return object("Attributes of CloudEvents 1.0, two of them our own.", required, headers);
    }

    /** Those of one type. */
    static Map<String, Object> of(EventType type) {
        Map<String, Object> headers = EventSchemas.object("type", "object");
        headers.put("allOf", List.of(reference("CloudEventHeaders")));
        headers.put("properties", EventSchemas.object(Envelope.TYPE, constant(type.typeName())));
        return headers;
    }

    static Map<String, Object> deadLetterSchema() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(Envelope.SPEC_VERSION, constant("1.0"));
        headers.put(Envelope.ID, text("Of the dead letter itself, as its journal and place."));
        headers.put(Envelope.JOURNAL, text("Id of the journal of the service that put it aside."));
        headers.put(Envelope.PLACE, text("Its place there."));
        headers.put(Envelope.SOURCE, text("`/gate/` and the service that put it aside."));
        headers.put(Envelope.TYPE, constant(DeadLetter.TYPE));
        Map<String, Object> time = text("When it was put aside.");
        time.put("format", "date-time");
        headers.put(Envelope.TIME, time);
        headers.put(Envelope.CONTENT_TYPE, constant("application/octet-stream"));
        headers.put(DeadLetter.REASON, text("Why it could not be accepted."));
        headers.put(DeadLetter.CONSUMER, text("The reader that could not accept it."));
        headers.put(DeadLetter.TOPIC, text("Where it stood."));
        headers.put(DeadLetter.PARTITION, text("Partition there."));
        headers.put(DeadLetter.OFFSET, text("Offset there."));
        headers.put(DeadLetter.ATTEMPTS, text("How often it was put aside by now."));
        List<String> required = new ArrayList<>(headers.keySet());
        headers.put(
                DeadLetter.TRUNCATED,
                text(
                        "How many bytes the original value had, of a record too large to be kept"
                                + " whole."));
        Map<String, Object> schema =
                object(
                        "How a record was refused. Each header of the original follows with `"
                                + DeadLetter.ORIGINAL
                                + "` before its name.",
                        required,
                        headers);
        schema.put(
                "patternProperties",
                EventSchemas.object("^" + DeadLetter.ORIGINAL, text("A header of the original.")));
        return schema;
    }

    private static Map<String, Object> object(
            String description, List<String> required, Map<String, Object> properties) {
        Map<String, Object> schema = EventSchemas.object("description", description);
        schema.put("type", "object");
        schema.put("required", required);
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> text(String description) {
        Map<String, Object> schema = EventSchemas.object("description", description);
        schema.put("type", "string");
        return schema;
    }

    private static Map<String, Object> constant(String value) {
        Map<String, Object> schema = EventSchemas.object("type", "string");
        schema.put("const", value);
        return schema;
    }
}
