package vn.bordergate.clearance.desk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Slips that a declarant may be given on paper; in an address by its name in small letters. */
enum SlipKind {
    /** Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
    RECEIPT,
    /** Phiếu yêu cầu bổ sung hồ sơ. */
    SUPPLEMENT,
    /** Phiếu xin lỗi và hẹn lại ngày trả kết quả. */
    APOLOGY,
    /** Thông báo từ chối. */
    REFUSAL;

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name in an address, or null. */
    static @Nullable SlipKind named(String path) {
        for (SlipKind kind : values()) {
            if (kind.path().equals(path)) {
                return kind;
            }
        }
        return null;
    }
}
