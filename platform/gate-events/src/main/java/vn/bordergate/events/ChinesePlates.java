package vn.bordergate.events;

import static vn.bordergate.events.PlateForm.UNKNOWN;

/** Forms of Chinese plates; the source is named at {@link PlateForm}. */
final class ChinesePlates {

    private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
    private static final char TRAILER = '挂';
    private static final char TEMPORARY = '临';

    /** At the end: police, training, embassy, consulate, Hong Kong, Macao. */
    private static final String SPECIAL_ENDS = "警学使领港澳";

    /** First of a small new-energy vehicle's six, or last of a large one's. */
    private static final String NEW_ENERGY = "ABCDEFGHJK";

    private static final int LETTERS_MAX = 2;

    private ChinesePlates() {}

    static PlateForm formOf(String text) {
        int temporary = text.indexOf(TEMPORARY);
        if (temporary >= 0) {
            String rest = text.substring(0, temporary) + text.substring(temporary + 1);
            boolean placed = temporary == 0 || temporary == 2 || temporary == text.length() - 1;
            return placed && hasPlace(rest) && isTemporaryNumber(rest.substring(2))
                    ? PlateForm.CN_TEMPORARY
                    : UNKNOWN;
        }
        return hasPlace(text) ? ofPlace(text.substring(2)) : UNKNOWN;
    }

    private static PlateForm ofPlace(String serial) {
        if (serial.isEmpty()) {
            return UNKNOWN;
        }
        char last = serial.charAt(serial.length() - 1);
        String before = serial.substring(0, serial.length() - 1);
        if (last == TRAILER) {
            return isSerial(before, 4) ? PlateForm.CN_TRAILER : UNKNOWN;
        }
        if (SPECIAL_ENDS.indexOf(last) >= 0) {
            return isSerial(before, 4) ? PlateForm.CN_SPECIAL : UNKNOWN;
        }
        if (isSerial(serial, 5)) {
            return PlateForm.CN_CIVIL;
        }
        return isNewEnergy(serial) ? PlateForm.CN_NEW_ENERGY : UNKNOWN;
    }

    /** Province and the letter of its authority. */
    private static boolean hasPlace(String text) {
        return text.length() > 2
                && PROVINCES.indexOf(text.charAt(0)) >= 0
                && isLetter(text.charAt(1));
    }

    private static boolean isTemporaryNumber(String number) {
        return number.length() >= 4 && number.length() <= 6 && Form.isDigits(number);
    }

    private static boolean isNewEnergy(String serial) {
        if (serial.length() != 6) {
            return false;
        }
        boolean small =
                NEW_ENERGY.indexOf(serial.charAt(0)) >= 0
                        && isSerial(serial.substring(1, 2), 1)
                        && Form.isDigits(serial.substring(2));
        boolean large =
                NEW_ENERGY.indexOf(serial.charAt(5)) >= 0 && Form.isDigits(serial.substring(0, 5));
        return small || large;
    }

    /** Digits and no more than two letters. */
    private static boolean isSerial(String text, int length) {
        long letters = text.chars().filter(c -> isLetter((char) c)).count();
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return text.length() == length && letters + digits == length && letters <= LETTERS_MAX;
    }

    /** I and O look like digits and are not used. */
    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' && c != 'I' && c != 'O';
    }
}
