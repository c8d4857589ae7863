package vn.bordergate.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON of published records as JSON Schema, each type once, described by its Javadoc. */
final class EventSchemas {

    private static final String PLACE = "#/components/schemas/";

    private final EventWords words;
    private final Map<String, Object> schemas = new TreeMap<>();
    private final List<String> unexplained = new ArrayList<>();

    EventSchemas(EventWords words) {
        this.words = words;
    }

    /** Every type that was asked for, and what it is made of. */
    Map<String, Object> all() {
        return schemas;
    }

    /** Fields of which neither they nor their type say what they are. */
    List<String> unexplained() {
        return unexplained;
    }

    static Map<String, Object> reference(String name) {
        return object("$ref", PLACE + name);
    }

    /** A reference to the type's schema. */
    Map<String, Object> of(Class<?> type) {
        String name = EventWords.name(type);
        if (!schemas.containsKey(name)) {
            // Before what it is made of: a type may be part of itself.
            schemas.put(name, Map.of());
            schemas.put(name, type.isEnum() ? constants(type) : record(type));
        }
        return reference(name);
    }

    private Map<String, Object> record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalStateException("neither plain, nor enum, nor record: " + type);
        }
        String own = words.ofType(type);
        if (isBareValue(components)) {
            String form = words.ofMember(type, components[0].getName());
            Map<String, Object> bare = described(form == null ? own : own + "\n\nForm: " + form);
            bare.putAll(schema(components[0].getGenericType()));
            return bare;
        }
        Map<String, Object> schema = described(own);
        List<String> required = new ArrayList<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable) {
                required.add(component.getName());
            }
            properties.put(component.getName(), field(type, component, nullable));
        }
        schema.put("type", "object");
        schema.put("required", required);
        schema.put("properties", properties);
        return schema;
    }

    /** A code or an identity is written as its text alone. */
    private static boolean isBareValue(RecordComponent[] components) {
        return components.length == 1
                && components[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private Map<String, Object> constants(Class<?> type) {
        StringBuilder text = new StringBuilder();
        String own = words.ofType(type);
        text.append(own == null ? "" : own);
        List<String> names = new ArrayList<>();
        for (Object one : type.getEnumConstants()) {
            var constant = (Enum<?>) one;
            names.add(constant.name());
            String said = words.ofConstant(constant);
            if (said != null) {
                text.append("\n- `").append(constant.name()).append("`: ").append(said);
            }
        }
        Map<String, Object> schema = described(text.toString().replaceFirst("\n-", "\n\n-"));
        schema.put("type", "string");
        schema.put("enum", names);
        return schema;
    }

    private Map<String, Object> field(Class<?> owner, RecordComponent component, boolean nullable) {
        String said = words.ofMember(owner, component.getName());
        Map<String, Object> bare = schema(component.getGenericType());
        boolean refers = bare.containsKey("$ref");
        if (said == null && !refers) {
            unexplained.add(EventWords.name(owner) + "." + component.getName());
        }
        if (refers && said == null && !nullable) {
            return bare;
        }
        Map<String, Object> schema = described(said);
        if (!refers) {
            schema.putAll(bare);
            if (nullable) {
                schema.put("type", List.of(String.valueOf(bare.get("type")), "null"));
            }
        } else if (nullable) {
            schema.put("oneOf", List.of(bare, object("type", "null")));
        } else {
            // Beside a reference nothing else counts.
            schema.put("allOf", List.of(bare));
        }
        return schema;
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Map<String, Object> schema = object("type", "array");
            schema.put("items", schema(list.getActualTypeArguments()[0]));
            return schema;
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("no schema for " + type);
        }
        return switch (plain.getName()) {
            case "boolean", "java.lang.Boolean" -> object("type", "boolean");
            case "int", "java.lang.Integer" -> formatted("integer", "int32");
            case "long", "java.lang.Long" -> formatted("integer", "int64");
            default -> text(plain);
        };
    }

    private Map<String, Object> text(Class<?> type) {
        if (type == String.class) {
            return object("type", "string");
        }
        if (type == BigDecimal.class) {
            return object("type", "number");
        }
        if (type == Instant.class) {
            return formatted("string", "date-time");
        }
        if (type == LocalDate.class) {
            return formatted("string", "date");
        }
        return type == UUID.class ? formatted("string", "uuid") : of(type);
    }

    private static Map<String, Object> described(@Nullable String said) {
        return said == null || said.isBlank()
                ? new LinkedHashMap<>()
                : object("description", said.strip());
    }

    private static Map<String, Object> formatted(String type, String format) {
        Map<String, Object> schema = object("type", type);
        schema.put("format", format);
        return schema;
    }

    static Map<String, Object> object(String name, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(name, value);
        return object;
    }
}
