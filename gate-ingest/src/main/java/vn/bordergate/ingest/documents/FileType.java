package vn.bordergate.ingest.documents;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a document may be: few forms that every office can read and none of which holds a program
 * that a browser would run. Spreadsheets and word-processor files are not among them, as they are
 * archives that can hold anything.
 */
enum FileType {
    PDF("application/pdf", Set.of("pdf")),
    JPEG("image/jpeg", Set.of("jpg", "jpeg")),
    PNG("image/png", Set.of("png")),
    TIFF("image/tiff", Set.of("tif", "tiff"));

    /** For people, in messages. */
    static final String ALLOWED = "PDF, JPEG, PNG, TIFF";

    private final String mediaType;
    private final Set<String> extensions;

    FileType(String mediaType, Set<String> extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether a browser shows it by itself, in a sandbox that forbids everything else. */
    boolean isShownInSandbox() {
        return this == JPEG || this == PNG;
    }

    boolean isExtension(String text) {
        return extensions.contains(text.toLowerCase(Locale.ROOT));
    }

    String extension() {
        return switch (this) {
            case PDF -> "pdf";
            case JPEG -> "jpg";
            case PNG -> "png";
            case TIFF -> "tif";
        };
    }

    static FileType of(String mediaType) {
        for (FileType type : values()) {
            if (type.mediaType.equals(mediaType)) {
                return type;
            }
        }
        throw new IllegalArgumentException("not a document's type: " + mediaType);
    }

    /** What the bytes say; nothing that was said about them is asked. */
    static Optional<FileType> sniffed(SeekableByteChannel file) throws IOException {
        Bytes bytes = new Bytes(file);
        for (FileType type : values()) {
            if (type.fits(bytes)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private boolean fits(Bytes bytes) throws IOException {
        return switch (this) {
            // Readers look for it further down too; here nothing may stand before it.
            case PDF -> bytes.hasAt(0, "%PDF-");
            case JPEG -> ImageHeaders.isJpeg(bytes);
            case PNG -> ImageHeaders.isPng(bytes);
            case TIFF -> ImageHeaders.isTiff(bytes);
        };
    }
}
