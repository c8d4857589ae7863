// Keeps the board moving: listens to the totals and changes the figures that are on the page. The
// server wrote the page complete; without this script it stays as it was when it was asked for.

import { board, one, WRITTEN } from './numbers.js';

const fresh = document.getElementById('fresh');
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** A stream sends something every 15 s; after this silence it is dead, whatever the socket says. */
const SILENCE_MAX_MS = 40_000;
const RETRY_AFTER_MS = 3_000;
const MOVE_MS = 600;

const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false,
    day: '2-digit', month: '2-digit', year: 'numeric',
});

/** Lets a figure run from what it shows to what it is; one that was unknown has no value yet. */
function move(element, value) {
    const from = Number(element.dataset.value);
    if (from === value) {
        return;
    }
    const write = WRITTEN[element.dataset.figure];
    element.dataset.value = String(value);
    element.classList.remove('moved');
    void element.offsetWidth; // starts the highlight again
    element.classList.add('moved');
    if (reducedMotion.matches || document.hidden || Number.isNaN(from)) {
        element.textContent = write(value);
        return;
    }
    const began = performance.now();
    const step = (now) => {
        if (element.dataset.value !== String(value)) {
            return; // a newer value has taken over
        }
        const part = Math.min(1, (now - began) / MOVE_MS);
        const eased = 1 - (1 - part) ** 3;
        element.textContent = write(part === 1 ? value : Math.round(from + (value - from) * eased));
        if (part < 1) {
            requestAnimationFrame(step);
        }
    };
    requestAnimationFrame(step);
}

const nothing = () => ({ usdCents: 0, vnd: 0, netMassGrams: 0, declarations: 0, factsWithoutVnd: 0 });

function add(sum, figures) {
    for (const measure of Object.keys(sum)) {
        sum[measure] += figures[measure];
    }
}

/** Six sums: three stages, today and ever. */
const emptySums = () => ({
    DECLARED: { today: nothing(), ever: nothing() },
    CLEARED: { today: nothing(), ever: nothing() },
    CROSSED: { today: nothing(), ever: nothing() },
});

function summed(lines) {
    const sums = emptySums();
    for (const line of lines) {
        add(sums[line.stage].today, line.today);
        add(sums[line.stage].ever, line.ever);
    }
    return sums;
}

const COLUMNS = {
    cleared: (sums) => sums.CLEARED.ever.usdCents,
    clearedToday: (sums) => sums.CLEARED.today.usdCents,
    vnd: (sums) => sums.CLEARED.ever.vnd,
    massGrams: (sums) => sums.CLEARED.ever.netMassGrams,
    declarations: (sums) => sums.CLEARED.ever.declarations,
    declared: (sums) => sums.DECLARED.ever.usdCents,
};

const CARDS = {
    clearedToday: (sums) => sums.CLEARED.today,
    declaredToday: (sums) => sums.DECLARED.today,
    clearedEver: (sums) => sums.CLEARED.ever,
    declaredEver: (sums) => sums.DECLARED.ever,
};

function showRow(row, sums) {
    for (const element of row.querySelectorAll('[data-column]')) {
        move(element, COLUMNS[element.dataset.column](sums));
    }
}

/** The row of a gate and direction; a gate that the page's book lacks gets one under its code. */
function rowOf(gate, direction) {
    const body = board.querySelector('tbody');
    const found = body.querySelector(
        `tr[data-gate="${CSS.escape(gate)}"][data-direction="${direction}"]`);
    if (found) {
        return found;
    }
    const pattern = body.querySelector(`tr[data-direction="${direction}"]`);
    const row = pattern.cloneNode(true);
    row.dataset.gate = gate;
    row.querySelector('th').textContent = gate;
    for (const link of row.querySelectorAll('a[href]')) {
        const address = new URL(link.href);
        address.searchParams.set('gate', gate);
        link.href = address;
    }
    body.append(row);
    return row;
}

