package vn.bordergate.events;

import static vn.bordergate.events.PlateForm.UNKNOWN;

/** Forms of Vietnamese plates; the sources are named at {@link PlateForm}. */
final class VietnamesePlates {

    /** The letters of civil series; I, J, O, Q, R and W are not among them. */
    private static final String SERIES = "ABCDEFGHKLMNPSTUVXYZ";

    /** The letters of series that state agencies have, on blue plates, and others on white. */
    private static final String STATE_SERIES = "ABCDEFGHKLM";

    /** Two digits that no place has. */
    private static final String UNUSED_CODES = " 10 13 42 44 45 46 87 91 96 ";

    /** What the first letter of an army plate may be. */
    private static final String ARMY = "ABCDHKNPQTV";

    private VietnamesePlates() {}

    static PlateForm formOf(String text) {
        if (text.startsWith("T") && isTemporary(text)) {
            return PlateForm.VN_TEMPORARY;
        }
        if (text.length() == 6
                && ARMY.indexOf(text.charAt(0)) >= 0
                && Form.isCapitals(text.substring(1, 2), 1)
                && Form.isDigits(text.substring(2))) {
            return PlateForm.VN_MILITARY;
        }
        return hasLocalCode(text, 0) ? ofPlace(text.substring(2)) : UNKNOWN;
    }

    /** Whether the series, after a local code, is one that state agencies share. */
    static boolean mayBeOfTheState(String text) {
        return STATE_SERIES.indexOf(text.charAt(2)) >= 0;
    }

    private static boolean isTemporary(String text) {
        int digits = text.length() - 3;
        return digits >= 4
                && digits <= 6
                && hasLocalCode(text, 1)
                && Form.isDigits(text.substring(3));
    }

    private static boolean hasLocalCode(String text, int at) {
        if (text.length() < at + 2) {
            return false;
        }
        String code = text.substring(at, at + 2);
        return Form.isDigits(code)
                && code.charAt(0) != '0'
                && !UNUSED_CODES.contains(" " + code + " ");
    }

    /** What follows the local code: letters, then digits and nothing else. */
    private static PlateForm ofPlace(String rest) {
        int letters = 0;
        while (letters < rest.length() && !isDigit(rest.charAt(letters))) {
            letters++;
        }
        String number = rest.substring(letters);
        if (!Form.isDigits(number) || number.length() < 4 || number.length() > 5) {
            return UNKNOWN;
        }
        return series(rest.substring(0, letters), number.length() == 5);
    }

    private static PlateForm series(String series, boolean fiveDigits) {
        return switch (series) {
            case "R", "RM" -> PlateForm.VN_TRAILER;
            case "NG", "QT", "CV" -> fiveDigits ? PlateForm.VN_DIPLOMATIC : UNKNOWN;
            case "NN" -> fiveDigits ? PlateForm.VN_FOREIGN : UNKNOWN;
            case "LD", "DA", "KT", "CD", "HC", "MK", "TĐ", "MĐ" -> PlateForm.VN_SPECIAL;
            default -> civil(series, fiveDigits);
        };
    }

    private static PlateForm civil(String series, boolean fiveDigits) {
        boolean known =
                !series.isEmpty()
                        && series.length() <= 2
                        && series.chars().allMatch(letter -> SERIES.indexOf(letter) >= 0);
        if (!known) {
            return UNKNOWN;
        }
        if (series.length() == 2) {
            return fiveDigits ? PlateForm.VN_TWO_LETTERS : UNKNOWN;
        }
        return fiveDigits ? PlateForm.VN_CIVIL : PlateForm.VN_CIVIL_OLD;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
