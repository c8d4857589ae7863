package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleModule;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.declaration.WorkingTime;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;

/** Reads an open check, also from when it was kept as its kind alone. */
final class OpenCheckReader extends ValueDeserializer<OpenCheck> {

    private record Kept(
            Authority authority,
            CheckKind kind,
            WorkingTime within,
            Instant since,
            Instant dueAt,
            boolean extended,
            @Nullable List<String> rows) {}

    static JacksonModule module() {
        return new SimpleModule("open-checks")
                .addDeserializer(OpenCheck.class, new OpenCheckReader());
    }

    private volatile @Nullable ValueDeserializer<Object> reader;

    /** Looked for once: finding it costs more than reading a check. */
    private ValueDeserializer<Object> reader(DeserializationContext context) {
        ValueDeserializer<Object> known = reader;
        if (known == null) {
            known = context.findRootValueDeserializer(context.constructType(Kept.class));
            reader = known;
        }
        return known;
    }

    @Override
    public OpenCheck deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return OpenCheck.undated(CheckKind.valueOf(parser.getString()));
        }
        Kept kept = (Kept) reader(context).deserialize(parser, context);
        return new OpenCheck(
                kept.authority(),
                kept.kind(),
                kept.within(),
                kept.since(),
                kept.dueAt(),
                kept.extended(),
                kept.rows() == null ? List.of() : kept.rows());
    }
}
