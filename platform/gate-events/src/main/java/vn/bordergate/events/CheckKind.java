package vn.bordergate.events;

/** A check that an authority must make before a declaration is cleared. */
public enum CheckKind {
    /** Kiểm tra hồ sơ. */
    DOCUMENT_CHECK,
    /** Kiểm tra thực tế hàng hóa. */
    PHYSICAL_INSPECTION,
    /** Lấy mẫu. */
    SAMPLE,
    /** Giấy chứng nhận kiểm dịch. */
    QUARANTINE_CERTIFICATE,
    /** Phí. */
    FEE
}
