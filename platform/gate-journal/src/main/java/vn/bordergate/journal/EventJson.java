package vn.bordergate.journal;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;
import vn.bordergate.events.EventType;
import vn.bordergate.events.PublishedEvent;

/** Events as JSON: one mapper, tuned once, for all that is published or kept. */
public final class EventJson {

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .addModule(new BlackbirdModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .build();

    private final Map<EventType, ObjectReader> readers = new EnumMap<>(EventType.class);

    public EventJson() {
        for (EventType type : EventType.values()) {
            readers.put(type, mapper.readerFor(type.record()));
        }
    }

    /** The event as an entry of the journal: topic, key, type and time are its own. */
    public JournalEntry entry(PublishedEvent event) {
        EventType type = EventType.of(event);
        return new JournalEntry(
                type.topic().wireName(), event.key(), type.typeName(), event.at(), write(event));
    }

    public String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** Reads what this service wrote itself, such as stored state; fails on anything else. */
    public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    /**
     * @param type CloudEvents type of a known event
     */
    public PublishedEvent read(String type, byte[] value) throws UnreadableEventException {
        EventType known =
                EventType.named(type)
                        .orElseThrow(() -> new UnreadableEventException("unknown type " + type));
        return read(known, value);
    }

    PublishedEvent read(EventType type, byte[] value) throws UnreadableEventException {
        try {
            PublishedEvent event = reader(type).readValue(value);
            if (event == null) {
                throw new UnreadableEventException("null is not a " + type.typeName());
            }
            return event;
        } catch (JacksonException e) {
            throw new UnreadableEventException(e.getOriginalMessage(), e);
        } catch (RuntimeException e) {
            throw new UnreadableEventException(String.valueOf(e.getMessage()), e);
        }
    }

    private ObjectReader reader(EventType type) {
        ObjectReader reader = readers.get(type);
        if (reader == null) {
            throw new IllegalStateException("no reader for " + type);
        }
        return reader;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
