package vn.bordergate.ingest.declaring.form;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.Fields;
import vn.bordergate.ingest.form.Limits;

/** Who declares. */
final class DeclarantForm {

    private static final Set<String> PROPERTIES = Set.of("scheme", "number", "name");

    private DeclarantForm() {}

    static @Nullable Declarant read(Fields owner, String name) {
        Fields fields = owner.object(name, PROPERTIES);
        if (fields == null) {
            return null;
        }
        IdentityScheme scheme = fields.oneOf("scheme", IdentityScheme.class);
        String number = fields.text("number", Limits.IDENTITY_NUMBER_MAX);
        String called = fields.text("name", Limits.NAME_MAX);
        if (scheme == null || number == null) {
            return null;
        }
        if (!scheme.accepts(number)) {
            fields.fault("number", wrongNumber(scheme, number));
            return null;
        }
        return called == null ? null : new Declarant(scheme, scheme.normalized(number), called);
    }

    private static FaultCode wrongNumber(IdentityScheme scheme, String number) {
        return switch (scheme) {
            case VN_CITIZEN_ID -> FaultCode.CITIZEN_NUMBER_FORM;
            case FOREIGN_ID -> FaultCode.FOREIGN_ID_FORM;
            case VN_TAX_CODE ->
                    hasFormOfTaxCode(scheme.normalized(number))
                            ? FaultCode.TAX_CODE_CHECK_DIGIT
                            : FaultCode.TAX_CODE_FORM;
        };
    }

    private static boolean hasFormOfTaxCode(String normalized) {
        return normalized.matches("[0-9]{10}(-[0-9]{3})?") && !normalized.endsWith("-000");
    }
}
