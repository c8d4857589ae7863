package vn.bordergate.ingest.tracking;

import java.util.Locale;

/**
 * Where a declaration stands. The Vietnamese names are those of the ten statuses of the national
 * public-service portal wherever one of them fits.
 */
public enum Status {
    REGISTERED("Mới đăng ký", "Registered", "新登记"),
    RECEIVED("Được tiếp nhận", "Received", "已受理"),
    IN_PROGRESS("Đang xử lý", "In progress", "办理中"),
    SUPPLEMENT_REQUESTED("Yêu cầu bổ sung giấy tờ", "Supplement requested", "要求补充材料"),
    HELD("Tạm dừng đưa hàng qua khu vực giám sát", "Goods held", "货物扣留"),
    CLEARED("Đã xử lý xong", "Cleared", "已办结"),
    PASSED("Đã trả kết quả", "Passed the supervision area", "已通过监管区"),
    EXPIRED("Hết hiệu lực", "Expired", "已失效"),
    REFUSED("Dừng xử lý", "Refused", "终止办理"),
    WITHDRAWAL_REQUESTED(
            "Công dân yêu cầu rút hồ sơ", "Withdrawal requested by the declarant", "申请人要求撤回"),
    WITHDRAWN("Đã rút hồ sơ", "Withdrawn", "已撤回");

    private final String nameVi;
    private final String nameEn;
    private final String nameZh;

    Status(String nameVi, String nameEn, String nameZh) {
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

    /** Whether the declarant may still change or take back what they said. */
    public boolean open() {
        return switch (this) {
            case REGISTERED, RECEIVED, IN_PROGRESS, SUPPLEMENT_REQUESTED, CLEARED -> true;
            // What is held may be changed again when the hold is over.
            case HELD -> false;
            case PASSED, EXPIRED, REFUSED, WITHDRAWAL_REQUESTED, WITHDRAWN -> false;
        };
    }
}
