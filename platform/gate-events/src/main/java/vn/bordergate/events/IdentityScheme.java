package vn.bordergate.events;

/** Register that a declarant's number comes from. */
public enum IdentityScheme {
    /** Mã số thuế: ten digits of which the last is a check digit, or these, a dash and a branch. */
    VN_TAX_CODE {
        @Override
        public boolean accepts(String number) {
            String digits = normalized(number);
            return switch (digits.length()) {
                case 10 -> Form.isDigits(digits) && checkDigitHolds(digits);
                case 14 ->
                        digits.charAt(10) == '-'
                                && Form.isDigits(digits.substring(0, 10))
                                && Form.isDigits(digits.substring(11))
                                && !digits.endsWith("-000")
                                && checkDigitHolds(digits);
                default -> false;
            };
        }

        @Override
        public String normalized(String number) {
            String digits = withoutSeparators(number);
            return digits.length() == 13
                    ? digits.substring(0, 10) + "-" + digits.substring(10)
                    : digits;
        }
    },
    /** Số căn cước công dân: twelve digits, no check digit. */
    VN_CITIZEN_ID {
        @Override
        public boolean accepts(String number) {
            String digits = normalized(number);
            return digits.length() == 12 && Form.isDigits(digits);
        }

        @Override
        public String normalized(String number) {
            return withoutSeparators(number);
        }
    },
    /** Any register abroad: 3 to 35 capital letters, digits and inner dashes. */
    FOREIGN_ID {
        @Override
        public boolean accepts(String number) {
            return Form.isCode(normalized(number), 3, 35);
        }

        @Override
        public String normalized(String number) {
            return number.strip().toUpperCase(java.util.Locale.ROOT);
        }
    };

    private static final int[] TAX_CODE_WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};

    /** Whether the number, however it is separated, is one of this register by form and digit. */
    public abstract boolean accepts(String number);

    /** The one way of writing a number of this register, so that equal numbers are equal texts. */
    public abstract String normalized(String number);

    private static String withoutSeparators(String number) {
        StringBuilder kept = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c != ' ' && c != '.' && c != '-') {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static boolean checkDigitHolds(String digits) {
        int sum = 0;
        for (int i = 0; i < TAX_CODE_WEIGHTS.length; i++) {
            sum += TAX_CODE_WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return 10 - sum % 11 == digits.charAt(9) - '0';
    }
}
