package vn.bordergate.clearance.park;

import java.util.Arrays;

/** The industrial parks of the province, by the codes that facts carry. */
enum IndustrialPark {
    /** Khu công nghiệp Bắc Duyên Hải. */
    BAC_DUYEN_HAI,
    /** Khu công nghiệp Đông Phố Mới. */
    DONG_PHO_MOI,
    /** Khu công nghiệp Tằng Loỏng. */
    TANG_LOONG;

    String code() {
        return name().replace('_', '-');
    }

    static boolean isCode(String text) {
        return Arrays.stream(values()).anyMatch(park -> park.code().equals(text));
    }
}
