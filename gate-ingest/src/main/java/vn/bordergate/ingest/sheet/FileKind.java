package vn.bordergate.ingest.sheet;

import java.nio.charset.StandardCharsets;

/** What a file is, by its first bytes: its name may say anything. */
enum FileKind {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("csv", "text/csv;charset=UTF-8");

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private final String extension;
    private final String mediaType;

    FileKind(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    /** What looks like neither a spreadsheet nor text is refused. */
    static FileKind of(byte[] file) {
        if (isBlank(file)) {
            throw SheetRefusals.unreadable("SHEET_EMPTY");
        }
        if (beginsWith(file, ZIP)) {
            return XLSX;
        }
        if (beginsWith(file, EMPTY_ZIP)) {
            throw SheetRefusals.unreadable("SHEET_DAMAGED");
        }
        if (beginsWith(file, COMPOUND)) {
            throw SheetRefusals.unreadable(
                    contains(file, ENCRYPTED) ? "SHEET_ENCRYPTED" : "SHEET_OLD_FORMAT");
        }
        if (!isText(file)) {
            throw SheetRefusals.unreadable("SHEET_TYPE_UNKNOWN");
        }
        return CSV;
    }

    private static boolean isBlank(byte[] file) {
        for (byte one : file) {
            if (one != ' ' && one != '\n' && one != '\r' && one != '\t') {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 has zero bytes and a mark; whoever sends it is told so later. */
    private static boolean isText(byte[] file) {
        boolean marked =
                file.length >= 2
                        && (file[0] & 0xFF) + (file[1] & 0xFF) == 0xFF + 0xFE
                        && Math.max(file[0] & 0xFF, file[1] & 0xFF) == 0xFF;
        for (int i = 0; i < Math.min(file.length, 4096) && !marked; i++) {
            byte one = file[i];
            boolean control = one >= 0 && one < ' ';
            if (control && one != '\n' && one != '\r' && one != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean beginsWith(byte[] file, byte[] start) {
        return file.length >= start.length && matchesAt(file, 0, start);
    }

    private static boolean contains(byte[] file, byte[] part) {
        for (int at = 0; at <= file.length - part.length; at++) {
            if (matchesAt(file, at, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesAt(byte[] file, int at, byte[] part) {
        for (int i = 0; i < part.length; i++) {
            if (file[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }
}
