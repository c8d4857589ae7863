// Goods as fields that one can go into: section, chapter, heading; or national group, heading.

import { board, locale, none, one, WRITTEN } from './numbers.js';
import { COLOURS, FONT, Frame, watch } from './frame.js';

const OTHERS = '*';
const MINUTE_MS = 60_000;

const frame = new Frame('goods');
const { texts } = frame;
const kept = frame.figure.querySelector('[data-kept]');
let names = { sections: {}, chapters: {}, groups: {} };

/** This month, quarter or year, as the totals name it. */
function period() {
    const [year, month] = texts.today.split('-');
    switch (frame.choice('period')) {
        case 'quarter': return `${year}-Q${Math.ceil(Number(month) / 3)}`;
        case 'year': return year;
        default: return `${year}-${month}`;
    }
}

const byGroup = () => frame.choice('by') === 'group';

function address() {
    const direction = frame.choice('direction');
    const by = byGroup() ? 'commodityGroup,heading' : 'section,chapter,heading';
    return `/api/totals?by=${by}&stage=CLEARED&period=${period()}`
        + (direction ? `&direction=${direction}` : '');
}

const named = (kind, code) => {
    if (code === OTHERS) {
        return board.dataset.textOthers;
    }
    if (kind === 'group') {
        return names.groups[code] ?? code;
    }
    if (kind === 'section') {
        return `${code} ${names.sections[code] ?? ''}`.trim();
    }
    return kind === 'chapter' ? `${code} ${names.chapters[code] ?? ''}`.trim() : code;
};

/** The rows as a tree; a field has the sum of what is in it. */
function tree(rows) {
    const top = new Map();
    for (const row of rows) {
        if (row.usdCents <= 0) {
            continue; // a field of nothing, or of less, cannot be drawn; the table has it
        }
        const code = row.section ?? row.commodityGroup;
        const section = top.get(code) ?? { id: code, name: named(row.section ? 'section' : 'group', code), value: 0, parts: new Map() };
        top.set(code, section);
        section.value += row.usdCents;
        if (code === OTHERS) {
            continue;
        }
        if (!row.section) {
            section.parts.set(row.heading, { name: row.heading, value: row.usdCents, heading: row.heading });
            continue;
        }
        const chapter = section.parts.get(row.chapter)
            ?? { id: `${code} ${row.chapter}`, name: named('chapter', row.chapter), value: 0, children: [] };
        section.parts.set(row.chapter, chapter);
        chapter.value += row.usdCents;
        chapter.children.push({ name: row.heading, value: row.usdCents, heading: row.heading });
    }
    return [...top.values()].map(({ id, name, value, parts }) => ({ id, name, value, children: [...parts.values()] }));
}

function behind(row) {
    const asked = new URLSearchParams({ stage: 'CLEARED', period: period(), heading: row.heading });
    if (frame.choice('direction')) {
        asked.set('direction', frame.choice('direction'));
    }
    return `/declarations?${asked}`;
}

function show(rows) {
    const fields = tree(rows);
    kept.hidden = !rows.some((row) => row.heading === OTHERS);
    if (rows.length === 0) {
        frame.state('empty');
        return;
    }
    // Whoever has gone into a field stays in it when figures are read anew.
    const within = frame.chart?.getModel().getSeriesByIndex(0)?.getViewRoot()?.getId();
    const level = (border) => ({
        itemStyle: { borderColor: '#ffffff', borderWidth: border, gapWidth: border },
    });
    const chart = frame.draw({
        color: ['#8f1d21', '#0b4f80', '#1f7a45', '#7a4b00', '#5b3f8c', '#00656b', '#7d3557', '#4b555e'],
        tooltip: { formatter: (field) => `${field.name}\n${WRITTEN.usd(field.value)} USD` },
        series: [{
            type: 'treemap', name: board.dataset.textWhole, data: fields, leafDepth: 1, roam: false,
            left: 0, right: 0, top: 0, bottom: FONT * 3, nodeClick: 'zoomToNode',
            breadcrumb: { bottom: 0, height: FONT * 2, itemStyle: { color: COLOURS.soft, textStyle: { fontSize: FONT, color: '#ffffff' } } },
            label: { fontSize: FONT, color: '#ffffff', overflow: 'truncate',
                formatter: (field) => `${field.name}\n${none.format(field.value / 100)} USD` },
            levels: [level(2), level(2), level(1)],
        }],
    });
    if (chart && within) {
        chart.dispatchAction({ type: 'treemapRootToNode', seriesIndex: 0, targetNodeId: within });
    }
    if (chart && board.dataset.mayTrace === 'true') {
        chart.off('click');
        chart.on('click', (event) => {
            if (event.data?.heading) {
                location.href = behind(event.data);
            }
        });
    }
    const largest = [...rows].sort((a, b) => b.usdCents - a.usdCents);
    const places = rows[0].section
        ? [texts.textSection, texts.textChapter, texts.textHeading] : [texts.textGroup, texts.textHeading];
    const place = (row) => (row.section
        ? [named('section', row.section), named('chapter', row.chapter)] : [named('group', row.commodityGroup)]);
    frame.fill(
        [...places, texts.textValue, texts.textMass, texts.textDeclarations],
        largest.map((row) => [
            ...place(row), named('heading', row.heading),
            { text: WRITTEN.usd(row.usdCents), href: row.heading === OTHERS ? null : behind(row) },
            { text: one.format(row.netMassGrams / 1e6) }, { text: none.format(row.declarations) }]));
}

frame.onChoice(() => frame.ask());
(async () => {
    try {
        names = await (await fetch(`/api/board/names?lang=${locale}`)).json();
    } catch (failure) {
        console.warn('goods', failure); // codes without names are figures all the same
    }
    watch(frame, address, MINUTE_MS, (read) => show(read.rows));
})();
