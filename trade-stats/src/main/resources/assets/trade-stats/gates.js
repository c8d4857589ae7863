// The gates: vehicles that wait, channels of declarations, and how long release takes.

import { locale, none, one } from './numbers.js';
import { COLOURS, FONT, Frame, watch } from './frame.js';

const WAITING_MS = 15_000;
const STUDY_MS = 300_000;
const DAYS = 30;
const BARS_MAX = 8;
const SPOT_MIN = 7;
const SPOT_MAX = 34;

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const lately = () => `from=${day.format(new Date(Date.now() - DAYS * 86_400_000))}&to=${day.format(new Date())}`;

let names = { words: {}, gates: {} };
const word = (key) => names.words[key] ?? key;
const gateName = (code) => names.gates[code] ?? code;

function map() {
    const frame = new Frame('map');
    const { texts } = frame;
    const way = (direction) => (direction === 'EXPORT' ? texts.textExport : texts.textImport);
    watch(frame, '/api/waiting', WAITING_MS, (read) => {
        const waiting = new Map();
        for (const at of read.gates) {
            waiting.set(at.gate, (waiting.get(at.gate) ?? 0) + at.waiting + at.called);
        }
        const most = Math.max(1, ...waiting.values());
        for (const spot of frame.drawing.querySelectorAll('[data-gate]')) {
            const count = waiting.get(spot.dataset.gate) ?? 0;
            const circle = spot.querySelector('circle');
            circle.setAttribute('r', String(count ? Math.max(16, SPOT_MAX * Math.sqrt(count / most)) : SPOT_MIN));
            circle.classList.toggle('spot-busy', count > 0);
            spot.querySelector('.spot-count').textContent = count ? none.format(count) : '';
        }
        frame.state(null);
        frame.figure.querySelector('[data-state="empty"]').hidden = waiting.size > 0;
        frame.fill([texts.textGate, texts.textDirection, texts.textWaiting, texts.textCalled],
            read.gates.map((at) => [gateName(at.gate), way(at.direction),
                { text: none.format(at.waiting) }, { text: none.format(at.called) }]));
    });
}

function channels() {
    const frame = new Frame('channels');
    const { texts } = frame;
    const KINDS = [['GREEN', texts.textGreen, COLOURS.green], ['YELLOW', texts.textYellow, COLOURS.yellow], ['RED', texts.textRed, COLOURS.red]];
    watch(frame, () => `/api/channels?${lately()}`, STUDY_MS, (read) => {
        const gates = new Map();
        for (const row of read.rows) {
            const counts = gates.get(row.gate) ?? { GREEN: 0, YELLOW: 0, RED: 0 };
            counts[row.channel] += row.declarations;
            gates.set(row.gate, counts);
        }
        if (gates.size === 0) {
            frame.state('empty');
            return;
        }
        const all = (counts) => KINDS.reduce((sum, [kind]) => sum + counts[kind], 0);
        const places = [...gates].sort(([, a], [, b]) => all(a) - all(b));
        frame.draw({
            aria: { enabled: true, decal: { show: true } },
            grid: { left: 8, right: 40, top: FONT * 3, bottom: 8, containLabel: true },
            legend: { top: 0, left: 0, textStyle: { fontSize: FONT, color: COLOURS.ink } },
            xAxis: { type: 'value', max: 100, axisLabel: { fontSize: FONT, color: COLOURS.soft, formatter: (percent) => `${percent} %` } },
            yAxis: { type: 'category', data: places.map(([gate]) => gateName(gate)), axisLabel: { fontSize: FONT, color: COLOURS.ink } },
            tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (percent) => `${one.format(percent)} %` },
            series: KINDS.map(([kind, name, colour]) => ({
                type: 'bar', stack: 'channels', name, itemStyle: { color: colour }, emphasis: { disabled: true },
                data: places.map(([, counts]) => 100 * counts[kind] / Math.max(1, all(counts))),
            })),
        });
        frame.fill([texts.textGate, texts.textChannel, texts.textCount, texts.textShare],
            places.toReversed().flatMap(([gate, counts]) => KINDS.map(([kind, name]) => [gateName(gate), name,
                { text: none.format(counts[kind]) }, { text: `${one.format(100 * counts[kind] / Math.max(1, all(counts)))} %` }])));
    });
}

function release() {
    const frame = new Frame('release');
    const { texts } = frame;
    let rows = [];
    const name = (row) => [word(row.measure), row.channel && word(row.channel),
        row.goodsClass && word(row.goodsClass), word(row.peak ? 'PEAK' : 'OFF_PEAK')].filter(Boolean).join(' · ');
    const show = () => {
        const chosen = rows.filter((row) => !frame.choice('gate') || row.gate === frame.choice('gate'))
            .sort((a, b) => b.count - a.count);
        if (chosen.length === 0) {
            frame.state('empty');
            return;
        }
        const bars = chosen.slice(0, BARS_MAX).reverse();
        const label = (row) => `${gateName(row.gate)}: ${name(row)}`;
        const bar = (title, key, colour) => ({
            type: 'bar', name: title, itemStyle: { color: colour }, emphasis: { disabled: true }, data: bars.map((row) => row[key]),
        });
        frame.draw({
            grid: { left: 8, right: 40, top: FONT * 3, bottom: 8, containLabel: true },
            legend: { top: 0, left: 0, textStyle: { fontSize: FONT, color: COLOURS.ink } },
            xAxis: { type: 'value', axisLabel: { fontSize: FONT, color: COLOURS.soft, formatter: (minutes) => one.format(minutes), hideOverlap: true } },
            yAxis: { type: 'category', data: bars.map(label), axisLabel: { fontSize: FONT - 2, color: COLOURS.ink, width: frame.figure.clientWidth * 0.42, overflow: 'break' } },
            tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (minutes) => one.format(minutes) },
            series: [bar(texts.textP90, 'p90Minutes', '#9db8cc'), bar(texts.textMedian, 'p50Minutes', COLOURS.link)],
        });
        frame.fill([texts.textGate, texts.textMeasure, texts.textMedian, texts.textP90, texts.textCount],
            chosen.map((row) => [gateName(row.gate), name(row), { text: one.format(row.p50Minutes) },
                { text: one.format(row.p90Minutes) }, { text: none.format(row.count) }]));
    };
    frame.onChoice(show);
    watch(frame, () => `/api/release-times?${lately()}`, STUDY_MS, (read) => {
        rows = read.rows;
        show();
    });
}

(async () => {
    try {
        names = await (await fetch(`/api/board/names?lang=${locale}`)).json();
    } catch (failure) {
        console.warn('names', failure); // codes without names are figures all the same
    }
    map();
    channels();
    release();
})();
