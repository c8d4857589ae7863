package vn.bordergate.events;

/** What an officer may find missing in a declaration; the name is the code of it. */
public enum MissingItem {
    /** Hóa đơn. */
    INVOICE,
    /** Phiếu đóng gói. */
    PACKING_LIST,
    /** Giấy chứng nhận xuất xứ. */
    CERTIFICATE_OF_ORIGIN,
    /** Giấy chứng nhận kiểm dịch. */
    QUARANTINE_CERTIFICATE,
    /** Giấy phép. */
    LICENCE,
    /** Chứng từ vận tải. */
    TRANSPORT_DOCUMENT,
    /** Mô tả hàng hóa. */
    GOODS_DESCRIPTION,
    /** Trọng lượng. */
    WEIGHT,
    /** Trị giá. */
    VALUE,
    /** Khác; the text says what. */
    OTHER
}
