// A chart on the page: the drawing, and the same figures as a table for whoever reads or copies them.

import { board } from './numbers.js';

const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(name).trim();

export const COLOURS = {
    ink: colour('--ink'), soft: colour('--ink-soft'), line: colour('--line'), seal: colour('--seal'),
    link: colour('--link'), grey: colour('--line-strong'),
    green: colour('--green-edge'), yellow: colour('--yellow-edge'), red: colour('--red-edge'),
};

const wall = board.dataset.wall === 'true';
export const FONT = wall ? 20 : 13;
const RETRY_MS = 20_000;

/** What every drawing has: our letters, no motion where none is wanted, signs beside colours. */
function common() {
    return {
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: FONT, color: COLOURS.ink },
        animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        animationDuration: 300,
        // Only drawn text: markup would need inline styles, which the page's policy forbids.
        tooltip: { renderMode: 'richText', confine: true, textStyle: { fontSize: FONT, color: COLOURS.ink } },
    };
}

export class Frame {
    constructor(name) {
        this.figure = board.querySelector(`[data-chart="${name}"]`);
        this.texts = this.figure.dataset;
        this.drawing = this.figure.querySelector('.drawing');
        this.holder = this.figure.querySelector('.chart-table');
        this.table = this.holder.querySelector('table');
        this.way = this.figure.querySelector('.chart-way');
        this.asTable = false;
        this.way.addEventListener('click', () => this.turn());
    }

    choice(name) {
        return this.figure.querySelector(`[data-choice="${name}"]`)?.value ?? '';
    }

    onChoice(act) {
        this.figure.querySelectorAll('[data-choice]').forEach((c) => c.addEventListener('change', act));
    }

    /** One of loading, failed, empty; none when there is something to see. */
    state(name) {
        for (const state of this.figure.querySelectorAll(':scope > [data-state]')) {
            state.hidden = state.dataset.state !== name;
        }
        this.way.hidden = name !== null;
        this.arrange(name === null);
    }

    turn() {
        this.asTable = !this.asTable;
        this.way.setAttribute('aria-pressed', String(this.asTable));
        this.way.textContent = this.asTable ? board.dataset.textChart : board.dataset.textTable;
        this.arrange(true);
        this.chart?.resize();
    }

    arrange(visible) {
        // Not by "hidden", which an SVG has not.
        this.drawing.toggleAttribute('hidden', !visible || this.asTable);
        this.holder.hidden = !visible || !this.asTable;
    }

    /** Draws, where there is something to draw with. */
    draw(option) {
        this.state(null);
        if (typeof echarts === 'undefined') {
            if (!this.asTable) {
                this.turn();
            }
            this.way.hidden = true;
            return null;
        }
        if (!this.chart) {
            this.chart = echarts.init(this.drawing, null, { renderer: 'canvas' });
            new ResizeObserver(() => this.drawing.clientWidth > 0 && this.chart.resize()).observe(this.drawing);
        }
        const base = common();
        this.chart.setOption({ ...base, ...option, tooltip: { ...base.tooltip, ...option.tooltip } }, true);
        return this.chart;
    }

    /**
     * Fills the table: heads, then rows of cells; a cell is a text, or a number with how it is
     * written and perhaps where it leads.
     */
    fill(heads, rows) {
        const cell = (kind, content) => {
            const element = document.createElement(kind);
            if (content !== null && typeof content === 'object') {
                element.className = 'number';
                if (content.href && board.dataset.mayTrace === 'true') {
                    const link = element.appendChild(document.createElement('a'));
                    link.href = content.href;
                    link.className = 'behind';
                    link.textContent = content.text;
                } else {
                    element.textContent = content.text;
                }
            } else {
                element.textContent = content;
            }
            return element;
        };
        const row = (cells) => {
            const line = document.createElement('tr');
            line.append(...cells);
            return line;
        };
        const head = document.createElement('thead');
        head.append(row(heads.map((text) => {
            const th = cell('th', text);
            th.scope = 'col';
            return th;
        })));
        const body = document.createElement('tbody');
        body.append(...rows.map(([first, ...others]) => {
            const th = cell('th', first);
            th.scope = 'row';
            return row([th, ...others.map((content) => cell('td', content))]);
        }));
        this.table.replaceChildren(head, body);
    }
}

/** Asks now and then again after a while, and sooner after a failure; gives what it got. */
export async function watch(frame, address, everyMs, show) {
    const ask = async () => {
        let next = everyMs;
        try {
            const answer = await fetch(typeof address === 'function' ? address() : address,
                { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(15_000) });
            if (answer.status === 404) {
                frame.state('empty');
            } else if (!answer.ok) {
                throw new Error(String(answer.status));
            } else {
                show(await answer.json());
            }
        } catch (failure) {
            console.warn(frame.figure.dataset.chart, failure);
            if (frame.way.hidden) {
                frame.state('failed'); // what was shown before stays, and the page says how old it is
            }
            next = RETRY_MS;
        }
        clearTimeout(frame.timer);
        frame.timer = setTimeout(ask, next);
    };
    frame.ask = ask;
    await ask();
}
