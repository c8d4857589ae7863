package vn.bordergate.clearance.rulebook;

import java.util.List;
import vn.bordergate.events.CustomsChannel;

/**
 * A row of the channel table as officers and declarants may read it.
 *
 * @param id never used again for another rule
 * @param mode whether it decides or is on trial
 * @param conditions input tests in FEEL by column, without the ones that always hold
 * @param reason why, in Vietnamese, English and Chinese
 */
public record RuleRow(
        String id, Mode mode, CustomsChannel channel, List<Condition> conditions, Reason reason) {
    public RuleRow {
        conditions = List.copyOf(conditions);
    }

    static RuleRow of(RuleLine line) {
        return new RuleRow(
                line.id(),
                line.mode(),
                CustomsChannel.valueOf(line.text("channel")),
                line.conditions(),
                line.reason());
    }

    /** Whether a row decides. */
    public enum Mode {
        LIVE,
        /** Recorded where it hits, to see what it would do; decides nothing. */
        DRY_RUN
    }

    /** One input test. */
    public record Condition(String input, String test) {}

    /** The row's reason in each language of the gate. */
    public record Reason(String vi, String en, String zh) {

        /** The reason in the language, Vietnamese where it is none of the three. */
        public String in(String language) {
            return switch (language) {
                case "en" -> en;
                case "zh" -> zh;
                default -> vi;
            };
        }
    }
}
