package vn.bordergate.clearance.register;

import vn.bordergate.clearance.declaration.Declaration;

/** Where a file stands, as lists name it. */
public enum FileStatus {
    CHECKS_OUTSTANDING,
    SUPPLEMENT_AWAITED,
    CLEARED,
    HELD,
    PASSED,
    REFUSED,
    WITHDRAWN,
    EXPIRED;

    public static FileStatus of(Declaration.Lodged state) {
        return switch (state) {
            case Declaration.ChecksOutstanding _ -> CHECKS_OUTSTANDING;
            case Declaration.SupplementAwaited _ -> SUPPLEMENT_AWAITED;
            case Declaration.Cleared _ -> CLEARED;
            case Declaration.Held _ -> HELD;
            case Declaration.Passed _ -> PASSED;
            case Declaration.Refused _ -> REFUSED;
            case Declaration.Withdrawn _ -> WITHDRAWN;
            case Declaration.Expired _ -> EXPIRED;
        };
    }
}
