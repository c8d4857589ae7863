package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import vn.bordergate.events.EventType;
import vn.bordergate.events.Topic;

/** {@code docs/asyncapi.yaml} is made of the code, and is what AsyncAPI 3.0 asks for. */
class AsyncApiTest {

    private static final Path PAGE = Path.of("../../docs/asyncapi.yaml");
    private static final String MADE_OF =
            "# Made of the code by AsyncApiTest of platform/gate-journal; not to be edited.\n";

    private static String made;
    private static EventSchemas schemas;
    private static Map<String, Object> page;

    @BeforeAll
    static void theDescriptionIsMade() throws Exception {
        EventWords words = EventWords.read();
        schemas = new EventSchemas(words);
        var topics = new Topics(Map.of(), JournalPropertiesTest.bound(Map.of()));
        made = MADE_OF + yaml().dump(new AsyncApi(words, schemas).document(topics.all()));
        page = new Yaml(new SafeConstructor(new LoaderOptions())).load(made);
    }

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        Path actual = Path.of("target/asyncapi.actual.yaml");
        Files.createDirectories(actual.getParent());
        Files.writeString(actual, made);

        assertThat(made)
                .as("when the change is meant, copy %s over the page", actual)
                .isEqualTo(Files.readString(PAGE));
    }

    @Test
    void everyFieldIsExplained() {
        assertThat(schemas.unexplained()).isEmpty();
    }

    @Test
    void everyTopicIsAChannelAndEveryTypeAMessageOfIts() {
        Set<String> channels = new TreeSet<>();
        for (Topic topic : Topic.values()) {
            channels.add(topic.wireName());
            channels.add(topic.deadName());
        }
        assertThat(map(page, "channels").keySet()).isEqualTo(channels);
        for (EventType type : EventType.values()) {
            Map<String, Object> channel = map(map(page, "channels"), type.topic().wireName());
            assertThat(map(channel, "messages")).containsKey(type.typeName());
        }
    }

    /** What the specification requires of each object, and which members it knows there. */
    @Test
    void everyObjectHasWhatTheSpecificationRequires() {
        requireMembers(
                page,
                Set.of("asyncapi", "info"),
                Set.of("channels", "operations", "components", "defaultContentType"));
        assertThat(page).containsEntry("asyncapi", "3.0.0");
        requireMembers(
                map(page, "info"), Set.of("title", "version"), Set.of("description", "license"));
        each(
                map(page, "channels"),
                (name, channel) ->
                        requireMembers(
                                channel,
                                Set.of("address", "messages"),
                                Set.of("description", "bindings")));
        each(
                map(page, "operations"),
                (name, operation) -> {
                    requireMembers(operation, Set.of("action", "channel"), Set.of("summary"));
                    assertThat(operation.get("action")).isIn("send", "receive");
                });
        each(
                map(map(page, "components"), "messages"),
                (name, message) ->
                        requireMembers(
                                message,
                                Set.of("payload", "headers", "contentType", "examples"),
                                Set.of("name", "title", "description", "bindings")));
        for (String kind : List.of("messages", "schemas")) {
            assertThat(map(map(page, "components"), kind).keySet())
                    .allMatch(name -> name.matches("[a-zA-Z0-9._-]+"));
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collect(page, references);
        assertThat(references).hasSizeGreaterThan(EventType.values().length);
        for (String reference : references) {
            assertThat(SchemaCheck.follow(page, reference)).as(reference).isNotNull();
        }
    }

    @Test
    void everyExampleIsWhatItsSchemasSay() {
        each(
                map(map(page, "components"), "messages"),
                (name, message) -> {
                    Map<String, Object> example = example(message);
                    for (String part : List.of("headers", "payload")) {
                        if (example.containsKey(part)) {
                            assertThat(
                                            SchemaCheck.faults(
                                                    page, map(message, part), example.get(part)))
                                    .as(name + " " + part)
                                    .isEmpty();
                        }
                    }
                });
    }

    @Test
    void everyHeaderOfARecordIsDescribed() {
        Map<String, Object> described = map(map(page, "components"), "schemas");
        each(
                map(map(page, "components"), "messages"),
                (name, message) -> {
                    boolean dead = name.startsWith(AsyncApi.DEAD_LETTER);
                    Map<String, Object> schema =
                            map(described, dead ? "DeadLetterHeaders" : "CloudEventHeaders");
                    Set<String> sent = new TreeSet<>(map(example(message), "headers").keySet());
                    sent.removeIf(header -> header.startsWith(DeadLetter.ORIGINAL));
                    assertThat(sent).as(name).isEqualTo(Set.copyOf(list(schema, "required")));
                });
    }

    private static Map<String, Object> example(Map<String, Object> message) {
        List<?> examples = list(message, "examples");
        assertThat(examples).hasSize(1);
        return map(Map.of("example", examples.getFirst()), "example");
    }

    private static void requireMembers(
            Map<String, Object> object, Set<String> required, Set<String> known) {
        Set<String> all = new TreeSet<>(known);
        all.addAll(required);
        assertThat(object.keySet()).containsAll(required).isSubsetOf(all);
    }

    private static void collect(Object part, List<String> references) {
        if (part instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                references.add(reference);
            }
            map.values().forEach(one -> collect(one, references));
        } else if (part instanceof List<?> list) {
            list.forEach(one -> collect(one, references));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> object, String member) {
        return (Map<String, Object>) Objects.requireNonNull(object.get(member), member);
    }

    private static List<?> list(Map<String, Object> object, String member) {
        return (List<?>) Objects.requireNonNull(object.get(member), member);
    }

    private static void each(
            Map<String, Object> objects, BiConsumer<String, Map<String, Object>> check) {
        assertThat(objects).isNotEmpty();
        objects.keySet().forEach(name -> check.accept(name, map(objects, name)));
    }

    /** Texts of several lines as such, so that the page can be read. */
    private static Yaml yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(100);
        var representer =
                new Representer(options) {
                    @Override
                    protected Node representScalar(
                            Tag tag, String value, DumperOptions.ScalarStyle style) {
                        return super.representScalar(
                                tag,
                                value,
                                value.contains("\n") ? DumperOptions.ScalarStyle.LITERAL : style);
                    }
                };
        return new Yaml(
                new SafeConstructor(new LoaderOptions()),
                representer,
                options,
                new LoaderOptions(),
                new Resolver());
    }
}
