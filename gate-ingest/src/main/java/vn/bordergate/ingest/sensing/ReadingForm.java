package vn.bordergate.ingest.sensing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.ReadingTaken;
import vn.bordergate.events.reference.Device;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.Fields;
import vn.bordergate.ingest.form.JsonTree;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.ingest.form.Node;
import vn.bordergate.ingest.form.Place;
import vn.bordergate.web.Fault;

/** What a reading must look like to be taken in, and everything that is wrong with another. */
final class ReadingForm {

    /** Bytes of one reading; a real one has about two hundred. */
    static final int BYTES_MAX = 4 * 1024;

    /** The largest whole number that a JSON number holds exactly in every program. */
    static final long NUMBER_MAX = (1L << 53) - 1;

    static final int PLATE_TEXT_MAX = 40;
    static final int MASS_MAX_KG = AnnouncedVehicle.CAPACITY_MAX_KG;

    /** A clock that lost its battery begins here; times outside are no times. */
    private static final Instant TIME_MIN = Instant.EPOCH;

    private static final Instant TIME_MAX =
            LocalDate.of(2200, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final Set<String> PROPERTIES =
            Set.of(
                    "device",
                    "number",
                    "kind",
                    "plate",
                    "confidence",
                    "massKg",
                    "takenAt",
                    "sentAt");

    private final Device speaker;
    private final FaultList faults = new FaultList();

    private ReadingForm(Device speaker) {
        this.speaker = speaker;
    }

    /** What became of reading it. */
    sealed interface Read {
        record Sound(Said said) implements Read {}

        record Faulty(List<Fault> faults, boolean readable) implements Read {}
    }

    /**
     * Reads a JSON document in UTF-8.
     *
     * @param speaker the device that sent it, who may tell of nobody else's readings
     */
    static Read read(byte[] json, Device speaker) {
        ReadingForm form = new ReadingForm(speaker);
        Node root = JsonTree.read(json, form.faults);
        Fields fields = root == null ? null : Fields.of(root, Place.ROOT, form.faults, PROPERTIES);
        Said said = fields == null ? null : form.said(fields);
        return said != null && form.faults.isEmpty()
                ? new Read.Sound(said)
                : new Read.Faulty(form.faults.all(), form.faults.readable());
    }

    private @Nullable Said said(Fields fields) {
        String device = fields.text("device", Limits.CODE_MAX);
        if (device != null && !device.equals(speaker.code())) {
            fields.fault("device", FaultCode.DEVICE_FOREIGN, "own", speaker.code());
        }
        Long number = fields.whole("number", 1L, NUMBER_MAX);
        ReadingKind kind = kind(fields);
        String plate = fields.optionalText("plate", PLATE_TEXT_MAX);
        Integer confidence =
                fields.has("confidence")
                        ? fields.whole("confidence", 0, ReadingTaken.CONFIDENCE_MAX)
                        : null;
        Integer mass = mass(fields, kind);
        Instant taken = time(fields, "takenAt");
        Instant sent = fields.has("sentAt") ? time(fields, "sentAt") : null;
        if (taken != null && sent != null && sent.isBefore(taken)) {
            fields.fault("sentAt", FaultCode.SENT_BEFORE_TAKEN);
        }
        if (number == null || kind == null || taken == null) {
            return null;
        }
        return new Said(number, kind, plate, confidence, mass, taken, sent);
    }

    private @Nullable ReadingKind kind(Fields fields) {
        ReadingKind kind = fields.oneOf("kind", ReadingKind.class);
        if (kind != null && !speaker.reports().contains(kind)) {
            String allowed =
                    speaker.reports().stream().map(Enum::name).collect(Collectors.joining(", "));
            fields.fault("kind", FaultCode.READING_KIND_FOREIGN, "allowed", allowed);
            return null;
        }
        return kind;
    }

    private static @Nullable Integer mass(Fields fields, @Nullable ReadingKind kind) {
        if (kind == ReadingKind.WEIGHED) {
            return fields.whole("massKg", 1, MASS_MAX_KG);
        }
        if (kind != null && fields.has("massKg")) {
            fields.fault("massKg", FaultCode.MASS_WITHOUT_WEIGHING);
        }
        return null;
    }

    private static @Nullable Instant time(Fields fields, String name) {
        Instant time = fields.instant(name);
        if (time != null && (time.isBefore(TIME_MIN) || !time.isBefore(TIME_MAX))) {
            fields.fault(name, FaultCode.TIME_FORM);
            return null;
        }
        return time;
    }
}
