package vn.bordergate.ingest.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.DocumentId;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.ingest.declaring.LodgedDeclarations.Lodged;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Judges what came in, and names everything that is wrong with it at once. */
final class Inspection {

    private static final int UNPROCESSABLE = 422;
    private static final int UNSUPPORTED_TYPE = 415;

    private final int nameCharsMax;

    Inspection(int nameCharsMax) {
        this.nameCharsMax = nameCharsMax;
    }

    /** A sound document, which still has to be compared with those that are there. */
    Proposal judge(Draft draft, SpooledFile.Sealed file, Visitor visitor, Lodged lodged) {
        List<Fault> faults = new ArrayList<>(draft.faults());
        DocumentKind kind = kind(draft.field(Draft.KIND), visitor, lodged, faults);
        DocumentId replaces = replaces(draft.field(Draft.REPLACES), faults);
        boolean otherwiseSound = faults.isEmpty();
        FileType type = type(draft, file, faults);
        DisplayName name = type == null ? null : name(draft, type, faults);
        if (kind == null || type == null || name == null || !faults.isEmpty()) {
            boolean onlyType = otherwiseSound && faults.stream().allMatch(Inspection::isOfType);
            throw new FaultsException(onlyType ? UNSUPPORTED_TYPE : UNPROCESSABLE, faults);
        }
        return new Proposal(new DocumentId(UUID.randomUUID()), kind, name, type, file, replaces);
    }

    private static @Nullable DocumentKind kind(
            @Nullable String text, Visitor visitor, Lodged lodged, List<Fault> faults) {
        if (text == null) {
            faults.add(Fault.at("/kind", "MISSING"));
            return null;
        }
        List<DocumentKind> allowed =
                Arrays.stream(DocumentKind.values())
                        .filter(kind -> visitor.mayAttach(lodged, kind))
                        .toList();
        return allowed.stream()
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseGet(
                        () -> {
                            String names =
                                    String.join(", ", allowed.stream().map(Enum::name).toList());
                            faults.add(
                                    Fault.at("/kind", "UNKNOWN_VALUE", Map.of("allowed", names)));
                            return null;
                        });
    }

    private static @Nullable DocumentId replaces(@Nullable String text, List<Fault> faults) {
        if (text == null) {
            return null;
        }
        try {
            return DocumentId.of(text);
        } catch (IllegalArgumentException notAnIdentity) {
            faults.add(Fault.at("/replaces", "REPLACED_UNKNOWN"));
            return null;
        }
    }

    private static @Nullable FileType type(
            Draft draft, SpooledFile.Sealed file, List<Fault> faults) {
        if (!draft.hasFile()) {
            if (faults.stream().noneMatch(fault -> fault.pointer().equals("/file"))) {
                faults.add(Fault.at("/file", "MISSING"));
            }
            return null;
        }
        if (file.bytes() == 0) {
            faults.add(Fault.at("/file", "FILE_EMPTY"));
            return null;
        }
        FileType type = file.type().orElse(null);
        String said = draft.saidType();
        if (type == null) {
            faults.add(Fault.at("/file", "FILE_TYPE_UNKNOWN", Map.of("allowed", FileType.ALLOWED)));
        } else if (said != null && !said.equalsIgnoreCase(type.mediaType())) {
            faults.add(
                    Fault.at(
                            "/file",
                            "FILE_TYPE_DIFFERS",
                            Map.of("said", said, "found", type.mediaType())));
        }
        return type;
    }

    private @Nullable DisplayName name(Draft draft, FileType type, List<Fault> faults) {
        DisplayName name = DisplayName.of(draft.fileName(), type);
        if (name.chars() <= nameCharsMax) {
            return name;
        }
        faults.add(Fault.at("/file", "FILE_NAME_TOO_LONG", Map.of("max", nameCharsMax)));
        return null;
    }

    private static boolean isOfType(Fault fault) {
        return fault.code().startsWith("FILE_TYPE_");
    }
}
