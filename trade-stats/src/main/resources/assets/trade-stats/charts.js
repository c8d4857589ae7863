// The lines of the board: today against yesterday and last week, the year against plan and last year.

import { board, locale, none, two, three, WRITTEN } from './numbers.js';
import { COLOURS, FONT, Frame, watch } from './frame.js';
import './goods.js';
import './gates.js';

const QUARTER_HOUR_MS = 900_000;

const axes = (x, name, write) => ({
    grid: { left: 8, right: 16, top: FONT * 3, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { fontSize: FONT, color: COLOURS.ink } },
    xAxis: { type: 'category', data: x, boundaryGap: false, axisLabel: { fontSize: FONT, color: COLOURS.soft }, axisLine: { lineStyle: { color: COLOURS.grey } } },
    yAxis: { type: 'value', name, axisLabel: { fontSize: FONT, color: COLOURS.soft, formatter: write }, splitLine: { lineStyle: { color: COLOURS.line } } },
});

function line(name, data, colour, type, width) {
    return {
        name, data, type: 'line', showSymbol: false, itemStyle: { color: colour },
        lineStyle: { color: colour, type, width }, emphasis: { disabled: true },
    };
}

function dayChart() {
    const frame = new Frame('day');
    const { texts } = frame;
    const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour + 1).padStart(2, '0')}:00`);
    const now = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', hour12: false });
    let days = null;
    let live = null;

    const chosen = (place) => (!frame.choice('gate') || place.gate === frame.choice('gate'))
        && (!frame.choice('direction') || place.direction === frame.choice('direction'));

    const curve = (day) => {
        const places = day.places.filter(chosen);
        let sum = 0;
        const reached = hours.map((_, hour) => {
            for (const place of places) {
                sum += place.usdCents[hour];
            }
            return sum;
        });
        return { reached, later: places.reduce((all, place) => all + place.laterUsdCents, 0), any: places.length > 0 };
    };

    const show = () => {
        if (!days) {
            return;
        }
        const [today, yesterday, lastWeek] = days.map(curve);
        const hour = Number(now.format(new Date())) % 24;
        if (live) {
            // What the stream says now is newer than the hours that were read.
            today.reached[hour] = live.lines
                .filter((l) => l.stage === 'CLEARED' && chosen(l))
                .reduce((all, l) => all + l.today.usdCents, 0) - today.later;
        }
        if (!today.any && !yesterday.any && !lastWeek.any && !today.reached[hour]) {
            frame.state('empty');
            return;
        }
        const soFar = today.reached.map((cents, at) => (at <= hour ? cents : null));
        frame.draw({
            ...axes(hours, '', (cents) => none.format(cents / 100_000)),
            tooltip: { trigger: 'axis', valueFormatter: (cents) => (cents === null || cents === undefined ? '–' : `${WRITTEN.usd(cents)} USD`) },
            series: [
                line(texts.textToday, soFar, COLOURS.seal, 'solid', 4),
                line(texts.textYesterday, yesterday.reached, COLOURS.link, 'dashed', 2),
                line(texts.textLastWeek, lastWeek.reached, COLOURS.grey, 'dotted', 2),
            ],
        });
        const usd = (cents) => ({ text: cents === null ? '–' : WRITTEN.usd(cents) });
        frame.fill([texts.textHour, texts.textToday, texts.textYesterday, texts.textLastWeek], [
            ...hours.map((name, at) => [name, usd(soFar[at]), usd(yesterday.reached[at]), usd(lastWeek.reached[at])]),
            [texts.textLater, usd(today.later), usd(yesterday.later), usd(lastWeek.later)],
        ]);
    };

    frame.onChoice(show);
    let readHour = -1;
    board.addEventListener('totals', (event) => {
        live = event.detail;
        const hour = Number(now.format(new Date()));
        if (days && hour !== readHour) {
            frame.ask(); // an hour has ended: its end is now in the figures
        } else {
            show();
        }
        readHour = hour;
    });
    watch(frame, '/api/board/hours', QUARTER_HOUR_MS, (read) => {
        days = read.days;
        show();
    });
}

function yearChart() {
    const frame = new Frame('year');
    const { texts } = frame;
    const words = frame.figure.querySelector('.words');
    const months = Array.from({ length: 12 }, (_, month) => String(month + 1));
    let year = null;

    /** What the sum from New Year to the end of a month is made of. */
    const behind = (of, month) => {
        const last = new Date(Date.UTC(of, month + 1, 0)).toISOString().slice(0, 10);
        const way = frame.choice('counted');
        return `/declarations?stage=CLEARED&period=${of}-01-01..${last}`
            + (way === 'TRADE' ? '' : `&direction=${way}`);
    };

    const show = () => {
        const found = year?.lines.find((l) => l.counted === frame.choice('counted'));
        words.hidden = !found;
        if (!found) {
            frame.state('empty');
            return;
        }
        const plan = found.planUsdCents;
        const series = [
            line(`${texts.textThis} (${year.year})`, found.usdCents, COLOURS.seal, 'solid', 4),
            line(`${texts.textLast} (${year.year - 1})`, found.lastYearUsdCents, COLOURS.link, 'dashed', 2),
        ];
        if (plan !== null) {
            series.push(line(texts.textPlan, months.map(() => plan), COLOURS.green, 'dotted', 3));
        }
        frame.draw({
            ...axes(months, '', (cents) => two.format(cents / 1e8)),
            tooltip: { trigger: 'axis', valueFormatter: (cents) => (cents === null || cents === undefined ? '–' : `${three.format(cents / 1e8)} × 10⁶ USD`) },
            series,
        });
        const usd = (cents, href) => (cents === undefined || cents === null
            ? { text: '–' } : { text: two.format(cents / 100), href });
        frame.fill([texts.textMonth, texts.textThis, texts.textLast, texts.textPlan],
            months.map((name, at) => [name, usd(found.usdCents[at], behind(year.year, at)),
                usd(found.lastYearUsdCents[at], behind(year.year - 1, at)), usd(at === 11 ? plan : null)]));
        for (const word of words.querySelectorAll('[data-word]')) {
            word.textContent = found.words[word.dataset.word];
        }
    };

    frame.onChoice(show);
    watch(frame, `/api/board/year?lang=${locale}`, QUARTER_HOUR_MS, (read) => {
        year = read;
        show();
    });
}

dayChart();
yearChart();
