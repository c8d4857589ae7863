package vn.bordergate.events;

import java.util.Locale;

/** What a document in a declaration's file is, by the word of whoever attached it. */
public enum DocumentKind {
    INVOICE("Hóa đơn thương mại", "Commercial invoice", "商业发票"),
    PACKING_LIST("Phiếu đóng gói", "Packing list", "装箱单"),
    CERTIFICATE_OF_ORIGIN("Giấy chứng nhận xuất xứ", "Certificate of origin", "原产地证书"),
    QUARANTINE_CERTIFICATE("Giấy chứng nhận kiểm dịch", "Quarantine certificate", "检疫证书"),
    LICENCE("Giấy phép", "Licence", "许可证"),
    TRANSPORT_DOCUMENT("Chứng từ vận tải", "Transport document", "运输单证"),
    PHOTO("Ảnh chụp", "Photo", "照片"),
    /** What an officer adds: the picture of an inspection, the result of a quarantine. */
    OFFICER_RECORD("Tài liệu của cán bộ", "Officer's record", "执法人员记录"),
    OTHER("Tài liệu khác", "Other", "其他");

    private final String nameVi;
    private final String nameEn;
    private final String nameZh;

    DocumentKind(String nameVi, String nameEn, String nameZh) {
        this.nameVi = nameVi;
        this.nameEn = nameEn;
        this.nameZh = nameZh;
    }

    /** Name in the language; Vietnamese where it is none of the three. */
    public String name(Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> nameEn;
            case "zh" -> nameZh;
            default -> nameVi;
        };
    }
}