function show(totals) {
    if (totals.today !== board.dataset.today) {
        location.reload(); // a new day has begun at the gates: every link of today means it
        return;
    }
    const all = summed(totals.lines);
    const places = Map.groupBy(totals.lines, (line) => `${line.gate}|${line.direction}`);
    let largest = 0;
    const rows = [];
    for (const lines of places.values()) {
        const sums = summed(lines);
        largest = Math.max(largest, sums.CLEARED.ever.usdCents);
        rows.push([rowOf(lines[0].gate, lines[0].direction), sums]);
    }
    for (const [row, sums] of rows) {
        row.hidden = false;
        showRow(row, sums);
        const share = largest > 0 ? Math.max(0, 100 * sums.CLEARED.ever.usdCents / largest) : 0;
        row.querySelector('.bar-fill').setAttribute('width', String(share));
    }
    showRow(board.querySelector('[data-sum]'), all);
    for (const card of board.querySelectorAll('[data-card]')) {
        const figures = CARDS[card.dataset.card](all);
        move(card.querySelector('[data-figure="usd"]'), figures.usdCents);
        move(card.querySelector('[data-figure="count"]'), figures.declarations);
    }
    for (const row of board.querySelectorAll('tr[data-type]')) {
        row.hidden = !totals.types.some((type) => type.tradeType === row.dataset.type);
    }
    for (const type of totals.types) {
        const row = board.querySelector(`tr[data-type="${type.tradeType}"]`);
        row.hidden = false;
        if (type.stage !== 'CROSSED') {
            const column = type.stage === 'CLEARED' ? 'cleared' : 'declared';
            move(row.querySelector(`[data-type-column="${column}"]`), type.usdCents);
        }
        if (type.stage === 'CLEARED') {
            move(row.querySelector('[data-type-column="declarations"]'), type.declarations);
        }
    }
    const withoutVnd = board.querySelector('[data-notice="without-vnd"]');
    move(withoutVnd.querySelector('[data-figure]'), all.CLEARED.ever.factsWithoutVnd);
    withoutVnd.hidden = all.CLEARED.ever.factsWithoutVnd === 0;
    board.querySelector('[data-totals]').hidden = rows.length === 0;
    board.querySelector('[data-notice="empty"]').hidden = rows.length > 0;
    board.querySelector('[data-notice="unreadable"]').hidden = true;
    showFreshness(totals);
}

function showFreshness(totals) {
    if (totals.lastFactAt) {
        const at = Object.fromEntries(
            clock.formatToParts(new Date(totals.lastFactAt)).map((part) => [part.type, part.value]));
        const last = fresh.querySelector('[data-fresh="last"]');
        last.textContent =
            `${at.hour}:${at.minute}:${at.second} ${at.day}/${at.month}/${at.year}`;
        last.dateTime = totals.lastFactAt;
    }
    if (totals.lagMillis !== null) {
        fresh.querySelector('[data-fresh="lag"]').textContent =
            `${one.format(totals.lagMillis / 1000)} ${board.dataset.textSeconds}`;
    }
}

/** connecting, live, lost or stale; said in words, and by the dot beside them. */
function say(state) {
    if (fresh.dataset.state !== state) {
        fresh.dataset.state = state;
        const key = `text${state[0].toUpperCase()}${state.slice(1)}`;
        fresh.querySelector('[data-fresh="state"]').textContent = board.dataset[key];
        board.classList.toggle('is-stale', state === 'lost' || state === 'stale');
    }
}

let stream;
let heardAt = performance.now();

function connect() {
    stream?.close();
    heardAt = performance.now();
    stream = new EventSource(board.dataset.live);
    stream.addEventListener('totals', (event) => {
        heardAt = performance.now();
        say('live');
        const totals = JSON.parse(event.data);
        show(totals);
        // The charts listen to the page, not to a stream of their own.
        board.dispatchEvent(new CustomEvent('totals', { detail: totals }));
    });
    stream.addEventListener('stale', () => {
        heardAt = performance.now();
        say('stale');
    });
    stream.onerror = () => {
        say('lost');
        // The browser retries a broken stream by itself, but gives up on one that was refused.
        if (stream.readyState === EventSource.CLOSED) {
            setTimeout(connect, RETRY_AFTER_MS);
        }
    };
}

setInterval(() => {
    if (performance.now() - heardAt > SILENCE_MAX_MS && stream.readyState === EventSource.OPEN) {
        say('stale');
        connect();
    }
}, 1_000);

// A page that was left and comes back from the browser's cache has a closed stream.
addEventListener('pageshow', (event) => event.persisted && connect());
addEventListener('pagehide', () => stream.close());

say('connecting');
connect();
