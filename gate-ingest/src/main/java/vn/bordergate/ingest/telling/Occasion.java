package vn.bordergate.ingest.telling;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import vn.bordergate.web.Language;

/** What somebody may wish to be told of. The wire names are published and never change. */
enum Occasion {
    CHANNEL("declaration.channel", "Đã phân luồng", "Channel assigned", "已分配通道"),
    CHECK_DECIDED(
            "declaration.check-decided", "Có kết quả kiểm tra", "A check was decided", "已有检查结果"),
    SUPPLEMENT_REQUESTED(
            "declaration.supplement-requested",
            "Yêu cầu bổ sung giấy tờ",
            "Documents are asked for",
            "要求补充材料"),
    CLEARED("declaration.cleared", "Đã thông quan", "Cleared", "已放行"),
    REOPENED("declaration.reopened", "Mở lại hồ sơ", "Reopened", "重新审理"),
    REFUSED("declaration.refused", "Bị từ chối", "Refused", "被拒绝"),
    HELD("declaration.held", "Hàng bị tạm dừng", "Goods held", "货物被扣留"),
    RELEASED("declaration.released", "Hết tạm dừng", "Hold released", "解除扣留"),
    PASSED("declaration.passed", "Đã qua khu vực giám sát", "Passed supervision", "已通过监管区"),
    EXPIRED("declaration.expired", "Hết hiệu lực", "Expired", "已失效"),
    WITHDRAWN("declaration.withdrawn", "Đã rút", "Withdrawn", "已撤回"),
    CHANGE_DECLINED(
            "declaration.change-declined",
            "Không nhận khai bổ sung",
            "A change was declined",
            "修改未获受理"),
    TICKET_ISSUED(
            "crossing.ticket-issued",
            "Đã vào bãi, có số thứ tự",
            "In the yard, ticket issued",
            "已入场并取号"),
    NOT_ADMITTED("crossing.not-admitted", "Chưa được vào bãi", "Not admitted to the yard", "未获准入场"),
    READY("crossing.ready", "Đủ điều kiện, chờ gọi", "Ready, waiting for the call", "条件齐备，待叫号"),
    LACKING("crossing.lacking", "Còn thiếu điều kiện", "Something is lacking", "条件尚缺"),
    CALLED("crossing.called", "Được gọi vào làn", "Called to a lane", "已叫号"),
    CALL_REVOKED("crossing.call-revoked", "Hủy lượt gọi", "The call was taken back", "叫号已取消"),
    CALLING_STOPPED(
            "crossing.calling-stopped",
            "Tạm ngừng gọi xe như xe của bạn",
            "Vehicles like yours are not called for now",
            "暂停叫号"),
    CALLING_RESUMED(
            "crossing.calling-resumed", "Gọi xe trở lại", "Vehicles are called again", "恢复叫号"),
    AT_BARRIER("crossing.at-barrier", "Tại ba-ri-e", "At the barrier", "在道闸前"),
    CROSSED("crossing.crossed", "Đã qua cửa khẩu", "Crossed", "已通关过境"),
    RETURNED("crossing.returned", "Đã quay về rỗng", "Returned empty", "已空车返回"),
    ENDED("crossing.ended", "Lượt xe kết thúc, không qua", "Ended without crossing", "车次结束未过境"),
    FEE_QUOTED("crossing.fee-quoted", "Đã tính phí", "Fee quoted", "已核费"),
    FEE_PAID("crossing.fee-paid", "Đã nộp phí", "Fee paid", "已缴费"),
    FEE_REFUNDED("crossing.fee-refunded", "Đã hoàn phí", "Fee refunded", "已退费"),
    CONFIRM("gate.confirm", "Xác nhận hộp thư", "Confirm this mailbox", "确认邮箱"),
    TEST("gate.test", "Tin thử", "Test message", "测试消息");

    private final String wireName;
    private final String nameVi;
    private final String nameEn;
    private final String nameZh;

    Occasion(String wireName, String nameVi, String nameEn, String nameZh) {
        this.wireName = wireName;
        this.nameVi = nameVi;
        this.nameEn = nameEn;
        this.nameZh = nameZh;
    }

    @JsonValue
    String wireName() {
        return wireName;
    }

    String name(Language language) {
        return switch (language) {
            case VI -> nameVi;
            case EN -> nameEn;
            case ZH -> nameZh;
        };
    }

    /** A test is sent when it is asked for, and needs no choosing. */
    boolean isChosen() {
        return this != TEST && this != CONFIRM;
    }

    static Optional<Occasion> named(String wireName) {
        return Arrays.stream(values()).filter(o -> o.wireName.equals(wireName)).findFirst();
    }
}
