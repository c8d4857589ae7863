package vn.bordergate.events;

/** Who works on a declaration at the gate, side by side with the others (một cửa liên thông). */
public enum Authority {
    /** Hải quan. */
    CUSTOMS,
    /** Bộ đội Biên phòng. */
    BORDER_GUARD,
    /** Kiểm dịch y tế. */
    HEALTH_QUARANTINE,
    /** Kiểm dịch động vật. */
    ANIMAL_QUARANTINE,
    /** Kiểm dịch thực vật. */
    PLANT_QUARANTINE,
    /** Ban quản lý cửa khẩu, which takes the fees. */
    MANAGEMENT_BOARD,
    /** Doanh nghiệp kinh doanh bến bãi. */
    YARD
}
