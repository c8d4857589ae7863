package vn.bordergate.ingest.tracking;

import java.util.Locale;

/** Where a crossing stands. */
public enum CrossingStatus {
    ANNOUNCED("Đã khai báo xe", "Announced", "已申报车辆"),
    NOT_ADMITTED("Chưa được vào bãi", "Not admitted to the yard", "未获准入场"),
    IN_YARD("Trong bãi", "In the yard", "在场内"),
    READY("Chờ gọi vào làn", "Waiting for the call", "待叫号"),
    CALLED("Được gọi vào làn", "Called to a lane", "已叫号"),
    AT_BARRIER("Tại ba-ri-e", "At the barrier", "在道闸前"),
    CROSSED("Đã qua cửa khẩu", "Crossed", "已通关过境"),
    RETURNED("Đã quay về rỗng", "Returned empty", "已空车返回"),
    TURNED_BACK("Quay đầu", "Turned back", "已掉头"),
    NO_SHOW("Không đến", "Did not come", "未到场"),
    WITHDRAWAL_REQUESTED("Đã xin rút", "Withdrawal requested", "已申请撤回"),
    WITHDRAWN("Đã rút", "Withdrawn", "已撤回");

    private final String nameVi;
    private final String nameEn;
    private final String nameZh;

    CrossingStatus(String nameVi, String nameEn, String nameZh) {
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

    /** Whether the announcer may still change or take back what they said. */
    public boolean open() {
        return switch (this) {
            case ANNOUNCED, NOT_ADMITTED, IN_YARD, READY -> true;
            // A lane waits for exactly this vehicle.
            case CALLED, AT_BARRIER -> false;
            case CROSSED, RETURNED, TURNED_BACK, NO_SHOW, WITHDRAWAL_REQUESTED, WITHDRAWN -> false;
        };
    }

    /** Whether the crossing is over, one way or the other. */
    public boolean ended() {
        return switch (this) {
            case CROSSED, RETURNED, TURNED_BACK, NO_SHOW, WITHDRAWN -> true;
            case ANNOUNCED, NOT_ADMITTED, IN_YARD, READY, CALLED, AT_BARRIER -> false;
            case WITHDRAWAL_REQUESTED -> false;
        };
    }
}
