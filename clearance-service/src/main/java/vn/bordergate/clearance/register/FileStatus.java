package vn.bordergate.clearance.register;

import vn.bordergate.clearance.declaration.Declaration;

/** Where a file stands, as lists name it. */
public enum FileStatus {
    CHECKS_OUTSTANDING,
    CLEARED,
    REFUSED,
    WITHDRAWN;

    static FileStatus of(Declaration.Lodged state) {
        return switch (state) {
            case Declaration.ChecksOutstanding _ -> CHECKS_OUTSTANDING;
            case Declaration.Cleared _ -> CLEARED;
            case Declaration.Refused _ -> REFUSED;
            case Declaration.Withdrawn _ -> WITHDRAWN;
        };
    }
}
