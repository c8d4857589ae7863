package vn.bordergate.stats.totals;

import java.util.List;
import java.util.StringJoiner;

/**
 * Answers as text. Written by hand because every value is a code or a number that needs no
 * escaping, and because a sum must stay the exact integer that it is.
 */
final class TotalsText {

    private static final String LINE_END = "\r\n";

    private TotalsText() {}

    static String json(TotalsQuestion question, long version, List<TotalsRow> rows) {
        StringBuilder text = new StringBuilder(64 + rows.size() * 160);
        text.append("{\"version\":").append(version).append(",\"rows\":[");
        String between = "";
        for (TotalsRow row : rows) {
            text.append(between).append('{');
            between = ",";
            for (int i = 0; i < row.values().size(); i++) {
                text.append('"').append(question.by().get(i).parameter());
                text.append("\":\"").append(row.values().get(i)).append("\",");
            }
            if (row.amount() != null) {
                text.append("\"amount\":\"").append(row.amount().toPlainString()).append("\",");
            }
            text.append("\"usd\":\"").append(row.usd());
            text.append("\",\"usdCents\":").append(row.usdCents().toPlainString());
            text.append(",\"vnd\":").append(row.vnd().toPlainString());
            text.append(",\"factsWithoutVnd\":").append(row.factsWithoutVnd().toPlainString());
            text.append(",\"netMassGrams\":").append(row.netMassGrams().toPlainString());
            text.append(",\"declarations\":").append(row.declarations().toPlainString());
            text.append('}');
        }
        return text.append("]}").toString();
    }

    static String csv(TotalsQuestion question, long version, List<TotalsRow> rows) {
        boolean byCurrency = question.by().contains(Dimension.CURRENCY);
        StringJoiner heads = new StringJoiner(",");
        question.by().forEach(dimension -> heads.add(dimension.parameter()));
        if (byCurrency) {
            heads.add("amount");
        }
        heads.add("usd,usdCents,vnd,factsWithoutVnd,netMassGrams,declarations");
        StringBuilder text = new StringBuilder(64 + rows.size() * 80);
        text.append(heads).append(LINE_END);
        for (TotalsRow row : rows) {
            StringJoiner line = new StringJoiner(",");
            row.values().forEach(line::add);
            if (row.amount() != null) {
                line.add(row.amount().toPlainString());
            }
            line.add(row.usd());
            line.add(row.usdCents().toPlainString());
            line.add(row.vnd().toPlainString());
            line.add(row.factsWithoutVnd().toPlainString());
            line.add(row.netMassGrams().toPlainString());
            line.add(row.declarations().toPlainString());
            text.append(line).append(LINE_END);
        }
        return text.toString();
    }
}
