package vn.bordergate.journal;

import static vn.bordergate.journal.EventSchemas.object;
import static vn.bordergate.journal.EventSchemas.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import vn.bordergate.events.EventType;
import vn.bordergate.events.Topic;

/** The published language as an AsyncAPI 3.0 description, made of the code that speaks it. */
final class AsyncApi {

    static final String DEAD_LETTER = "DeadLetter";

    private static final String KAFKA_BINDING = "0.5.0";

    private static final String ABOUT =
            """
            What the services of the gate tell each other, and whoever is let read with them.

            Each record is a CloudEvents 1.0 event in binary mode on Kafka: attributes are headers, \
            the value is the fact as JSON. Records of one key come in the order in which the facts \
            happened. Delivery is at least once; a reader that keeps, for each partition and each \
            `ce_journal`, the last `ce_place` it applied passes over every repeat.

            A new optional field keeps the version of a type; anything else is a new type that ends \
            in the next version, sent beside the old one. A reader passes over fields that it does \
            not know, and over other versions of a type that it knows. A field that may be null may \
            be missing. Times are UTC, to the microsecond.
            """;

    private final EventWords words;
    private final EventSchemas schemas;
    private final WireExamples examples = new WireExamples();
    private final Map<String, Object> messages = new TreeMap<>();

    AsyncApi(EventWords words, EventSchemas schemas) {
        this.words = words;
        this.schemas = schemas;
    }

    /**
     * @param topics as they are created on the broker
     */
    Map<String, Object> document(List<NewTopic> topics) throws Exception {
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> operations = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            channels.put(topic.wireName(), channel(topic, created(topics, topic.wireName())));
            operations.put(operationName(topic), operation(topic));
        }
        for (Topic topic : Topic.values()) {
            channels.put(topic.deadName(), dead(topic, created(topics, topic.deadName())));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("CloudEventHeaders", CloudEventHeaders.schema());
        all.put("DeadLetterHeaders", CloudEventHeaders.deadLetterSchema());
        all.putAll(schemas.all());
        Map<String, Object> components = object("messages", messages);
        components.put("schemas", all);
        Map<String, Object> document = object("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "application/json");
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", components);
        return document;
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = object("title", "Events of the digital border gate");
        info.put("version", "1.0.0");
        info.put("description", ABOUT);
        Map<String, Object> license = object("name", "Apache-2.0");
        license.put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        info.put("license", license);
        return info;
    }

    private Map<String, Object> channel(Topic topic, NewTopic created) throws Exception {
        Map<String, Object> channel = object("address", topic.wireName());
        channel.put("description", String.valueOf(words.ofConstant(topic)));
        Map<String, Object> inChannel = new LinkedHashMap<>();
        for (EventType type : EventType.values()) {
            if (type.topic() == topic) {
                messages.put(type.typeName(), message(type));
                inChannel.put(type.typeName(), inComponents(type.typeName()));
            }
        }
        channel.put("messages", inChannel);
        channel.put("bindings", binding(created));
        return channel;
    }

    private Map<String, Object> dead(Topic topic, NewTopic created) throws Exception {
        Map<String, Object> channel = object("address", topic.deadName());
        channel.put(
                "description",
                "What a reader of `"
                        + topic.wireName()
                        + "` could not accept, until it is seen to.");
        String name = DEAD_LETTER + "." + topic.wireName();
        messages.put(name, deadLetter(topic));
        channel.put("messages", object(name, inComponents(name)));
        channel.put("bindings", binding(created));
        return channel;
    }

    private static Map<String, Object> operation(Topic topic) {
        boolean ours = topic != Topic.CUSTOMS_NOTICES;
        Map<String, Object> operation = object("action", ours ? "send" : "receive");
        operation.put(
                "summary",
                ours
                        ? "Written by " + WireExamples.writer(topic) + " alone."
                        : "Written by the link to Customs alone, and read by the gate.");
        operation.put("channel", object("$ref", "#/channels/" + topic.wireName()));
        return operation;
    }

    private static String operationName(Topic topic) {
        StringBuilder name = new StringBuilder();
        for (String word : topic.wireName().split("\\.", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return (topic == Topic.CUSTOMS_NOTICES ? "receive" : "send") + name;
    }

    private Map<String, Object> message(EventType type) throws Exception {
        WireExamples.Sent sent = examples.of(type);
        Map<String, Object> message = object("name", type.typeName());
        message.put("title", type.record().getSimpleName());
        message.put("description", String.valueOf(words.ofType(type.record())));
        message.put("contentType", sent.headers().get(Envelope.CONTENT_TYPE));
        message.put("headers", CloudEventHeaders.of(type));
        message.put("payload", schemas.of(type.record()));
        Map<String, Object> key = object("description", key(type));
        key.put("type", "string");
        message.put("bindings", kafka(object("key", key)));
        Map<String, Object> example = object("name", "approved");
        example.put("summary", "The record of the key `" + sent.key() + "`.");
        example.put("headers", sent.headers());
        example.put("payload", examples.value(sent));
        message.put("examples", new ArrayList<>(List.of(example)));
        return message;
    }

    private String key(EventType type) {
        String general = words.ofMember(vn.bordergate.events.PublishedEvent.class, "key");
        String own = words.ofMember(type.record(), "key");
        return general + (own == null || own.equals(general) ? "" : " " + own);
    }

    private Map<String, Object> deadLetter(Topic topic) throws Exception {
        WireExamples.Sent sent = examples.dead(topic);
        Map<String, Object> message = object("name", DeadLetter.TYPE);
        message.put("title", "Dead letter of " + topic.wireName());
        message.put("contentType", sent.headers().get(Envelope.CONTENT_TYPE));
        message.put("headers", reference("DeadLetterHeaders"));
        message.put(
                "payload", object("description", "The bytes of the original value, as they came."));
        Map<String, Object> key = object("description", "The key of the original.");
        key.put("type", "string");
        message.put("bindings", kafka(object("key", key)));
        Map<String, Object> example = object("name", "refused");
        example.put("headers", sent.headers());
        message.put("examples", new ArrayList<>(List.of(example)));
        return message;
    }

    private static Map<String, Object> binding(NewTopic created) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        new TreeMap<>(created.configs())
                .forEach((name, value) -> configuration.put(name, Long.valueOf(value)));
        Map<String, Object> binding = object("topic", created.name());
        binding.put("partitions", created.numPartitions());
        binding.put("topicConfiguration", configuration);
        return kafka(binding);
    }

    private static Map<String, Object> kafka(Map<String, Object> binding) {
        binding.put("bindingVersion", KAFKA_BINDING);
        return object("kafka", binding);
    }

    private static NewTopic created(List<NewTopic> topics, String name) {
        return topics.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static Map<String, Object> inComponents(String message) {
        return object("$ref", "#/components/messages/" + message);
    }
}
