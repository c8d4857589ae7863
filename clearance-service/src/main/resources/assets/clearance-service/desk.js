// The desk by keyboard and live. Without this script the same pages work by links and forms.
const QUIET_MS_MAX = 25_000;
const REFRESH_LIST_MS = 60_000;
const GATHER_MS = 700;
const RETRY_MS = 5_000;

const main = document.querySelector('main.desk');
const part = () => document.getElementById('file') ?? document.getElementById('work');
const openDialog = () => document.querySelector('dialog[open]');
const isTyping = (target) => target.closest?.('input, textarea, select, [contenteditable]');

// --- Keys: whatever bears a key is done by it, and says so on itself.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (isTyping(event.target) || openDialog()) return;
  if (event.key === 'j' || event.key === 'k') {
    const rows = [...document.querySelectorAll('.row-link')];
    if (rows.length > 0) {
      const at = rows.indexOf(document.activeElement);
      const step = event.key === 'j' ? 1 : -1;
      rows[Math.min(rows.length - 1, Math.max(0, at + step))].focus();
      event.preventDefault();
      return;
    }
  }
  const target = [...document.querySelectorAll('[data-key]')].find((one) => one.dataset.key === event.key);
  if (!target) return;
  event.preventDefault();
  if (target.matches('input')) target.focus();
  else target.click();
});

// --- Dialogs: a link without script, a modal dialog with it; focus goes in and comes back.
const show = (dialog) => {
  dialog.close();
  dialog.showModal();
  dialog.querySelector('select, textarea, input:not([type=hidden]), button')?.focus();
};
document.addEventListener('click', (event) => {
  const opener = event.target.closest?.('[data-dialog]');
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    show(dialog);
  } else if (event.target.closest?.('[data-close]')) {
    event.preventDefault();
    openDialog()?.close();
  } else if (event.target.closest?.('[data-print]')) {
    window.print();
  }
});
document.querySelectorAll('dialog[open]').forEach(show);

// --- Parts of the page: only an answer that holds the part takes its place.
const failed = document.getElementById('failed');
document.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr, requestConfig } = event.detail;
  const now = part();
  const holdsIt = now && xhr.responseText.includes(`id="${now.id}"`);
  const version = /data-version="([\d.]+)"/.exec(xhr.responseText)?.[1];
  const isNews = requestConfig.verb !== 'get' || !version || version !== now?.dataset.version;
  event.detail.shouldSwap = Boolean(holdsIt && isNews);
  event.detail.isError = false;
  failed.hidden = Boolean(holdsIt);
  if (holdsIt && isNews && requestConfig.verb === 'get' && now.id === 'file') {
    const said = document.getElementById('said');
    said.textContent = said.dataset.moved;
  }
});
document.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.requestConfig.verb === 'post') {
    document.getElementById('outcome')?.focus();
  }
});
for (const failure of ['htmx:sendError', 'htmx:timeout']) {
  document.addEventListener(failure, (event) => {
    if (event.detail.requestConfig?.verb === 'post') failed.hidden = false;
    openDialog()?.close();
  });
}

// --- News: one stream; whoever is typing in a dialog is not disturbed.
let gathered = 0;
const refresh = () => {
  if (gathered || !part()) return;
  gathered = setTimeout(() => {
    gathered = 0;
    if (openDialog()) {
      openDialog().addEventListener('close', refresh, { once: true });
      return;
    }
    htmx.ajax('GET', location.pathname + location.search, { target: `#${part().id}`, swap: 'outerHTML' });
  }, GATHER_MS);
};

const live = main?.dataset.live;
if (live) {
  const lost = document.getElementById('lost');
  const lastNews = document.getElementById('last-news');
  const clock = new Intl.DateTimeFormat('vi', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'medium' });
  let heard = Date.now();
  let source;
  const hear = (event, isFresh) => {
    heard = Date.now();
    lost.hidden = isFresh;
    if (isFresh) {
      lastNews.dateTime = event.data;
      lastNews.textContent = clock.format(new Date(event.data));
    }
  };
  const listen = () => {
    source = new EventSource(live);
    source.addEventListener('alive', (event) => {
      // After a break nobody knows what was missed.
      if (!lost.hidden) refresh();
      hear(event, true);
    });
    source.addEventListener('moved', (event) => { hear(event, true); refresh(); });
    source.addEventListener('stale', (event) => hear(event, false));
    source.onerror = () => {
      lost.hidden = false;
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS);
    };
  };
  listen();
  setInterval(() => { if (Date.now() - heard > QUIET_MS_MAX) lost.hidden = false; }, RETRY_MS);
  addEventListener('pagehide', () => source.close());
  // Times left pass by themselves.
  if (document.getElementById('work')) setInterval(refresh, REFRESH_LIST_MS);
}
