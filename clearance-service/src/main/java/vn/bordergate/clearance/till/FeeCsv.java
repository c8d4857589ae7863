package vn.bordergate.clearance.till;

import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.till.FeeBoard.Line;

/** The book of a day as CSV (RFC 4180), whole dong without separators. */
final class FeeCsv {

    static final String HEADING =
            "\uFEFFnumber,kind,at,crossing,plate,announcer,vnd,of_receipt,reason,paid_by,officer_or_payer\r\n";

    private FeeCsv() {}

    static String row(Line line) {
        return String.join(
                        ",",
                        cell(line.number()),
                        line.paid() ? "PAID" : "GIVEN_BACK",
                        line.at().toString(),
                        line.crossingId().toString(),
                        cell(line.plate()),
                        cell(line.announcer()),
                        Long.toString(line.vnd()),
                        cell(line.ofNumber()),
                        cell(line.reason()),
                        cell(line.paidBy()),
                        cell(line.actor()))
                + "\r\n";
    }

    /** Quoted where needed; a text that a spreadsheet would run as a formula is kept from it. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
