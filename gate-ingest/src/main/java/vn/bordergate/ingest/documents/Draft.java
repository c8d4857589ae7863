package vn.bordergate.ingest.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import vn.bordergate.web.Fault;

/** What has come in of one upload so far, part by part in any order. */
final class Draft {

    static final String FILE = "file";
    static final String KIND = "kind";
    static final String REPLACES = "replaces";

    /** Bytes of parts that nobody asked for; whoever sends more is not listened to any longer. */
    private static final long WASTE_BYTES_MAX = 1 << 16;

    private final SpooledFile file;
    private final long fileBytesMax;
    private final Map<String, String> fields = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private long wasteBytes;
    private boolean amidPart;
    private boolean amidFile;
    private boolean fileSeen;
    private @Nullable String fileName;
    private @Nullable String saidType;

    Draft(SpooledFile file, long fileBytesMax) {
        this.file = file;
        this.fileBytesMax = fileBytesMax;
    }

    /** Writes it to the disk, so it blocks. */
    void take(PartEvent event) {
        if (event instanceof FormPartEvent field) {
            takeField(nameOf(event), field.value());
            return;
        }
        if (!amidPart) {
            begin(event);
        }
        amidPart = !event.isLast();
        if (amidFile) {
            requireRoom(file.bytes() + event.content().readableByteCount(), fileBytesMax);
            file.write(event.content());
        } else {
            wasteBytes += event.content().readableByteCount();
            requireRoom(wasteBytes, WASTE_BYTES_MAX);
        }
    }

    private void begin(PartEvent event) {
        String name = nameOf(event);
        amidFile = name.equals(FILE) && !fileSeen;
        if (amidFile) {
            fileSeen = true;
            fileName = event.headers().getContentDisposition().getFilename();
            saidType = saidType(event);
        } else {
            faults.add(name.equals(FILE) ? twice(name) : DocumentRefusals.unknownPart(name));
        }
    }

    private void takeField(String name, String value) {
        if (!name.equals(KIND) && !name.equals(REPLACES)) {
            // A file without a file's name comes as a field.
            faults.add(
                    name.equals(FILE)
                            ? Fault.at("/file", "FILE_AS_FIELD")
                            : DocumentRefusals.unknownPart(name));
        } else if (fields.putIfAbsent(name, value.strip()) != null) {
            faults.add(twice(name));
        }
    }

    private void requireRoom(long bytes, long most) {
        if (bytes > most) {
            throw DocumentRefusals.tooLarge(fileBytesMax);
        }
    }

    private static Fault twice(String name) {
        return Fault.at("/" + name, "DUPLICATE_PROPERTY");
    }

    private static String nameOf(PartEvent event) {
        String name = event.headers().getContentDisposition().getName();
        return name == null ? "" : name;
    }

    private static @Nullable String saidType(PartEvent event) {
        try {
            MediaType said = event.headers().getContentType();
            return said == null || said.equalsTypeAndSubtype(MediaType.APPLICATION_OCTET_STREAM)
                    ? null
                    : said.getType() + "/" + said.getSubtype();
        } catch (InvalidMediaTypeException unreadable) {
            return String.valueOf(event.headers().getFirst("Content-Type"));
        }
    }

    SpooledFile file() {
        return file;
    }

    boolean hasFile() {
        return fileSeen;
    }

    @Nullable String fileName() {
        return fileName;
    }

    /** What the sender said the file is, null where they left it open. */
    @Nullable String saidType() {
        return saidType;
    }

    @Nullable String field(String name) {
        String value = fields.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
