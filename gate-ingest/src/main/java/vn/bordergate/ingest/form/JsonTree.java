package vn.bordergate.ingest.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Bytes to nodes. A library's tree would keep one of two equal properties and turn numbers into
 * doubles before anyone could object, so this one is read from the token stream.
 */
public final class JsonTree {

    private static final int PROPERTY_NAME_MAX = 256;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    // UTF-16 that happens to be valid UTF-8 would otherwise pass.
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Limits.NESTING_MAX)
                                    .maxTokenCount(Limits.TOKENS_MAX)
                                    .maxNameLength(PROPERTY_NAME_MAX)
                                    .build())
                    .build();

    private final JsonParser parser;
    private final FaultList faults;

    private JsonTree(JsonParser parser, FaultList faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The document's one value, or null with the fault noted. */
    public static @Nullable Node read(byte[] bytes, FaultList faults) {
        int invalid = Utf8.firstInvalid(bytes);
        if (invalid >= 0) {
            faults.addAt(
                    FaultCode.INVALID_UTF8, Utf8.line(bytes, invalid), Utf8.column(bytes, invalid));
            return null;
        }
        int from = Utf8.markLength(bytes);
        if (Utf8.isBlank(bytes, from)) {
            faults.add(FaultCode.BODY_EMPTY, Place.ROOT);
            return null;
        }
        try (JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), bytes, from, bytes.length - from)) {
            JsonTree tree = new JsonTree(parser, faults);
            Node root = tree.value(parser.nextToken(), Place.ROOT);
            if (parser.nextToken() != null) {
                tree.malformedHere();
                return null;
            }
            return root;
        } catch (StreamConstraintsException e) {
            note(FaultCode.JSON_BEYOND_LIMIT, e, faults);
        } catch (JacksonException e) {
            note(FaultCode.MALFORMED_JSON, e, faults);
        }
        return null;
    }

    private Node value(@Nullable JsonToken token, Place at) {
        return switch (token) {
            case START_OBJECT -> members(at);
            case START_ARRAY -> elements(at);
            case VALUE_STRING -> new Node.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Figure(parser.getString());
            case VALUE_TRUE -> new Node.Flag(true);
            case VALUE_FALSE -> new Node.Flag(false);
            case VALUE_NULL -> Node.NOTHING;
            case null, default -> throw new IllegalStateException("no value begins with " + token);
        };
    }

    private Node members(Place at) {
        Map<String, Node> byName = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            Place place = at.member(name);
            if (byName.put(name, value(parser.nextToken(), place)) != null) {
                faults.add(FaultCode.DUPLICATE_PROPERTY, place);
            }
        }
        return new Node.Members(byName);
    }

    private Node elements(Place at) {
        List<Node> nodes = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            nodes.add(value(token, at.element(nodes.size())));
        }
        return new Node.Elements(nodes);
    }

    private void malformedHere() {
        var location = parser.currentTokenLocation();
        faults.addAt(FaultCode.MALFORMED_JSON, location.getLineNr(), location.getColumnNr());
    }

    private static void note(FaultCode code, JacksonException e, FaultList faults) {
        var location = e.getLocation();
        if (location == null) {
            faults.add(code, Place.ROOT);
        } else {
            faults.addAt(code, location.getLineNr(), location.getColumnNr());
        }
    }
}
