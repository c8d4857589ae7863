package vn.bordergate.ingest.form;

/**
 * What can be wrong with what is sent. The names are published and never change; each is explained
 * in three languages in {@code messages/faults-gate-ingest*.properties}.
 */
public enum FaultCode {
    INVALID_UTF8(Kind.UNREADABLE),
    BODY_EMPTY(Kind.UNREADABLE),
    MALFORMED_JSON(Kind.UNREADABLE),
    JSON_BEYOND_LIMIT(Kind.UNREADABLE),
    LINE_TOO_LONG(Kind.UNREADABLE),
    MALFORMED_CSV(Kind.UNREADABLE),
    CSV_COLUMN_UNKNOWN(Kind.UNREADABLE),
    CSV_COLUMN_TWICE(Kind.UNREADABLE),
    CSV_COLUMN_MISSING(Kind.UNREADABLE),
    CSV_ROW_LENGTH(Kind.UNREADABLE),
    CSV_ROWS_DISAGREE,
    DECLARATION_TOO_LARGE,
    DECLARATION_NOT_STORABLE,
    MORE_FAULTS,

    UNKNOWN_PROPERTY,
    DUPLICATE_PROPERTY,
    WRONG_TYPE,
    MISSING,
    BLANK,
    TEXT_TOO_LONG,
    CONTROL_CHARACTER,
    UNKNOWN_VALUE,
    NUMBER_FORM,
    NUMBER_RANGE,
    DATE_FORM,
    TIME_FORM,

    TAX_CODE_FORM,
    TAX_CODE_CHECK_DIGIT,
    CITIZEN_NUMBER_FORM,
    FOREIGN_ID_FORM,
    REFERENCE_FORM,

    GATE_UNKNOWN,
    GATE_CLOSED(Kind.TIMELY),
    GATE_NOT_EFFECTIVE(Kind.TIMELY),
    GATE_DIRECTION_CLOSED(Kind.TIMELY),
    TRADE_TYPE_DIRECTION,
    DESTINATION_MISSING,
    ARRIVAL_PAST(Kind.TIMELY),
    ARRIVAL_TOO_FAR,
    CUSTOMS_NUMBER_FORM,
    CUSTOMS_NUMBER_DIRECTION,
    CUSTOMS_DATE_FUTURE,
    CUSTOMS_DATE_TOO_OLD(Kind.TIMELY),
    DATE_BEFORE_2000,

    ITEMS_NONE,
    ITEMS_TOO_MANY,
    ITEM_NUMBER_TWICE,
    HS_CODE_FORM,
    HS_CHAPTER_UNKNOWN,
    COUNTRY_UNKNOWN,
    CURRENCY_UNKNOWN,
    NET_MASS_MISSING,
    MASS_NEGATIVE,
    MASS_ABSURD,
    MASS_DECIMALS,
    GROSS_BELOW_NET,
    AMOUNT_NEGATIVE,
    AMOUNT_ABSURD,
    AMOUNT_DECIMALS,

    VEHICLES_TOO_MANY,
    VEHICLE_REFERENCE_TWICE,
    PLATE_IMPOSSIBLE,
    TRAILER_SAME_PLATE,
    LADEN_WITHOUT_DECLARATIONS,
    EMPTY_WITH_DECLARATIONS,
    DECLARATIONS_TOO_MANY,
    DECLARATION_ID_FORM,
    DECLARATION_TWICE,
    CONTAINERS_TOO_MANY,
    CONTAINERS_TOO_LONG,
    CONTAINER_NUMBER_FORM,
    CONTAINER_CHECK_DIGIT,
    CONTAINER_TWICE,

    SHEET_FORMULA_EMPTY,
    SHEET_CELL_ERROR,
    SHEET_CELL_MERGED,
    SHEET_ROWS_APART,

    READING_TOO_LONG(Kind.UNREADABLE),
    DEVICE_FOREIGN,
    READING_KIND_FOREIGN,
    MASS_WITHOUT_WEIGHING,
    SENT_BEFORE_TAKEN;

    private enum Kind {
        UNREADABLE,
        SUBSTANCE,
        TIMELY
    }

    private final Kind kind;

    FaultCode() {
        this(Kind.SUBSTANCE);
    }

    FaultCode(Kind kind) {
        this.kind = kind;
    }

    /** Whether the document could not even be read (400), as against read and refused (422). */
    public boolean unreadable() {
        return kind == Kind.UNREADABLE;
    }

    /**
     * Whether the same words were sound on an earlier day. Such a declaration cannot be lodged any
     * more, but repeating one that was lodged in time still earns its receipt.
     */
    public boolean timely() {
        return kind == Kind.TIMELY;
    }
}
