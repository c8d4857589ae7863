// The desk by keyboard and live. Without this script the same pages work by links and forms.
import { hearNews } from '../shell/live.js';

const REFRESH_LIST_MS = 60_000;
const GATHER_MS = 700;

const main = document.querySelector('main.desk');
const part = () => ['file', 'vehicle', 'work'].map((id) => document.getElementById(id)).find(Boolean) ?? null;
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

// --- Parts of the page: only an answer that holds the part takes its place, and no older one.
const failed = document.getElementById('failed');
// As it came, before the script adds to it: what is the same again disturbs nobody.
let shown = part()?.outerHTML;
// Two counts that only grow, and a mark of what else is shown, which is another or the same.
const isNewer = (next, now) => {
  const [theirs, ours] = [next, now].map((one) => (one.dataset.version ?? '').split('.').map(Number));
  if (theirs[0] !== ours[0]) return theirs[0] > ours[0];
  return theirs[1] !== ours[1] ? theirs[1] > ours[1] : theirs[2] !== ours[2];
};
document.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr, requestConfig } = event.detail;
  const now = part();
  const next = now && new DOMParser().parseFromString(xhr.responseText, 'text/html').getElementById(now.id);
  const isGet = requestConfig.verb === 'get';
  const isNews = next && (!isGet || (next.dataset.version ? isNewer(next, now) : next.outerHTML !== shown));
  event.detail.shouldSwap = Boolean(isNews);
  event.detail.isError = false;
  failed.hidden = Boolean(next);
  if (!isNews) return;
  shown = next.outerHTML;
  const said = document.getElementById('said');
  if (isGet && now.dataset.version && said) said.textContent = now.dataset.moved ?? said.dataset.moved;
});
document.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.requestConfig.verb === 'post') {
    document.getElementById('outcome')?.focus();
    document.querySelectorAll('dialog[open]').forEach(show);
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
  hearNews(live, refresh);
  // Times left pass by themselves.
  if (!document.getElementById('file')) setInterval(refresh, REFRESH_LIST_MS);
}
