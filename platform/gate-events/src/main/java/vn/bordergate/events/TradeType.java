package vn.bordergate.events;

/**
 * Type of trade (loại hình), by which the board reports: see Decision 1941/QĐ-UBND for the scope.
 */
public enum TradeType {
    EXPORT,
    IMPORT,
    TEMP_IMPORT,
    TEMP_EXPORT,
    MERCHANTING,
    TRANSIT,
    BONDED_WAREHOUSE,
    BORDER_RESIDENT,
    E_COMMERCE
}
