package vn.bordergate.ingest.consignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One statement for a page of the list. Of what is not asked for nothing is said in it, so that the
 * index for the rest is seen.
 */
final class Page {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Page() {}

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return values;
    }

    /** Along the order of the list, of each firm as many as the page has lines. */
    static Page along(Wanted wanted) {
        Page page = new Page();
        page.sql.append("with near as (");
        for (String firm : wanted.firms()) {
            page.sql.append(page.values.isEmpty() ? "(" : " union all (");
            page.sql.append("select declaration_id from consignment c where c.firm = ");
            page.sql.append(page.value(firm));
            page.conditions(wanted);
            page.also(" and c.words @@ ", Search.query(firm, wanted.text()), "::tsquery");
            page.sql.append(" order by declaration_id desc limit ");
            page.sql.append(page.value(wanted.limit())).append(')');
        }
        page.sql.append(") select ").append(Consignment.COLUMNS);
        page.sql.append("from near join consignment c using (declaration_id)");
        return page.ordered(wanted);
    }

    /** What is searched for among the newest lines of all firms together, and nowhere else. */
    static Page newest(Wanted wanted, int lines) {
        Page page = new Page();
        page.sql.append("with newest as (select declaration_id, words from (");
        for (String firm : wanted.firms()) {
            page.sql.append(page.values.isEmpty() ? "(" : " union all (");
            page.sql.append("select declaration_id, words from consignment c where c.firm = ");
            page.sql.append(page.value(firm));
            page.conditions(wanted);
            page.sql.append(" order by declaration_id desc limit ").append(page.value(lines));
            page.sql.append(')');
        }
        page.sql.append(") all_firms order by declaration_id desc limit ");
        page.sql.append(page.value(lines));
        page.sql.append("), near as (select declaration_id from newest where ");
        String or = "";
        for (String firm : wanted.firms()) {
            String query = Search.query(firm, wanted.text());
            page.sql.append(or).append(query == null ? "true" : "words @@ ");
            if (query != null) {
                page.sql.append(page.value(query)).append("::tsquery");
            }
            or = " or ";
        }
        page.sql.append(" order by declaration_id desc limit ").append(page.value(wanted.limit()));
        page.sql.append(") select ").append(Consignment.COLUMNS);
        page.sql.append("from near join consignment c using (declaration_id)");
        return page.ordered(wanted);
    }

    /** Identities of what the words find, in no order. */
    static Page words(Wanted wanted, int most) {
        Page page = new Page();
        for (String firm : wanted.firms()) {
            String query = Search.query(firm, wanted.text());
            page.sql.append(page.values.isEmpty() ? "(" : " union all (");
            page.sql.append("select declaration_id from consignment c where ");
            page.sql.append(query == null ? "c.firm = " : "c.words @@ ");
            page.sql.append(page.value(query == null ? firm : query));
            page.sql.append(query == null ? "" : "::tsquery");
            page.sql.append(" limit ").append(page.value(most)).append(')');
        }
        return page;
    }

    /** What is wanted of these. */
    static Page among(Wanted wanted, List<UUID> found) {
        Page page = new Page();
        page.sql.append("select ").append(Consignment.COLUMNS);
        page.sql.append("from consignment c where c.declaration_id = any(");
        page.sql.append(page.value(found.toArray(UUID[]::new))).append(')');
        page.conditions(wanted);
        return page.ordered(wanted);
    }

    private Page ordered(Wanted wanted) {
        sql.append(" order by c.declaration_id desc limit ").append(value(wanted.limit()));
        return this;
    }

    private void conditions(Wanted wanted) {
        Phase phase = wanted.phase();
        also(" and c.phase = ", phase == null ? null : phase.name(), "");
        also(" and c.gate = ", wanted.gate(), "");
        also(" and c.direction = ", wanted.direction(), "");
        Instant since = wanted.crossedSince();
        also(" and c.crossed_at >= ", since == null ? null : since.toString(), "::timestamptz");
        also(" and c.declaration_id < ", wanted.after(), "");
    }

    private void also(String condition, @Nullable Object compared, String type) {
        if (compared != null) {
            sql.append(condition).append(value(compared)).append(type);
        }
    }

    private String value(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
