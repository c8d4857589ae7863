package vn.bordergate.trials.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Questions over a year by chapter and month, of years of daily cells for many gates. */
final class YearQuestions {

    private static final int LAST_YEAR = 2025;
    private static final int HEADINGS_A_DAY = 40;
    private static final int WARM_UP_SHARE = 4;
    private static final double P99 = 0.99;
    private static final double GOAL_MS = 50;

    /** Forty headings of forty chapters a day at each gate, declared and cleared. */
    private static final String CELLS =
            """
            insert into total
            select d::date, 'BENCH-' || g, case when h % 2 = 0 then 'EXPORT' else 'IMPORT' end,
                case when h % 2 = 0 then 'EXPORT' else 'IMPORT' end, s,
                lpad((1 + (h * 7 + extract(doy from d)::int) % 96)::text, 2, '0')
                    || lpad((1 + h % 9)::text, 2, '0'),
                'CN', 'CNY', 1000 + h, 14000 + h, 3600000 + h, 0, 18000000, 1 + h % 3, 2
            from generate_series(make_date(?, 1, 1), make_date(?, 12, 31), interval '1 day') as d,
                generate_series(1, ?) as g, generate_series(1, ?) as h,
                unnest(array['DECLARED', 'CLEARED']) as s
            on conflict do nothing
            """;

    private static final String MONTHS =
            """
            insert into month_total
            select date_trunc('month', day)::date, gate, direction, trade_type, stage,
                left(heading, 2), sum(usd_cents), sum(vnd), sum(facts_without_vnd),
                sum(net_mass_grams), sum(declarations), sum(facts)
            from total where gate like 'BENCH-%' group by 1, 2, 3, 4, 5, 6
            """;

    /** As after many days on which goods of enough declarants were shown. */
    private static final String SHOWN =
            """
            insert into goods_shown
            select date_trunc('month', day)::date, gate, direction, trade_type, stage, heading,
                sum(usd_cents), sum(vnd), sum(facts_without_vnd), sum(net_mass_grams),
                sum(declarations), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            from total where gate like 'BENCH-%' group by 1, 2, 3, 4, 5, 6
            on conflict do nothing
            """;

    private final FoldScale scale;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    YearQuestions(FoldScale scale, int port) {
        this.scale = scale;
        this.port = port;
    }

    void measure(Connection database, Figures figures) throws Exception {
        fill(database);
        figures.limit(
                "year-question-daily-cells",
                FoldBench.number(database, "select count(*) from total where gate like 'BENCH-%'"),
                "rows");
        ask(scale.questions() / WARM_UP_SHARE);
        double[] millis = ask(scale.questions());
        Arrays.sort(millis);
        figures.limit("year-by-chapter-and-month-p50", millis[millis.length / 2], "ms");
        figures.atMost(
                "year-by-chapter-and-month-p99",
                millis[(int) Math.ceil(P99 * millis.length) - 1],
                "ms",
                GOAL_MS);
    }

    private void fill(Connection database) throws SQLException {
        try (PreparedStatement cells = database.prepareStatement(CELLS);
                Statement plain = database.createStatement()) {
            cells.setInt(1, LAST_YEAR - scale.years() + 1);
            cells.setInt(2, LAST_YEAR);
            cells.setInt(3, scale.gates());
            cells.setInt(4, HEADINGS_A_DAY);
            cells.executeUpdate();
            plain.execute(MONTHS);
            plain.execute(SHOWN);
            plain.execute("analyze total, month_total, goods_shown");
        }
    }

    /** One after the other, the years in turn. */
    private double[] ask(int questions) throws IOException, InterruptedException {
        double[] millis = new double[questions];
        for (int i = 0; i < questions; i++) {
            int year = LAST_YEAR - i % scale.years();
            URI address =
                    URI.create(
                            "http://127.0.0.1:"
                                    + port
                                    + "/api/totals?by=chapter,month&period="
                                    + year);
            long begun = System.nanoTime();
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString());
            millis[i] = (System.nanoTime() - begun) / 1e6;
            if (answer.statusCode() != 200 || !answer.body().contains(year + "-12")) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
        }
        return millis;
    }
}
