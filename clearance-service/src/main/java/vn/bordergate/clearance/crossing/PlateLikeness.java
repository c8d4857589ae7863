package vn.bordergate.clearance.crossing;

/**
 * How far a plate as it was read is from one that is known. Cameras mistake some characters for
 * each other, which says less of a difference than any other wrong character.
 */
public final class PlateLikeness {

    /** Characters that cameras mistake for each other. */
    private static final String[] ALIKE = {"0ODĐQ", "8B", "1IL", "5S", "2Z", "6G", "4A"};

    /** Above the last letter of a plate. */
    private static final int LETTERS = 0x200;

    /** For each character, a bit for each group that it is in. */
    private static final int[] GROUPS = groups();

    /** Of a character that is mistaken for one like it. */
    public static final int CONFUSED = 1;

    /** Of any other wrong, missing or additional character. */
    public static final int WRONG = 3;

    /** Two wrong characters; what is further away is another plate. */
    public static final int DISTANCE_MAX = 2 * WRONG;

    private PlateLikeness() {}

    /**
     * The cheapest way from one to the other; more than {@link #DISTANCE_MAX} is not told apart.
     */
    public static int distance(String read, String known) {
        if (Math.abs(read.length() - known.length()) * WRONG > DISTANCE_MAX) {
            return DISTANCE_MAX + 1;
        }
        int[] before = new int[known.length() + 1];
        for (int j = 0; j <= known.length(); j++) {
            before[j] = j * WRONG;
        }
        for (int i = 1; i <= read.length(); i++) {
            int[] now = new int[known.length() + 1];
            now[0] = i * WRONG;
            int least = now[0];
            for (int j = 1; j <= known.length(); j++) {
                int other = before[j - 1] + substitution(read.charAt(i - 1), known.charAt(j - 1));
                now[j] = Math.min(other, Math.min(before[j], now[j - 1]) + WRONG);
                least = Math.min(least, now[j]);
            }
            if (least > DISTANCE_MAX) {
                return DISTANCE_MAX + 1;
            }
            before = now;
        }
        return Math.min(before[known.length()], DISTANCE_MAX + 1);
    }

    private static int substitution(char read, char known) {
        if (read == known) {
            return 0;
        }
        boolean alike = read < LETTERS && known < LETTERS && (GROUPS[read] & GROUPS[known]) != 0;
        return alike ? CONFUSED : WRONG;
    }

    private static int[] groups() {
        int[] groups = new int[LETTERS];
        for (int group = 0; group < ALIKE.length; group++) {
            for (char letter : ALIKE[group].toCharArray()) {
                groups[letter] |= 1 << group;
            }
        }
        return groups;
    }
}
